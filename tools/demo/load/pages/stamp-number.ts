// A letter that comes on paper or by mail carries number and date in ink, not in form fields: here they become part of the page.
import { PDF, PdfArray, PdfStream } from "@libpdf/core";
import { copyFormFonts, ITALIC, UPRIGHT } from "#src/adapters/pdf-form/form-fonts.ts";
import { glyphEncoder } from "#src/adapters/pdf-form/glyphs.ts";
import { dict, dictOf, type PdfContext, resolved } from "#src/adapters/pdf-form/pdf-objects.ts";
import { pageBox } from "#src/adapters/pdf-form/reserve-fields.ts";
import type { Anchor } from "#src/rules/document-format/document-model.ts";

const SIZE = 13;
/** distance of the base line from the lower edge of its place, as part of the font size (writer.port.ts) */
const DESCENT = 0.216;

export type Stamp = { so: string; ngay: string; thang: string; nam: string };

/** Writes number and date at their anchors; the PDF stays an unsigned one. */
export async function stampNumber(bytes: Uint8Array, anchors: readonly Anchor[], stamp: Stamp): Promise<Uint8Array> {
  const pdf = await PDF.load(bytes);
  const { context } = pdf;
  const fonts = await copyFormFonts(context);
  const byPage = new Map<number, string[]>();
  for (const [id, value] of Object.entries(stamp)) {
    const anchor = anchors.find((each) => each.id === id);
    if (!anchor) continue;
    const font = id === "so" ? UPRIGHT : ITALIC;
    const glyphs = glyphEncoder(context, fonts[font])(value);
    const width = glyphs.width * SIZE;
    // the number ends at the stroke before the notation, the parts of the date stand in the middle of their places
    const x = id === "so" ? anchor.x + anchor.w - width : anchor.x + (anchor.w - width) / 2;
    const [left, , , top] = pageBox(context, dictOf(context, context.pages.getPage(anchor.page - 1)));
    const y = top - anchor.y - anchor.h + DESCENT * SIZE;
    const line = `BT /${font} ${SIZE} Tf 0 g 1 0 0 1 ${(left + x).toFixed(2)} ${y.toFixed(2)} Tm <${glyphs.hex}> Tj ET`;
    byPage.set(anchor.page, [...(byPage.get(anchor.page) ?? []), line]);
  }
  for (const [page, lines] of byPage) drawOn(context, page, { lines, fonts });
  return new Uint8Array(await pdf.save());
}

function drawOn(
  context: PdfContext,
  page: number,
  of: { lines: string[]; fonts: Awaited<ReturnType<typeof copyFormFonts>> },
): void {
  const dictionary = dictOf(context, context.pages.getPage(page - 1));
  if (!dictionary) return;
  const resources = dictOf(context, dictionary.get("Resources"));
  const known = dictOf(context, resources?.get("Font"));
  if (known) for (const [key, font] of Object.entries(of.fonts)) known.set(key, font);
  else resources?.set("Font", dict(of.fonts));
  const stream = (text: string) => context.register(PdfStream.fromDict({}, new TextEncoder().encode(text)));
  const contents = resolved(context, dictionary.get("Contents"));
  const before =
    contents instanceof PdfArray ? [...contents] : dictionary.get("Contents") ? [dictionary.get("Contents")] : [];
  // the page's own drawing is fenced, so that ours begins with the untouched coordinate system
  const all = [stream("q\n"), ...before, stream(`\nQ\n${of.lines.join("\n")}\n`)].filter((each) => each !== undefined);
  dictionary.set("Contents", new PdfArray(all));
}
