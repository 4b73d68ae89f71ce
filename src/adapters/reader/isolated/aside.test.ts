// QC-4.2: the places of a file where a mark stands beside the pages, one case each, in files made here.
import { strToU8, zipSync } from "fflate";
import { afterAll, describe, expect, it, vi } from "vitest";
import { type Judgement, judge } from "#src/rules/secrecy/secrecy.ts";
import { createIsolatedReader } from "./isolated-reader.ts";
import { letterPdf, sampleLetter } from "./letters.fixture.ts";

vi.setConfig({ testTimeout: 60_000 });
const reader = createIsolatedReader();
afterAll(() => reader.close());

async function gate(bytes: Uint8Array): Promise<Judgement> {
  const { pages, properties, aside, unreadParts, problem } = await reader.read(bytes, "a");
  expect(problem).toBeUndefined();
  return judge(
    { declaredSecrecy: "ordinary", contentKind: "ordinary", fileName: "a", properties, pages, aside, unreadParts },
    { refuseComplaints: true },
  );
}

const MARK = "TUYỆT MẬT";
/** a PDF string in UTF-16 */
const hex = (text: string): string => `<${Buffer.from(`\uFEFF${text}`, "utf16le").swap16().toString("hex")}>`;
const stream = (bytes: Uint8Array, extra = ""): string =>
  `<</Length ${bytes.length}${extra}>>stream\n${Buffer.from(bytes).toString("latin1")}\nendstream`;

const TEXT = "Uy ban nhan dan tinh bao cao ket qua thuc hien nhiem vu";
type PdfParts = { catalog?: string; page?: string; info?: string; objects?: string[] };
/** One page of text; further objects count from 10. */
function pdf({ catalog = "", page = "", info = "", objects = [] }: PdfParts): Uint8Array {
  const content = `BT /F 12 Tf 72 700 Td (${TEXT}) Tj ET`;
  const all: [number, string][] = [
    [1, `<</Type/Catalog/Pages 2 0 R${catalog}>>`],
    [2, "<</Type/Pages/Kids[3 0 R]/Count 1>>"],
    [3, `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>${page}>>`],
    [4, stream(strToU8(content))],
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

const withFile = (name: string, bytes: Uint8Array): PdfParts => ({
  catalog: `/Names<</EmbeddedFiles<</Names[${hex(name)} 10 0 R]>>>>`,
  objects: [`<</Type/Filespec/F(a.bin)/UF${hex(name)}/EF<</F 11 0 R>>>>`, stream(bytes, "/Type/EmbeddedFile")],
});
const note = (rest: string, objects: string[] = []): PdfParts => ({
  page: "/Annots[10 0 R]",
  objects: [`<</Type/Annot/Rect[100 100 200 130]${rest}>>`, ...objects],
});
const xmp = (words: string): Uint8Array =>
  Buffer.from(
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt><rdf:li xml:lang="x-default">${words}</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>`,
  );

const paragraph = (inner: string): string => `<w:p>${inner}</w:p>`;
const run = (text: string): string => paragraph(`<w:r><w:t>${text}</w:t></w:r>`);
const BODY = run(
  "Ủy ban nhân dân tỉnh báo cáo kết quả thực hiện nhiệm vụ năm 2026 của các cơ quan, đơn vị trên địa bàn.",
);
const docx = (extra: string, parts: Record<string, Uint8Array | string> = {}): Uint8Array =>
  zipSync({
    "word/document.xml": strToU8(`<w:document><w:body>${BODY}${extra}</w:body></w:document>`),
    ...Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === "string" ? strToU8(part) : part]),
    ),
  });

const png = (width: number, height: number): Uint8Array => {
  const head = Buffer.from("89504e470d0a1a0a0000000d494844520000000000000000", "hex");
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return Buffer.concat([head, Buffer.alloc(20)]);
};

describe("QC-4.2 dấu độ mật ngoài trang của tệp PDF", () => {
  it("tệp không có dấu ở đâu thì được nhận", async () => {
    expect((await gate(pdf({ info: "/Title(Bao cao)" }))).reasons).toEqual([]);
    expect(await gate(letterPdf(sampleLetter(3).letter))).toMatchObject({ verdict: "free", mustAttest: false });
  });
  it.each<[string, PdfParts]>([
    ["tên tệp nhúng", withFile(`${MARK}.txt`, strToU8("xin chao"))],
    ["chữ của tệp nhúng", withFile("a.txt", strToU8(`Kính gửi\n${MARK}\n`))],
    ["chữ UTF-16 của tệp nhúng", withFile("a.txt", Buffer.from(`\uFEFF${MARK}`, "utf16le"))],
    ["Word nhúng trong PDF", withFile("a.docx", docx(run(MARK)))],
    ["PDF nhúng trong PDF", withFile("a.pdf", pdf(withFile("b.txt", strToU8(MARK))))],
    ["trang web nhúng", withFile("a.html", strToU8(`<html><body><b>${MARK}</b></body></html>`))],
    [
      "tệp đính ở ghi chú",
      note("/Subtype/FileAttachment/FS 11 0 R", [
        "<</Type/Filespec/F(a.txt)/EF<</F 12 0 R>>>>",
        stream(strToU8(MARK), "/Type/EmbeddedFile"),
      ]),
    ],
    [
      "dấu trang",
      {
        catalog: "/Outlines 10 0 R",
        objects: [
          "<</Type/Outlines/First 11 0 R/Last 11 0 R/Count 1>>",
          `<</Title(Chuong)/Parent 10 0 R/First 12 0 R/Last 12 0 R/Count 1/Dest[3 0 R/Fit]>>`,
          `<</Title${hex(MARK)}/Parent 11 0 R/Dest[3 0 R/Fit]>>`,
        ],
      },
    ],
    ["XMP", { catalog: "/Metadata 10 0 R", objects: [stream(xmp(MARK), "/Type/Metadata/Subtype/XML")] }],
    ["thông tin tự đặt", { info: `/DoMat${hex(MARK)}` }],
    ["ghi chú bật lên", note(`/Subtype/Text/Contents${hex(MARK)}`)],
    ["chữ tự do", note(`/Subtype/FreeText/DA(/F 12 Tf)/Contents${hex(MARK)}`)],
    ["con dấu", note(`/Subtype/Stamp/Contents${hex(MARK)}`)],
    ["tên người ghi chú", note(`/Subtype/Text/T${hex(MARK)}/Contents(x)`)],
    [
      "giá trị ô biểu mẫu bị ẩn",
      {
        catalog: "/AcroForm<</Fields[10 0 R]>>",
        page: "/Annots[10 0 R]",
        objects: [`<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/F 2/V${hex(MARK)}/Rect[10 10 20 20]>>`],
      },
    ],
  ])("%s", async (_case, parts) => {
    expect(await gate(pdf(parts))).toMatchObject({
      verdict: "refused",
      reasons: expect.arrayContaining([
        expect.objectContaining({ code: "secrecy.mark-found", facts: expect.objectContaining({ kind: "tuyet-mat" }) }),
      ]),
    });
  });
  it.each<[string, PdfParts]>([
    ["tệp nhúng không đọc được", withFile("a.bin", new Uint8Array([0, 1, 2, 3, 255]))],
    ["tệp nhúng quá nhiều tầng", withFile("a.pdf", pdf(withFile("b.pdf", pdf(withFile("c.txt", strToU8(MARK))))))],
    [
      "con dấu chỉ có hình",
      note("/Subtype/Stamp/AP<</N 11 0 R>>", [
        stream(strToU8("0 0 90 20 re f"), "/Type/XObject/Subtype/Form/BBox[0 0 100 30]"),
      ]),
    ],
  ])("%s: văn thư phải xem", async (_case, parts) => {
    const { unreadParts } = await reader.read(pdf(parts), "a");
    expect(unreadParts).toBeGreaterThan(0);
    expect((await gate(pdf(parts))).mustAttest).toBe(true);
  });
});

describe("QC-4.2 dấu độ mật ngoài trang của tệp Word", () => {
  it("tệp không có dấu ở đâu thì được nhận, không phải xác nhận", async () => {
    expect(
      await gate(
        docx("", { "docProps/core.xml": "<a><dc:title>Báo cáo</dc:title></a>", "word/media/i.png": png(16, 16) }),
      ),
    ).toMatchObject({ verdict: "free", reasons: [], mustAttest: false });
  });
  it.each<[string, Uint8Array]>([
    ["cước chú", docx("", { "word/footnotes.xml": `<w:footnotes>${run(MARK)}</w:footnotes>` })],
    ["chú thích cuối", docx("", { "word/endnotes.xml": `<w:endnotes>${run(MARK)}</w:endnotes>` })],
    ["nhận xét", docx("", { "word/comments.xml": `<w:comments>${run(MARK)}</w:comments>` })],
    ["đầu trang tên khác", docx("", { "word/kopf.xml": `<w:hdr>${run(MARK)}</w:hdr>` })],
    ["chữ nghệ thuật, hình chìm", docx("", { "word/header1.xml": `<w:hdr><v:textpath string="${MARK}"/></w:hdr>` })],
    ["phần chèn altChunk", docx("", { "word/afchunk.htm": `<html><body><p>${MARK}</p></body></html>` })],
    ["Word nhúng", docx("", { "word/embeddings/a.docx": docx(run(MARK)) })],
    [
      "bảng tính nhúng",
      docx("", {
        "word/embeddings/a.xlsx": zipSync({
          "xl/workbook.xml": strToU8("<a/>"),
          "xl/sharedStrings.xml": strToU8(`<sst><si><t>${MARK}</t></si></sst>`),
        }),
      }),
    ],
    ["thuộc tính tự đặt", docx("", { "docProps/custom.xml": `<a><vt:lpwstr>${MARK}</vt:lpwstr></a>` })],
    ["thuộc tính loại", docx("", { "docProps/core.xml": `<a><cp:category>${MARK}</cp:category></a>` })],
    ["thuộc tính đơn vị", docx("", { "docProps/app.xml": `<a><Company>${MARK}</Company></a>` })],
    ["chữ đã xóa", docx(paragraph(`<w:del><w:r><w:delText>${MARK}</w:delText></w:r></w:del>`))],
    ["mã trường", docx(paragraph(`<w:r><w:instrText> QUOTE "${MARK}" </w:instrText></w:r>`))],
    ["mô tả ảnh", docx(`<wp:docPr id="1" descr="${MARK}"/>`)],
    ["tên ô nội dung", docx(`<w:sdt><w:alias w:val="${MARK}"/></w:sdt>`)],
    ["chữ trong hình vẽ", docx("", { "word/diagrams/data1.xml": `<a><a:p><a:r><a:t>${MARK}</a:t></a:r></a:p></a>` })],
    ["tên tệp nhúng", docx("", { [`word/embeddings/${MARK}.bin`]: new Uint8Array([0, 1]) })],
    ["chữ rộng", docx(run("ＴＵＹỆＴ　ＭẬＴ"))],
  ])("%s", async (_case, bytes) => {
    const judgement = await gate(bytes);
    expect(judgement).toMatchObject({ verdict: "refused", reasons: [{ facts: { kind: "tuyet-mat" } }] });
    expect(JSON.stringify(judgement)).not.toContain(MARK);
  });
  it.each<[string, Uint8Array]>([
    ["ảnh trong Word", docx("", { "word/media/image1.png": png(400, 120) })],
    ["ảnh không biết cỡ", docx("", { "word/media/image1.emf": new Uint8Array(50) })],
    ["đối tượng OLE", docx("", { "word/embeddings/oleObject1.bin": new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]) })],
    ["phần XML hỏng", docx("", { "word/comments.xml": "<w:comments><w:p>" })],
  ])("%s: văn thư phải xem", async (_case, bytes) => {
    expect(await gate(bytes)).toMatchObject({ verdict: "free", mustAttest: true });
  });
});
