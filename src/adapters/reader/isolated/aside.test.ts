// QC-4.2: the places of a file where a mark stands beside the pages, one case each, in files made here.
import { strToU8, zipSync } from "fflate";
import { afterAll, describe, expect, it, vi } from "vitest";
import { type Judgement, judge } from "#src/rules/secrecy/secrecy.ts";
import { createIsolatedReader } from "./isolated-reader.ts";
import { letterPdf, sampleLetter } from "./letters.fixture.ts";
import {
  docx,
  hex,
  insertedIntoZip,
  MARK,
  note,
  type PdfParts,
  paragraph,
  pdf,
  png,
  pngText,
  run,
  stream,
  withFile,
  withZipNote,
  xmp,
} from "./marked-files.fixture.ts";

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

const symbol = (code: number, font = "Symbol"): string =>
  `<w:r><w:sym w:font="${font}" w:char="${code.toString(16).padStart(4, "0")}"/></w:r>`;
const ruby = (base: string, above: string): string =>
  `<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>${above}</w:t></w:r></w:rt><w:rubyBase><w:r><w:t xml:space="preserve">${base}</w:t></w:r></w:rubyBase></w:ruby></w:r>`;

describe("QC-4.2 dấu độ mật ngoài trang của tệp Word", () => {
  it("ô đánh dấu của phông hình không thành chữ", async () => {
    const tick = docx(paragraph(`${symbol(0xf06f, "Wingdings")}<w:r><w:t>Đồng ý</w:t></w:r>`));
    expect((await reader.read(tick, "a")).pages[0]?.text.split("\n")).toContain("Đồng ý");
  });
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
    ["lời chú XML", docx(`<!-- ${MARK} -->`)],
    ["chỉ dẫn XML", docx("", { "customXml/item1.xml": `<?ghichu ${MARK}?><a/>` })],
    ["XML tự đặt", docx("", { "customXml/item1.xml": `<a><b>${MARK}</b></a>` })],
    ["tên phần tử XML tự đặt", docx("", { "customXml/item1.xml": "<a><TUYET_MAT/></a>" })],
    ["XML tự đặt UTF-16", docx("", { "customXml/item1.xml": Buffer.from(`\uFEFF<a>${MARK}</a>`, "utf16le") })],
    ["thuộc tính không dấu", docx(`<w:tag w:val="TUYET MAT"/>`)],
    ["tên dấu trang", docx(`<w:bookmarkStart w:id="1" w:name="VB_TUYET_MAT"/>`)],
    ["người sửa", docx(paragraph(`<w:ins w:author="${MARK}"/>`))],
    ["chữ ẩn", docx(paragraph(`<w:r><w:rPr><w:vanish/></w:rPr><w:t>${MARK}</w:t></w:r>`))],
    ["chân trang", docx("", { "word/footer9.xml": `<w:ftr>${run(MARK)}</w:ftr>` })],
    [
      "nhận xét cắt thành nhiều đoạn",
      docx("", { "word/comments.xml": `<w:comments>${run("TUYỆT M")}${run("ẬT")}</w:comments>` }),
    ],
    [
      "nhận xét cắt thành nhiều mẩu",
      docx("", {
        "word/comments.xml": `<w:comments>${paragraph("<w:r><w:t>TUYỆT M</w:t></w:r><w:r><w:t>ẬT</w:t></w:r>")}</w:comments>`,
      }),
    ],
    ["chữ giả làm phông", docx("", { "word/fonts/font1.odttf": `${MARK}\n` })],
    ["thư mục có nội dung", docx("", { "word/x/": `${MARK}\n` })],
    ["tên phần lạ", docx("", { [`word/${MARK}.xml`]: "<a/>" })],
    ["lời ghi của tệp nén", withZipNote(docx(""), MARK)],
    ["chữ giữa hai phần của tệp nén", insertedIntoZip(docx(""), 0, MARK)],
    ["lời ghi trong ảnh", docx("", { "word/media/a.png": Buffer.concat([png(9, 9).subarray(0, 33), pngText(MARK)]) })],
    ["chữ chèn thành ký hiệu", docx(paragraph([...MARK].map((letter) => symbol(letter.charCodeAt(0))).join("")))],
    [
      "chữ chèn từ phông ký hiệu",
      docx(paragraph([..."TUYETMAT"].map((letter) => symbol(0xf000 + letter.charCodeAt(0))).join(""))),
    ],
    ["chữ có chú âm", docx(paragraph([...MARK].map((letter) => ruby(letter, "a")).join("")))],
    ["chữ của chú âm", docx(paragraph(ruby("Báo cáo", MARK)))],
    ["in hai lần", docx(run(`${MARK} ${MARK}`))],
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
