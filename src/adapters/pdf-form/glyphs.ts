// Writing text with a font that already lies in the PDF: characters become glyph numbers through the font's own ToUnicode map.
import { PdfArray, PdfDict, PdfNumber, type PdfObject, PdfStream } from "@libpdf/core";
import { PdfSigningError } from "./pdf-form.port.ts";
import { dictOf, type PdfContext, resolved } from "./pdf-objects.ts";

export type Glyphs = {
  /** glyph numbers as a hexadecimal string for `Tj` */
  hex: string;
  /** width at size 1, in points */
  width: number;
};

const utf16 = (hex: string): string => Buffer.from(hex, "hex").swap16().toString("utf16le");

function glyphNumbers(map: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const [, block = ""] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph = "", to = ""] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) {
      found.set(utf16(to), Number.parseInt(glyph, 16));
    }
  }
  for (const [, block = ""] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, first = "", last = "", to = ""] of block.matchAll(
      /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g,
    )) {
      const start = utf16(to).codePointAt(0) ?? 0;
      const from = Number.parseInt(first, 16);
      for (let glyph = from; glyph <= Number.parseInt(last, 16); glyph++)
        found.set(String.fromCodePoint(start + glyph - from), glyph);
    }
  }
  return found;
}

function glyphWidths(context: PdfContext, font: PdfDict): (glyph: number) => number {
  const widths = new Map<number, number>();
  const list = resolved(context, font.get("W"));
  const items = list instanceof PdfArray ? [...list].map((item) => resolved(context, item)) : [];
  const value = (object: PdfObject | null | undefined): number => (object instanceof PdfNumber ? object.value : 0);
  for (let i = 0; i < items.length; ) {
    const first = value(items[i]);
    const next = items[i + 1];
    if (next instanceof PdfArray) {
      [...next].forEach((width, offset) => {
        widths.set(first + offset, value(resolved(context, width)));
      });
      i += 2;
    } else {
      for (let glyph = first; glyph <= value(next); glyph++) widths.set(glyph, value(items[i + 2]));
      i += 3;
    }
  }
  const other = font.getNumber("DW")?.value ?? 1000;
  return (glyph) => widths.get(glyph) ?? other;
}

/**
 * An encoder for one Type0 font of the document.
 * The returned function throws `pdf.no-glyph` for a letter that the font does not hold: a missing letter is an error, never an empty box.
 */
export function glyphEncoder(context: PdfContext, fontRef: PdfObject | undefined): (text: string) => Glyphs {
  const font = dictOf(context, fontRef);
  const map = resolved(context, font?.get("ToUnicode"));
  const descendants = resolved(context, font?.get("DescendantFonts"));
  const descendant = descendants instanceof PdfArray ? dictOf(context, descendants.at(0)) : null;
  if (!(map instanceof PdfStream) || !(descendant instanceof PdfDict)) {
    throw new PdfSigningError(
      "pdf.font",
      "Văn bản thiếu phông chữ cho ô cần ghi. Hãy trình duyệt lại văn bản từ dự thảo.",
    );
  }
  const numbers = glyphNumbers(new TextDecoder("latin1").decode(map.getDecodedData()));
  const widthOf = glyphWidths(context, descendant);
  return (text) => {
    const glyphs = [...text.normalize("NFC")].map((letter) => {
      const glyph = numbers.get(letter);
      if (glyph === undefined) {
        throw new PdfSigningError(
          "pdf.no-glyph",
          `Ký tự "${letter}" không có trong phông chữ của văn bản nên không ghi được.`,
        );
      }
      return glyph;
    });
    return {
      hex: glyphs.map((glyph) => glyph.toString(16).padStart(4, "0")).join(""),
      width: glyphs.reduce((sum, glyph) => sum + widthOf(glyph), 0) / 1000,
    };
  };
}
