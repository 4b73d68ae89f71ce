// Letters for tests, made here: a printed letter, one with a secrecy mark, a scan without text, a Word file, a picture.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { Document, Packer, Paragraph } from "docx";
import sharp from "sharp";

let compiler: NodeCompiler | undefined;

function engine(): NodeCompiler {
  const locate = createRequire(import.meta.url);
  const files = ["400Regular/Tinos_400Regular.ttf", "700Bold/Tinos_700Bold.ttf"];
  const fontBlobs = files.map((file) => readFileSync(locate.resolve(`@expo-google-fonts/tinos/${file}`)));
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontBlobs }] });
  return compiler;
}

export type LetterWords = {
  /** line above everything, e.g. a stamp `MẬT` */
  mark?: string;
  parent?: string;
  organ?: string;
  number?: string;
  notation?: string;
  date?: string;
  subject?: string;
  body?: string;
  post?: string;
  signer?: string;
  /** title in the file's properties */
  title?: string;
};

const quoted = (text: string): string => JSON.stringify(text);

/** A one-page công văn in the layout of NĐ 30/2020, as Word would print it. */
export function letterPdf(words: LetterWords = {}): Uint8Array {
  const w = {
    parent: "UBND TỈNH VĨNH LONG",
    organ: "SỞ XÂY DỰNG",
    number: "2034",
    notation: "SXD-QLN",
    date: "ngày 20 tháng 11 năm 2026",
    subject: "đề nghị bố trí kinh phí sửa chữa trụ sở làm việc sau sắp xếp",
    body: "Qua kiểm tra, có 05 trụ sở xuống cấp, không bảo đảm điều kiện làm việc; đề nghị Sở Tài chính xem xét, bố trí kinh phí.",
    post: "GIÁM ĐỐC",
    signer: "Lê Hoàng Phúc",
    ...words,
  };
  const source = `
#set document(title: ${quoted(w.title ?? "")}, date: none)
#set page(paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm))
#set text(font: "Tinos", size: 13pt, lang: "vi", fallback: false)
${w.mark ? `#rect[#strong(${quoted(w.mark)})]` : ""}
#grid(columns: (65mm, 100mm), align: center + top, row-gutter: 6pt,
  [#text(${quoted(w.parent)}) \\ *#text(${quoted(w.organ)})*], [*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM* \\ *Độc lập - Tự do - Hạnh phúc*],
  text(${quoted(`Số: ${w.number}/${w.notation}`)}), text(${quoted(`Vĩnh Long, ${w.date}`)}),
  text(12pt, ${quoted(`V/v ${w.subject}`)}), [])
#v(14pt)
#align(center)[Kính gửi: Sở Tài chính tỉnh Vĩnh Long.]
#v(6pt)
#text(${quoted(w.body)})
#v(8pt)
#grid(columns: (75mm, 90mm), align: (left + top, center + top),
  [Nơi nhận: \\ #text(11pt)[\\- Như trên; \\ \\- Lưu: VT, QLN.]],
  [*#text(${quoted(w.post)})* #v(24mm) *#text(${quoted(w.signer)})*])
`;
  return pdfOf(source);
}

/** Two pages with a drawing and no letter that a program could read. */
export function scanPdf(seed = 1): Uint8Array {
  return pdfOf(
    `#set page(paper: "a4")\n#set document(date: none)\n#rect(width: ${90 + seed}mm, height: 30mm)\n#pagebreak()\n#circle(radius: 2cm)`,
  );
}

function pdfOf(source: string): Uint8Array {
  const compiled = engine().compile({ mainFileContent: source });
  if (!compiled.result) throw new Error("the test letter does not compile");
  return new Uint8Array(engine().pdf(compiled.result, {}));
}

export async function letterDocx(lines: string[]): Promise<Uint8Array> {
  const document = new Document({ sections: [{ children: lines.map((line) => new Paragraph(line)) }] });
  return new Uint8Array(await Packer.toBuffer(document));
}

export async function picture(format: "png" | "jpeg" | "tiff"): Promise<Uint8Array> {
  const drawing = sharp({ create: { width: 600, height: 800, channels: 3, background: "#ffffff" } });
  return new Uint8Array(await drawing[format]().toBuffer());
}
