// The fonts of the form fields. libpdf neither subsets nor names fonts the same way twice, so typst does it:
// a tiny PDF holding the alphabet is compiled and its two fonts are copied into the document (subset tag derived from content).
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PDF, PdfArray, PdfDict, type PdfObject, PdfRef, PdfStream } from "@libpdf/core";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { PdfSigningError } from "./pdf-form.port.ts";
import { dict, dictOf, type PdfContext } from "./pdf-objects.ts";

/** Names under /DR: upright and italic. */
export const UPRIGHT = "TinosR";
export const ITALIC = "TinosI";

const VOWELS = [
  "aàáảãạ",
  "ăằắẳẵặ",
  "âầấẩẫậ",
  "eèéẻẽẹ",
  "êềếểễệ",
  "iìíỉĩị",
  "oòóỏõọ",
  "ôồốổỗộ",
  "ơờớởỡợ",
  "uùúủũụ",
  "ưừứửữự",
  "yỳýỷỹỵ",
].join("");
const LETTERS = `${VOWELS}bcdđfghjklmnpqrstvwxz`;
/** What a number, a notation or a copy line may hold (NĐ 30/2020 PL I: any Vietnamese letter of an agency's name). */
export const FORM_ALPHABET = `0123456789 /-.,;:+()&'${LETTERS}${LETTERS.toUpperCase()}`;

let compiled: Uint8Array | undefined;

function alphabetPdf(): Uint8Array {
  if (compiled) return compiled;
  const locate = createRequire(import.meta.url);
  const fontBlobs = ["400Regular/Tinos_400Regular.ttf", "400Regular_Italic/Tinos_400Regular_Italic.ttf"].map((file) =>
    readFileSync(locate.resolve(`@expo-google-fonts/tinos/${file}`)),
  );
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }] });
  const source = [
    "#set document(date: datetime(year: 2026, month: 1, day: 1))",
    "#set page(width: 900mm, height: 60mm)",
    '#set text(font: "Tinos", size: 13pt, fallback: false, ligatures: false)',
    `#${JSON.stringify(FORM_ALPHABET)}`,
    "",
    '#text(style: "italic", "0123456789")',
  ].join("\n");
  const result = compiler.compile({ mainFileContent: source });
  if (!result.result)
    throw new PdfSigningError("pdf.font", "Không tạo được phông chữ cho ô số và ngày. Hãy cài đặt lại phần mềm.");
  compiled = new Uint8Array(compiler.pdf(result.result, { pdfStandard: "a-2b", pdfTags: false }));
  return compiled;
}

/** Copies objects with everything they point to into another document; each source object once. */
function copier(from: PdfContext, to: PdfContext): (object: PdfObject) => PdfObject {
  const done = new Map<number, PdfRef>();
  const copy = (object: PdfObject): PdfObject => {
    if (object instanceof PdfRef) {
      const known = done.get(object.objectNumber);
      if (known) return known;
      const target = to.registry.allocateRef();
      done.set(object.objectNumber, target);
      const value = from.resolve(object);
      if (value) to.registry.registerAt(target, copy(value));
      return target;
    }
    if (object instanceof PdfStream) {
      const stream = new PdfStream([], object.data);
      for (const [key, value] of object) if (key.value !== "Length") stream.set(key, copy(value));
      return stream;
    }
    if (object instanceof PdfDict) {
      const target = dict({});
      for (const [key, value] of object) target.set(key, copy(value));
      return target;
    }
    return object instanceof PdfArray ? new PdfArray([...object].map(copy)) : object;
  };
  return copy;
}

/**
 * Puts the two form fonts into a document.
 * @param fontPdf a PDF whose first page uses the wanted upright and italic fonts; our own alphabet page when left out
 * @param wanted only these are copied: a font that nothing uses makes verifiers suspicious
 * @returns references under the names {@link UPRIGHT} and {@link ITALIC}
 */
export async function copyFormFonts(
  to: PdfContext,
  fontPdf: Uint8Array = alphabetPdf(),
  wanted: readonly string[] = [UPRIGHT, ITALIC],
): Promise<Record<string, PdfObject>> {
  const { context: from } = await PDF.load(fontPdf);
  const copy = copier(from, to);
  const page = dictOf(from, from.pages.getPage(0));
  const fonts = dictOf(from, dictOf(from, page?.get("Resources"))?.get("Font"));
  const copied: Record<string, PdfObject> = {};
  for (const [key, ref] of fonts ?? []) {
    const base = dictOf(from, fonts?.get(key))?.getName("BaseFont")?.value ?? "";
    const title = base.includes("Italic") ? ITALIC : UPRIGHT;
    if (wanted.includes(title)) copied[title] = copy(ref);
  }
  if (wanted.some((title) => !copied[title]))
    throw new PdfSigningError("pdf.font", "Thiếu phông chữ cho ô số và ngày. Hãy cài đặt lại phần mềm.");
  return copied;
}
