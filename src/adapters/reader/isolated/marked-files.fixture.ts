// Files made here with a mark in one place of theirs: PDF and Word, as small as they can be.
import { strToU8, zipSync } from "fflate";

export const MARK = "TUYỆT MẬT";
/** a PDF string in UTF-16 */
export const hex = (text: string): string => `<${Buffer.from(`\uFEFF${text}`, "utf16le").swap16().toString("hex")}>`;
export const stream = (bytes: Uint8Array, extra = ""): string =>
  `<</Length ${bytes.length}${extra}>>stream\n${Buffer.from(bytes).toString("latin1")}\nendstream`;

const TEXT = "Uy ban nhan dan tinh bao cao ket qua thuc hien nhiem vu";
export type PdfParts = { content?: string; catalog?: string; page?: string; info?: string; objects?: string[] };
/** One page of text; further objects count from 10. */
export function pdf({ content, catalog = "", page = "", info = "", objects = [] }: PdfParts): Uint8Array {
  const shown = content ?? `BT /F 12 Tf 72 700 Td (${TEXT}) Tj ET`;
  const all: [number, string][] = [
    [1, `<</Type/Catalog/Pages 2 0 R${catalog}>>`],
    [2, "<</Type/Pages/Kids[3 0 R]/Count 1>>"],
    [3, `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>${page}>>`],
    [4, stream(strToU8(shown))],
    [5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"],
    [6, `<<${info}>>`],
    ...objects.map((object, index): [number, string] => [10 + index, object]),
  ];
  let body = "%PDF-1.7\n";
  const places = all.map(([number, object]) => {
    const at = body.length;
    body += `${number} 0 obj\n${object}\nendobj\n`;
    return `${number} 1\n${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const start = body.length;
  body += `xref\n0 1\n0000000000 65535 f \n${places.join("")}trailer\n<</Size ${10 + objects.length}/Root 1 0 R/Info 6 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(body, "latin1"));
}

export const withFile = (name: string, bytes: Uint8Array): PdfParts => ({
  catalog: `/Names<</EmbeddedFiles<</Names[${hex(name)} 10 0 R]>>>>`,
  objects: [`<</Type/Filespec/F(a.bin)/UF${hex(name)}/EF<</F 11 0 R>>>>`, stream(bytes, "/Type/EmbeddedFile")],
});
export const note = (rest: string, objects: string[] = []): PdfParts => ({
  page: "/Annots[10 0 R]",
  objects: [`<</Type/Annot/Rect[100 100 200 130]${rest}>>`, ...objects],
});
export const xmp = (words: string): Uint8Array =>
  Buffer.from(
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt><rdf:li xml:lang="x-default">${words}</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>`,
  );

export const paragraph = (inner: string): string => `<w:p>${inner}</w:p>`;
export const run = (text: string): string => paragraph(`<w:r><w:t>${text}</w:t></w:r>`);
const BODY = run(
  "Ủy ban nhân dân tỉnh báo cáo kết quả thực hiện nhiệm vụ năm 2026 của các cơ quan, đơn vị trên địa bàn.",
);
export const docx = (extra: string, parts: Record<string, Uint8Array | string> = {}): Uint8Array =>
  zipSync({
    "word/document.xml": strToU8(`<w:document><w:body>${BODY}${extra}</w:body></w:document>`),
    ...Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === "string" ? strToU8(part) : part]),
    ),
  });

export const png = (width: number, height: number): Uint8Array => {
  const head = Buffer.from("89504e470d0a1a0a0000000d494844520000000000000000", "hex");
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return Buffer.concat([head, Buffer.alloc(20)]);
};

/** a chunk of text in a PNG */
export function pngText(words: string): Uint8Array {
  const text = Buffer.from(`Comment\0${words}`);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(text.length);
  return Buffer.concat([size, Buffer.from("tEXt"), text, Buffer.alloc(4)]);
}

/** with a comment behind the directory */
export function withZipNote(zip: Uint8Array, note: string): Uint8Array {
  const words = Buffer.from(note);
  const bytes = Buffer.concat([zip, words]);
  bytes.writeUInt16LE(words.length, zip.length - 2);
  return bytes;
}

/** with words between two entries, which no entry claims; the directory is moved on */
export function insertedIntoZip(zip: Uint8Array, after: number, words: string): Uint8Array {
  const entries = Buffer.from(zip);
  const end = entries.length - 22;
  const start = entries.readUInt32LE(end + 16);
  const extra = Buffer.from(words);
  let at = start;
  let cut = start;
  for (let index = 0; at < end; index += 1) {
    const local = entries.readUInt32LE(at + 42);
    if (index === after + 1) cut = local;
    if (index > after) entries.writeUInt32LE(local + extra.length, at + 42);
    at += 46 + entries.readUInt16LE(at + 28) + entries.readUInt16LE(at + 30) + entries.readUInt16LE(at + 32);
  }
  entries.writeUInt32LE(start + extra.length, end + 16);
  return Buffer.concat([entries.subarray(0, cut), extra, entries.subarray(cut)]);
}
