// QC-4.2: parts of a PDF that no reader of pages looks at, one case each, in files made here.
import { deflateSync } from "node:zlib";
import { afterAll, describe, expect, it, vi } from "vitest";
import { type Judgement, judge } from "#src/rules/secrecy/secrecy.ts";
import { createIsolatedReader } from "./isolated-reader.ts";
import { docx, hex, MARK, type PdfParts, pdf, run, stream } from "./marked-files.fixture.ts";

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

const orphan = (...objects: string[]): Uint8Array => pdf({ objects });
const flate = (text: string | Uint8Array, extra = ""): string =>
  stream(deflateSync(typeof text === "string" ? Buffer.from(text) : text), `/Filter/FlateDecode${extra}`);
const latin = (text: string): Buffer => Buffer.from(text, "latin1");
const behind = (...parts: (string | Uint8Array)[]): Uint8Array =>
  Buffer.concat([pdf({}), ...parts.map((part) => (typeof part === "string" ? Buffer.from(part) : part))]);
const drawn = (text: string): string => `BT /F 12 Tf 72 700 Td ${text} Tj ET`;
/** one byte a letter, told by a table: `A` is the first letter of the words and so on */
const tableOf = (words: string): { table: string; codes: string } => {
  const letters = [...new Set(words)];
  const code = (letter: string): string => (65 + letters.indexOf(letter)).toString(16);
  const rows = letters.map((letter) => `<${code(letter)}> ${hex(letter).replace("feff", "")}`);
  return {
    table: `/CIDInit begincmap 1 begincodespacerange <00> <ff> endcodespacerange ${rows.length} beginbfchar\n${rows.join("\n")}\nendbfchar endcmap`,
    codes: `<${[...words].map(code).join("")}>`,
  };
};
const told = tableOf(MARK);

const earlier = ((): Uint8Array => {
  const first = pdf({});
  const old = Buffer.from(first).toString("latin1");
  // the page as it was first said the mark; a later part of the file draws something else
  const marked = old.replace(/\(Uy ban[^)]*\) Tj/u, (text) => "(TUYET MAT) Tj".padEnd(text.length));
  const at = marked.length;
  const again = `4 0 obj\n${stream(latin(drawn("(Uy ban nhan dan tinh bao cao)")))}\nendobj\n`;
  const start = /startxref\n(\d+)/u.exec(marked)?.[1];
  return latin(
    `${marked}${again}xref\n4 1\n${String(at).padStart(10, "0")} 00000 n \ntrailer\n<</Size 10/Root 1 0 R/Prev ${start}>>\nstartxref\n${at + again.length}\n%%EOF\n`,
  );
})();

const comment = Buffer.from(MARK);
const jpeg = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, comment.length + 2]),
  comment,
  Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0, 0xff, 0xd9]),
]);

const ascii85 = (bytes: Uint8Array): string => {
  let out = "";
  for (let at = 0; at < bytes.length; at += 4) {
    const group = [...bytes.subarray(at, at + 4)];
    let value = [0, 1, 2, 3].reduce((sum, index) => sum * 256 + (group[index] ?? 0), 0);
    const digits: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      digits.unshift(String.fromCharCode(33 + (value % 85)));
      value = Math.floor(value / 85);
    }
    out += digits.slice(0, group.length + 1).join("");
  }
  return `${out}~>`;
};
/** literal codes only, with a new table before it can grow */
const lzw = (bytes: Uint8Array): Uint8Array => {
  const codes = [...bytes].flatMap((byte, index) => (index % 100 === 0 ? [256, byte] : [byte]));
  const bits = [...codes, 257].map((code) => code.toString(2).padStart(9, "0")).join("");
  return Uint8Array.from(bits.match(/.{1,8}/gu) ?? [], (each) => Number.parseInt(each.padEnd(8, "0"), 2));
};

describe("QC-4.2 phần PDF không trang nào dùng tới", () => {
  it.each<[string, Uint8Array]>([
    ["chuỗi của đối tượng mồ côi", orphan(`<</Note${hex(MARK)}>>`)],
    ["chuỗi UTF-8 không có dấu đầu", orphan(`<</Note(${Buffer.from(MARK).toString("latin1")})>>`)],
    ["chuỗi viết mã bát phân", orphan("<</Note(TUY\\105T M\\101T)>>")],
    ["chuỗi không đóng ngoặc", orphan("<</Note(TUYET MAT\n>>")],
    ["tên viết mã #", orphan("<</TUYET#20MAT 1>>")],
    ["luồng đối tượng nén", orphan(flate(`20 0 <</Note${hex(MARK)}>>`, "/Type/ObjStm/N 1/First 5"))],
    ["nội dung trang mồ côi", orphan(flate(drawn("(TUYET MAT)")))],
    ["nội dung chia nhỏ", orphan(flate("BT /F 12 Tf 72 700 Td [(TUY) -20 (ET) -300 (MA)] TJ (T) Tj ET"))],
    ["nội dung dùng bảng chữ riêng", orphan(flate(told.table), flate(drawn(told.codes)))],
    [
      "hình không ai gọi",
      pdf({ objects: [stream(latin(drawn("(TUYET MAT)")), "/Type/XObject/Subtype/Form/BBox[0 0 9 9]")] }),
    ],
    ["bản trước của tệp", earlier],
    [
      "biểu mẫu XFA",
      pdf({
        catalog: "/AcroForm<</Fields[]/XFA[(template) 10 0 R]>>",
        objects: [flate(`<template><draw><value><text>${MARK}</text></value></draw></template>`)],
      }),
    ],
    ["PieceInfo", pdf({ page: `/PieceInfo<</App<</Private(x)/LastModified(D:2026)/Note${hex(MARK)}>>>>` })],
    [
      "luồng của PieceInfo",
      pdf({ page: "/PieceInfo<</App<</Private 10 0 R>>>>", objects: [flate(`ghi chú\n${MARK}\n`)] }),
    ],
    [
      "tên lớp",
      pdf({
        catalog: "/OCProperties<</OCGs[10 0 R]/D<</Order[10 0 R]>>>>",
        objects: [`<</Type/OCG/Name${hex(MARK)}>>`],
      }),
    ],
    ["chữ của JavaScript", pdf({ catalog: `/OpenAction<</S/JavaScript/JS(app.alert\\("TUYET MAT"\\);)>>` })],
    [
      "luồng JavaScript viết mã \\u",
      pdf({
        catalog: "/OpenAction<</S/JavaScript/JS 10 0 R>>",
        objects: [flate('var a = "TUY\\u1EC6T M\\u1EACT"; app.alert(a);')],
      }),
    ],
    ["mô tả của phần tử cấu trúc", orphan(`<</Type/StructElem/S/Figure/Alt${hex(MARK)}>>`)],
    ["ảnh có lời ghi", orphan(stream(jpeg, "/Subtype/Image/Filter/DCTDecode"))],
    ["tệp nhúng không có trong danh sách", orphan(flate(docx(run(MARK)), "/Type/EmbeddedFile"))],
    ["tệp trong luồng không tên", orphan(flate(docx(run(MARK))))],
    ["ASCII85", orphan(stream(latin(ascii85(Buffer.from(`a\n${MARK}\n`))), "/Filter/ASCII85Decode"))],
    ["hệ mười sáu", orphan(stream(latin(`${Buffer.from(MARK).toString("hex")}>`), "/Filter[/ASCIIHexDecode]"))],
    ["LZW", orphan(stream(lzw(latin("xin chao\nTUYET MAT\n")), "/Filter/LZWDecode"))],
    ["đoạn lặp", orphan(stream(Buffer.from([8, ...latin("TUYET MAT"), 128]), "/Filter/RunLengthDecode"))],
    [
      "hàng có dự đoán",
      orphan(flate(Buffer.concat([Buffer.from([0]), latin("TUYET MAT")]), "/DecodeParms<</Predictor 12/Columns 9>>")),
    ],
    ["lời chú của cú pháp", behind(`% ${MARK}\n%%EOF\n`)],
    ["chữ sau %%EOF", behind(`${MARK}\n`)],
    ["tệp Word sau %%EOF", behind(docx(run(MARK)))],
    ["chữ trước %PDF", Buffer.concat([Buffer.from(`${MARK}\n`), pdf({})])],
  ])("%s", async (_case, bytes) => {
    expect(await gate(bytes)).toMatchObject({
      verdict: "refused",
      reasons: [{ code: "secrecy.mark-found", facts: { place: "aside", kind: "tuyet-mat" } }],
    });
  });

  const words = (list: string[]): string =>
    `BT /F 12 Tf 72 700 Td ${list.map((word) => `(${word}) Tj ${word.length * 7 + 3} 0 Td`).join(" ")} ET`;
  it.each<[string, PdfParts]>([
    ["câu nói về bí mật", { info: `/Subject${hex("Về bảo vệ bí mật nhà nước")}` }],
    ["tiêu đề tách từng chữ ở trang cũ", { objects: [flate(words(["BAO", "VE", "BI", "MAT", "NHA", "NUOC"]))] }],
    ["tên kỹ thuật", { objects: ["<</MAT 1/Matrix[1 0 0 1 0 0]/Format(Mat)>>"] }],
    [
      "chữ thay cho hình, từng tiếng",
      {
        objects: [
          flate(`${drawn("(x)")} /Span<</ActualText${hex("BÍ")}>>BDC EMC /Span<</ActualText${hex("MẬT")}>>BDC EMC`),
        ],
      },
    ],
    ["mã lệnh thường", { catalog: "/OpenAction<</S/JavaScript/JS(app.alert\\('xin chao'\\);)>>" }],
  ])("%s: được nhận", async (_case, parts) => {
    expect((await gate(pdf(parts))).reasons).toEqual([]);
  });

  it("luồng bung ra quá lớn, quá nhiều đối tượng: dừng trong giới hạn, phần chưa đọc thì văn thư phải xem", async () => {
    const zeros = deflateSync(Buffer.alloc(60 * 1024 * 1024, 97)).subarray(0, 62_000);
    const big = await reader.read(
      orphan(...Array.from({ length: 40 }, () => stream(zeros, "/Filter/FlateDecode"))),
      "a",
    );
    expect(big.problem).toBeUndefined();
    expect(big.unreadParts).toBeGreaterThan(0);
    const many = await reader.read(
      orphan(...Array.from({ length: 40_000 }, (_, n) => `<</A(mat ${n})/B(m a t)>>`)),
      "a",
    );
    expect(many.problem).toBeUndefined();
    const open = await reader.read(behind("(".repeat(3_000_000)), "a");
    expect(open.problem).toBeUndefined();
  });
});
