import { deflateSync } from "node:zlib";
import { AlignmentType, Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from "docx";
import { strToU8, zipSync } from "fflate";
import { afterAll, describe, expect, it, vi } from "vitest";
import { judge } from "#src/rules/secrecy/secrecy.ts";
import type { ReadResult } from "../reader.port.ts";
import { createIsolatedReader } from "./isolated-reader.ts";
import { letterPdf, sampleLetter } from "./letters.fixture.ts";

vi.setConfig({ testTimeout: 120_000 });
const reader = createIsolatedReader();
afterAll(() => reader.close());
const read = (bytes: Uint8Array): Promise<ReadResult> => reader.read(bytes, "tệp.pdf");
const sample = sampleLetter(0).letter;

// Made once with qpdf: the first asks for a password, the second only forbids printing.
const WITH_PASSWORD =
  "JVBERi0xLjYKJb/3ov4KMSAwIG9iago8PCAvUGFnZXMgMiAwIFIgL1R5cGUgL0NhdGFsb2cgPj4KZW5kb2JqCjIgMCBvYmoKPDwgL0NvdW50IDEgL0tpZHMgWyAzIDAgUiBdIC9UeXBlIC9QYWdlcyA+PgplbmRvYmoKMyAwIG9iago8PCAvTWVkaWFCb3ggWyAwIDAgMjAwIDIwMCBdIC9QYXJlbnQgMiAwIFIgL1R5cGUgL1BhZ2UgPj4KZW5kb2JqCjQgMCBvYmoKPDwgL0NGIDw8IC9TdGRDRiA8PCAvQXV0aEV2ZW50IC9Eb2NPcGVuIC9DRk0gL0FFU1YyIC9MZW5ndGggMTYgPj4gPj4gL0ZpbHRlciAvU3RhbmRhcmQgL0xlbmd0aCAxMjggL08gPGNiNjM3MjRkOWU0M2NhOWNhMTUxMzc5ZGMwZjYyMGQ5NTRhNDhkNmUwYWIxNjhmZWMwZjczNGFkMDg3MDQ3OWY+IC9QIC00IC9SIDQgL1N0bUYgL1N0ZENGIC9TdHJGIC9TdGRDRiAvVSA8YTc0ZTk3NWYxYjY3ZWFhYjRjYTYwNDZiMmY1MmI1NDkwMTIyNDU2YTkxYmFlNTEzNDI3M2E2ZGIxMzRjODdjND4gL1YgNCA+PgplbmRvYmoKeHJlZgowIDUKMDAwMDAwMDAwMCA2NTUzNSBmIAowMDAwMDAwMDE1IDAwMDAwIG4gCjAwMDAwMDAwNjQgMDAwMDAgbiAKMDAwMDAwMDEyMyAwMDAwMCBuIAowMDAwMDAwMTk2IDAwMDAwIG4gCnRyYWlsZXIgPDwgL1Jvb3QgMSAwIFIgL0lEIFs8NjA5ZWFmYjY5ZmM1MzBkYTBjNzljYWExOGZhNDY5NDE+PDI3ZWVhNDFlYmNkZTE5MDI4YTRhYTQ4M2Y0NzE1YTNhPl0gL0VuY3J5cHQgNCAwIFIgPj4Kc3RhcnR4cmVmCjQ5NQolJUVPRgo=";
const OWNER_ONLY =
  "JVBERi0xLjYKJb/3ov4KMSAwIG9iago8PCAvUGFnZXMgMiAwIFIgL1R5cGUgL0NhdGFsb2cgPj4KZW5kb2JqCjIgMCBvYmoKPDwgL0NvdW50IDEgL0tpZHMgWyAzIDAgUiBdIC9UeXBlIC9QYWdlcyA+PgplbmRvYmoKMyAwIG9iago8PCAvTWVkaWFCb3ggWyAwIDAgMjAwIDIwMCBdIC9QYXJlbnQgMiAwIFIgL1R5cGUgL1BhZ2UgPj4KZW5kb2JqCjQgMCBvYmoKPDwgL0NGIDw8IC9TdGRDRiA8PCAvQXV0aEV2ZW50IC9Eb2NPcGVuIC9DRk0gL0FFU1YyIC9MZW5ndGggMTYgPj4gPj4gL0ZpbHRlciAvU3RhbmRhcmQgL0xlbmd0aCAxMjggL08gPDgyYmU1ZjNiNmY3ODFlOTNiMGRiMzhhZjNmNDI3NzJlODA4Yjg1ZjZmNGQ5ZTBhZTg3YzUxZDdjNjA4YWQwODE+IC9QIC0yMDU2IC9SIDQgL1N0bUYgL1N0ZENGIC9TdHJGIC9TdGRDRiAvVSA8OTcxNWI0YjEyOTQwMTk3NjA4NjEzZDQ0ZTUzYjI0YWIwMTIyNDU2YTkxYmFlNTEzNDI3M2E2ZGIxMzRjODdjND4gL1YgNCA+PgplbmRvYmoKeHJlZgowIDUKMDAwMDAwMDAwMCA2NTUzNSBmIAowMDAwMDAwMDE1IDAwMDAwIG4gCjAwMDAwMDAwNjQgMDAwMDAgbiAKMDAwMDAwMDEyMyAwMDAwMCBuIAowMDAwMDAwMTk2IDAwMDAwIG4gCnRyYWlsZXIgPDwgL1Jvb3QgMSAwIFIgL0lEIFs8NjA5ZWFmYjY5ZmM1MzBkYTBjNzljYWExOGZhNDY5NDE+PDI4NDUyMjVlN2RjZjcwZTc5OGNlMjdhOWRlNWQwYWZhPl0gL0VuY3J5cHQgNCAwIFIgPj4Kc3RhcnR4cmVmCjQ5OAolJUVPRgo=";

/** The smallest PDF with one content stream, its objects listed without a cross-reference table. */
function pdfOf(content: Uint8Array, filter: string, extra = ""): Uint8Array {
  const head = `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R${extra}>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n4 0 obj<</Length ${content.length}${filter}>>stream\n`;
  return Buffer.concat([Buffer.from(head), content, Buffer.from("\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF")]);
}
const plainPdf = (text: string, extra = ""): Uint8Array =>
  pdfOf(strToU8(`BT /F 12 Tf 72 700 Td (${text}) Tj ET`), "", extra);

describe("đọc tệp PDF", () => {
  it("có lớp chữ: chữ theo dòng, hai cột cách nhau, tin cậy được", async () => {
    const result = await read(letterPdf(sample));
    expect(result).toMatchObject({
      kind: "pdf",
      pageAmount: 1,
      positions: true,
      encrypted: false,
      hasActiveContent: false,
    });
    expect(result.problem).toBeUndefined();
    const [page] = result.pages;
    expect(page?.trustworthy).toBe(true);
    expect(page?.text).toMatch(/UBND TỈNH VĨNH LONG {4}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n/);
    expect(page?.text).toContain("Độc lập - Tự do - Hạnh phúc");
    const number = page?.words.find((word) => word.text.startsWith("07/"));
    expect(number?.box[0]).toBeGreaterThan(85);
    expect(number?.box[1]).toBeLessThan(150);
  });
  it("QC-4.2 dấu TUYỆT MẬT đóng trên văn bản được đọc và bị từ chối, văn bản thường thì không", async () => {
    const gate = async (stamp: string | null) => {
      const { pages, properties } = await read(letterPdf({ ...sample, stamp }));
      return judge(
        { declaredSecrecy: "ordinary", contentKind: "ordinary", fileName: "a.pdf", pages, properties },
        { refuseComplaints: true },
      );
    };
    expect(await gate("TUYỆT MẬT")).toMatchObject({
      verdict: "refused",
      reasons: [{ facts: { page: 1, kind: "tuyet-mat" } }],
    });
    expect(await gate("MẬT")).toMatchObject({ verdict: "refused" });
    expect(await gate(null)).toMatchObject({ verdict: "free", mustAttest: false });
  });
  it("lớp chữ sai bảng mã hoặc không dấu thì không tin cậy", async () => {
    const text = "Uy ban nhan dan tinh de nghi cac so ban nganh bao cao ket qua thuc hien nhiem vu";
    const [page] = (await read(plainPdf(text))).pages;
    expect(page?.text).toBe(text);
    expect(page?.trustworthy).toBe(false);
  });
  it("trang quét không có chữ: không tin cậy, không phải lỗi", async () => {
    const result = await read(plainPdf(""));
    expect(result.problem).toBeUndefined();
    expect(result.pages).toMatchObject([{ text: "", trustworthy: false }]);
  });
  it("số và ngày điền trong ô của văn bản ký số được đọc như chữ trên trang", async () => {
    const field =
      "/AcroForm<</Fields[6 0 R]>>>>endobj\n6 0 obj<</Type/Annot/Subtype/Widget/FT/Tx/T(so)/V(1245)/Rect[100 700 140 714]";
    const pdf = Buffer.from(plainPdf("x", field))
      .toString("latin1")
      .replace("/Contents 4 0 R", "/Contents 4 0 R/Annots[6 0 R]");
    const words = (await read(Buffer.from(pdf, "latin1"))).pages[0]?.words;
    expect(words?.find((word) => word.text === "1245")?.box).toEqual([100, 128, 140, 142]);
  });
  it("có mã chạy, tệp nhúng: được nêu ra", async () => {
    const js = "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>";
    expect(await read(plainPdf("x", js))).toMatchObject({
      hasActiveContent: true,
      activeContent: expect.arrayContaining(["javascript"]),
    });
    const launch = "/OpenAction<</S/Launch/F(calc.exe)>>";
    expect(await read(plainPdf("x", launch))).toMatchObject({ activeContent: ["launch"] });
  });
});

describe("tệp không đọc được: nói rõ là gì và phải làm gì", () => {
  it.each<[string, Uint8Array, string]>([
    ["0 byte", new Uint8Array(), "reader.empty"],
    ["HTML đặt tên .pdf", strToU8("<html><script>alert(1)</script></html>"), "reader.not-a-document"],
    ["chữ thường đặt tên .pdf", strToU8("xin chào"), "reader.not-a-document"],
    ["PDF chỉ có dòng đầu", strToU8("%PDF-1.7\n%%EOF"), "reader.broken-pdf"],
    ["PDF có mật khẩu", Buffer.from(WITH_PASSWORD, "base64"), "reader.encrypted"],
    ["bảng tính", zipSync({ "xl/workbook.xml": strToU8("<x/>") }), "reader.unsupported"],
    [
      "Word cắt ngang",
      zipSync({ "word/document.xml": strToU8("<w:document/>"), b: new Uint8Array(500) }).subarray(0, 90),
      "reader.broken-docx",
    ],
    ["Word sai XML", zipSync({ "word/document.xml": strToU8("<w:document><w:p>") }), "reader.broken-docx"],
    [
      "Word có DTD",
      zipSync({ "word/document.xml": strToU8('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:p>&x;</w:p>') }),
      "reader.forbidden-xml",
    ],
    [
      "Word bung ra quá lớn",
      zipSync({ "word/document.xml": new Uint8Array(45 * 1024 * 1024) }),
      "reader.unpacks-too-large",
    ],
    [
      "Word quá nhiều đoạn",
      zipSync({ "word/document.xml": strToU8(`<w:document>${"<w:p></w:p>".repeat(60_000)}</w:document>`) }),
      "reader.unpacks-too-large",
    ],
    [
      "ảnh 40.000 × 40.000",
      Buffer.concat([
        Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
        Buffer.from("00009c4000009c40", "hex"),
        Buffer.alloc(8),
      ]),
      "reader.image-too-large",
    ],
  ])("%s", async (_, bytes, code) => {
    const { problem, pages } = await read(bytes);
    expect(problem?.code).toBe(code);
    expect(problem?.message).toMatch(/Hãy .+\./u);
    expect(pages).toEqual([]);
  });
  it("PDF chỉ cấm in (không hỏi mật khẩu) vẫn đọc được và được ghi là có khóa", async () => {
    expect(await read(Buffer.from(OWNER_ONLY, "base64"))).toMatchObject({ encrypted: true, pageAmount: 1 });
  });
  it("phần mở đầu PDF nằm trong 1024 byte đầu vẫn là PDF", async () => {
    const shifted = Buffer.concat([Buffer.alloc(900, 32), plainPdf("Xin chao")]);
    expect((await read(shifted)).pages[0]?.text).toBe("Xin chao");
  });
  it("tệp vượt cỡ không được đọc", async () => {
    const small = createIsolatedReader({ maxBytes: 10 });
    expect((await small.read(plainPdf("x"), "x")).problem?.code).toBe("reader.too-large");
  });
});

describe("tệp phá hoại chỉ làm hỏng tiến trình đọc nó", () => {
  // Hundreds of megabytes of text operators in one; the second is wrapped once more, so that only memory can tell.
  const packed = deflateSync(Buffer.alloc(700_000_000, "(x) Tj "));
  const bomb = (): Uint8Array => pdfOf(strToU8(`${packed.toString("hex")}>`), "/Filter[/ASCIIHexDecode/FlateDecode]");
  it("nén bùng nổ: nhận ra trước khi bung", async () => {
    expect((await read(pdfOf(packed, "/Filter/FlateDecode"))).problem?.code).toBe("reader.unpacks-too-large");
  });
  it("quá nhiều bộ nhớ: dừng, báo rõ; văn bản khác đọc cùng lúc và sau đó vẫn bình thường", {
    timeout: 60_000,
  }, async () => {
    const letter = letterPdf(sample);
    const [bad, good] = await Promise.all([read(bomb()), read(letter)]);
    expect(["reader.too-much-memory", "reader.too-slow"]).toContain(bad.problem?.code);
    expect(bad.kind).toBe("pdf");
    expect(good.problem).toBeUndefined();
    expect((await read(letter)).problem).toBeUndefined();
  });
  it("quá lâu: dừng, báo rõ", async () => {
    const hasty = createIsolatedReader({ timeoutMs: 1 });
    const result = await hasty.read(letterPdf(sample), "x.pdf");
    await hasty.close();
    expect(result.problem?.code).toBe("reader.too-slow");
  });
  it("máy chủ bận nên nghe câu trả lời muộn: không coi là đọc quá lâu", { timeout: 30_000 }, async () => {
    const patient = createIsolatedReader({ timeoutMs: 3_000 });
    const letter = letterPdf(sample);
    await patient.read(letter, "x.pdf");
    const reading = patient.read(letter, "x.pdf");
    // held up from here, the clock is looked at first when it goes on
    await new Promise((sent) => setTimeout(() => setImmediate(sent), 20));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 6_000);
    const result = await reading;
    await patient.close();
    expect(result.problem).toBeUndefined();
  });
  it("quá nhiều thời gian xử lý: dừng, báo rõ", async () => {
    const hasty = createIsolatedReader({ cpuMs: 100 });
    const many = pdfOf(
      deflateSync(Buffer.from("BT /F 9 Tf 9 9 Td (x y z) Tj ET ".repeat(400_000))),
      "/Filter/FlateDecode",
    );
    const result = await hasty.read(many, "x.pdf");
    await hasty.close();
    expect(result.problem?.code).toBe("reader.too-slow");
  });
  it("nhiều tệp hơn số tiến trình thì xếp hàng, tất cả đều được đọc", async () => {
    const results = await Promise.all(Array.from({ length: 7 }, (_, n) => read(plainPdf(`trang ${n}`))));
    expect(results.map((result) => result.pages[0]?.text)).toEqual(Array.from({ length: 7 }, (_, n) => `trang ${n}`));
  });
});

describe("đọc tệp Word", () => {
  const cell = (lines: string[]) =>
    new TableCell({
      children: lines.map((text) => new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun(text)] })),
    });
  const letter = new Document({
    title: "Tờ trình",
    sections: [
      {
        children: [
          new Table({
            rows: [
              new TableRow({
                children: [
                  cell(["UBND TỈNH VĨNH LONG", "SỞ TÀI CHÍNH", "Số: 15/TTr-STC"]),
                  cell([
                    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                    "Độc lập - Tự do - Hạnh phúc",
                    "Vĩnh Long, ngày 23 tháng 11 năm 2026",
                  ]),
                ],
              }),
            ],
          }),
          new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun("TỜ TRÌNH")] }),
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [new TextRun("Về việc phân bổ dự toán ngân sách năm 2027")],
          }),
          new Paragraph(
            "Thực hiện Luật Ngân sách nhà nước, Sở Tài chính kính trình Ủy ban nhân dân tỉnh xem xét, quyết định phân bổ dự toán ngân sách năm sau cho các cơ quan, đơn vị.",
          ),
          new Table({
            rows: [
              new TableRow({
                children: [
                  new TableCell({
                    children: ["Nơi nhận:", "- Như trên;", "- Lưu: VT, NS."].map((text) => new Paragraph(text)),
                  }),
                  cell(["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "", "", "Trần Văn Bé Ba"]),
                ],
              }),
            ],
          }),
        ],
      },
    ],
  });
  it("đọc chữ, thông tin, và các trường theo thể thức; không bịa trang và khung", async () => {
    const result = await read(await Packer.toBuffer(letter));
    expect(result).toMatchObject({
      kind: "docx",
      positions: false,
      hasActiveContent: false,
      properties: { title: "Tờ trình" },
    });
    expect(result.pages[0]?.trustworthy).toBe(true);
    const fields = reader.proposeFields(result);
    expect(fields).toMatchObject({
      codeNumber: { value: "15", page: null, box: null },
      codeNotation: { value: "TTr-STC" },
      issuedDate: { value: "2026-11-23" },
      issuedPlace: { value: "Vĩnh Long" },
      organName: { value: "Sở Tài chính" },
      parentOrganName: { value: "Ủy ban nhân dân tỉnh Vĩnh Long" },
      typeName: { value: "Tờ trình" },
      subject: { value: "Về việc phân bổ dự toán ngân sách năm 2027" },
      signer: {
        competence: { value: "KT. GIÁM ĐỐC" },
        position: { value: "PHÓ GIÁM ĐỐC" },
        fullName: { value: "Trần Văn Bé Ba" },
      },
      toPlaces: { value: ["Như trên", "Lưu: VT, NS"] },
    });
  });
  it("macro, tệp nhúng, ảnh lấy từ bên ngoài: được nêu ra, không được mở; liên kết thường thì không sao", async () => {
    const body = strToU8("<w:document><w:body><w:p><w:r><w:t>Công văn</w:t></w:r></w:p></w:body></w:document>");
    const relation = (type: string) =>
      strToU8(
        `<Relationships><Relationship Type="http://x/${type}" Target="http://127.0.0.1:9/x.png" TargetMode="External"/></Relationships>`,
      );
    const active = async (files: Record<string, Uint8Array>) =>
      (await read(zipSync({ "word/document.xml": body, ...files }))).activeContent;
    expect(await active({ "word/vbaProject.bin": body })).toEqual(["macro"]);
    expect(await active({ "word/embeddings/a.bin": body })).toEqual(["embedded-file"]);
    expect(await active({ "word/_rels/document.xml.rels": relation("image") })).toEqual(["external-link"]);
    expect(await active({ "word/_rels/document.xml.rels": relation("hyperlink") })).toEqual([]);
  });
  it("chữ đã xóa không được đọc, chữ trong khung và ở đầu trang thì có", async () => {
    const xml =
      "<w:document><w:body><w:p><w:del><w:r><w:t>đã xóa</w:t></w:r></w:del><w:r><w:t>còn lại</w:t></w:r></w:p><w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>TỐI MẬT</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:t>bản dự phòng</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p></w:body></w:document>";
    const header = "<w:hdr><w:p><w:r><w:t>đầu trang</w:t></w:r></w:p></w:hdr>";
    const result = await read(zipSync({ "word/document.xml": strToU8(xml), "word/header1.xml": strToU8(header) }));
    expect(result.pages[0]?.text).toBe("còn lại\nTỐI MẬT\nđầu trang");
  });
});
