// What a signature field shows: a picture filling its rectangle, or text of 10 pt (NĐ 30/2020 PL I, mục II.7, II.8 and II.14).
import type { PdfDict, PdfObject } from "@libpdf/core";
import { copyFormFonts, UPRIGHT } from "#src/adapters/pdf-form/form-fonts.ts";
import { glyphEncoder } from "#src/adapters/pdf-form/glyphs.ts";
import { dict, dictOf, formXObject, type PdfContext } from "#src/adapters/pdf-form/pdf-objects.ts";
import type { SignatureLook } from "../document-signing.port.ts";
import { addPicture } from "./picture.ts";

const FONT_SIZE = 10;
const LINE = 12;

/** The document's own form font when it has ours, else a copy that is added. */
async function uprightFont(context: PdfContext): Promise<PdfObject | undefined> {
  const form = dictOf(context, context.catalog.getDict().get("AcroForm"));
  const own = dictOf(context, dictOf(context, form?.get("DR"))?.get("Font"))?.get(UPRIGHT);
  return own ?? (await copyFormFonts(context, undefined, [UPRIGHT]))[UPRIGHT];
}

function wrapped(line: string, fits: (text: string) => boolean): string[] {
  const lines: string[] = [];
  for (const word of line.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && fits(`${last} ${word}`)) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Builds the normal appearance of a field of this size; null leaves the field as it is. */
export async function appearanceOf(
  context: PdfContext,
  size: { w: number; h: number },
  look: SignatureLook,
): Promise<PdfDict | null> {
  if (size.w <= 0 || size.h <= 0) return null;
  switch (look.kind) {
    case "none":
      return null;
    case "picture": {
      const picture = await addPicture(context, look.png);
      const content = `q ${size.w.toFixed(3)} 0 0 ${size.h.toFixed(3)} 0 0 cm /Im Do Q`;
      return dict({ N: context.register(formXObject(size, dict({ XObject: dict({ Im: picture }) }), content)) });
    }
    case "text": {
      const font = await uprightFont(context);
      const encode = glyphEncoder(context, font);
      const lines = wrapped(look.line, (text) => encode(text).width * FONT_SIZE <= size.w);
      const shown = lines.map((text, i) => {
        const glyphs = encode(text);
        const x = Math.max(0, size.w - glyphs.width * FONT_SIZE);
        return `BT /F ${FONT_SIZE} Tf 0 g ${x.toFixed(3)} ${(size.h - LINE * (i + 1) + 2).toFixed(3)} Td <${glyphs.hex}> Tj ET`;
      });
      return dict({
        N: context.register(formXObject(size, dict({ Font: dict({ F: font ?? dict({}) }) }), shown.join("\n"))),
      });
    }
    default:
      return look satisfies never;
  }
}
