import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  followUpBookCells,
  type IncomingBookRow,
  incomingBookCells,
  type OutgoingBookRow,
  outgoingBookCells,
} from "./book-rows.ts";
import { BOOKS, bookCover } from "./books.ts";
import { checkFields, pathOf } from "./check-fields.ts";
import {
  CASE_FILE_FIELDS,
  type FieldSpec,
  INCOMING_FIELDS,
  OUTGOING_FIELDS,
  REQUIRED_INCOMING,
  REQUIRED_OUTGOING,
} from "./field-lists.ts";

const INCOMING: IncomingBookRow = {
  state: "used",
  arrivalDate: "2026-11-23",
  arrivalNumber: 1847,
  organName: "Sở Nội vụ",
  codeNumber: "05",
  codeNotation: "SNV-VP",
  issuedDate: "2026-11-20",
  typeName: "Công văn",
  subject: "báo cáo biên chế năm 2026",
  recipients: ["Phòng Quản lý ngân sách", "Văn phòng"],
  forwardedDate: "2026-11-23",
  signedFor: "Lê Thị An",
  note: "",
};
const OUTGOING: OutgoingBookRow = {
  state: "used",
  codeNumber: "1026",
  codeNotation: "KH-STC",
  issuedDate: "2026-03-05",
  typeName: "Kế hoạch",
  subject: "kiểm tra quyết toán",
  signer: "Nguyễn Minh Trí",
  recipients: ["UBND tỉnh", "Sở Nội vụ"],
  keptBy: ["Văn thư"],
  copies: null,
  sentDate: null,
  signedFor: null,
  note: "khẩn",
};

describe("NĐ 30 PL IV sổ đăng ký", () => {
  it("NĐ 30 PL IV the books have ten, ten and seven columns, numbered, filling the width", () => {
    expect(Object.values(BOOKS).map((book) => book.columns.length)).toEqual([10, 10, 7]);
    for (const book of Object.values(BOOKS)) {
      expect(book.columns.map((c) => c.number)).toEqual(book.columns.map((_, i) => i + 1));
      expect(book.columns.reduce((sum, c) => sum + c.width, 0)).toBe(100);
    }
  });
  const byHeading = (kind: keyof typeof BOOKS, cells: string[]) =>
    Object.fromEntries(BOOKS[kind].columns.map((column, i) => [column.heading, cells[i]]));

  it("NĐ 30 PL IV an incoming document stands under the right headings", () => {
    expect(byHeading("incoming", incomingBookCells(INCOMING))).toEqual({
      "Ngày đến": "23/11/2026",
      "Số đến": "1847",
      "Tác giả": "Sở Nội vụ",
      "Số, ký hiệu văn bản": "05/SNV-VP",
      "Ngày tháng văn bản": "20/11/2026",
      "Tên loại và trích yếu nội dung văn bản": "Công văn: báo cáo biên chế năm 2026",
      "Đơn vị hoặc người nhận": "Phòng Quản lý ngân sách; Văn phòng",
      "Ngày chuyển": "23/11/2026",
      "Ký nhận": "Lê Thị An",
      "Ghi chú": "",
    });
  });
  it("NĐ 30 PL IV an outgoing document stands under the right headings, what has not happened is empty", () => {
    expect(byHeading("outgoing", outgoingBookCells(OUTGOING))).toEqual({
      "Số, ký hiệu văn bản": "1026/KH-STC",
      "Ngày tháng văn bản": "05/03/2026",
      "Tên loại và trích yếu nội dung văn bản": "Kế hoạch: kiểm tra quyết toán",
      "Người ký": "Nguyễn Minh Trí",
      "Nơi nhận văn bản": "UBND tỉnh; Sở Nội vụ",
      "Đơn vị, người nhận bản lưu": "Văn thư",
      "Số lượng bản": "",
      "Ngày chuyển": "",
      "Ký nhận": "",
      "Ghi chú": "khẩn",
    });
  });
  it("a cancelled number stays in the book with its reason, under the same headings", () => {
    const row = { state: "cancelled", number: "46/QĐ-STC", date: "2026-11-23", reason: "ký không thành" } as const;
    const out = byHeading("outgoing", outgoingBookCells(row));
    expect([out["Số, ký hiệu văn bản"], out["Tên loại và trích yếu nội dung văn bản"]]).toEqual([
      "46/QĐ-STC",
      "HỦY SỐ 46/QĐ-STC ngày 23/11/2026, lý do: ký không thành",
    ]);
    const into = byHeading(
      "incoming",
      incomingBookCells({ ...row, state: "reserved", number: "1848", reason: "mất điện" }),
    );
    expect([into["Số đến"], into["Tên loại và trích yếu nội dung văn bản"]]).toEqual([
      "1848",
      "Số giữ cho văn bản cấp số trên giấy: mất điện",
    ]);
    expect([outgoingBookCells(row).length, incomingBookCells(row).length]).toEqual([10, 10]);
  });
  it("the follow-up book names the document, its deadline and the reply", () => {
    const row = { ...INCOMING, deadline: "2026-11-27", progress: "đang xử lý", reply: "45/STC-NS" };
    expect(followUpBookCells(row)).toEqual([
      "1847",
      "Công văn số 05/SNV-VP ngày 20/11/2026 của Sở Nội vụ",
      "Phòng Quản lý ngân sách; Văn phòng",
      "27/11/2026",
      "đang xử lý",
      "45/STC-NS",
      "",
    ]);
    expect(followUpBookCells({ ...row, issuedDate: null, deadline: null, reply: null })[1]).toBe(
      "Công văn số 05/SNV-VP của Sở Nội vụ",
    );
  });
  it("the cover has the lines of the law; the follow-up book has no numbers on it", () => {
    const facts = {
      parentOrganName: "UBND tỉnh Vĩnh Long",
      organName: "Sở Tài chính",
      year: 2026,
      from: "2026-01-01",
      to: "2026-12-31",
      firstNumber: 1,
      lastNumber: 1847,
      volume: 2,
    };
    expect(bookCover("incoming", facts)).toEqual([
      "UBND TỈNH VĨNH LONG",
      "SỞ TÀI CHÍNH",
      "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN",
      "Năm: 2026",
      "Từ ngày 01/01/2026 đến ngày 31/12/2026",
      "Từ số 1 đến số 1847",
      "Quyển số: 2",
    ]);
    expect(bookCover("incoming-follow-up", { ...facts, parentOrganName: null })).toHaveLength(5);
    expect(bookCover("outgoing", { ...facts, firstNumber: null, lastNumber: null })[5]).toBe("Từ số … đến số …");
  });
});

describe("NĐ 30 PL VI trường thông tin", () => {
  it("NĐ 30 PL VI outgoing has 16 groups, incoming 18, a case file 11, each field once", () => {
    for (const [list, groups, fields] of [
      [OUTGOING_FIELDS, 16, 20],
      [INCOMING_FIELDS, 18, 21],
      [CASE_FILE_FIELDS, 11, 13],
    ] as const) {
      expect(new Set(list.map((f) => f.no.split(".")[0])).size).toBe(groups);
      expect(new Set(list.map(pathOf)).size).toBe(fields);
    }
    for (const path of REQUIRED_INCOMING) expect(INCOMING_FIELDS.map(pathOf)).toContain(path);
    for (const path of REQUIRED_OUTGOING) expect(OUTGOING_FIELDS.map(pathOf)).toContain(path);
  });

  it("a field of exactly the legal length fits, one more is refused, in NFC and NFD", () => {
    const record = (field: FieldSpec, length: number) => {
      const value = field.type === "Number" ? Number("9".repeat(length)) : "ế".repeat(length).normalize("NFD");
      return field.group ? { [field.group]: { [field.name]: value } } : { [field.name]: value };
    };
    for (const list of [OUTGOING_FIELDS, INCOMING_FIELDS, CASE_FILE_FIELDS]) {
      for (const field of list) {
        if (field.type === "Date" || field.length === null) continue;
        expect(checkFields(record(field, field.length), list, { lawLengths: true })).toEqual([]);
        const over = checkFields(record(field, field.length + 1), list, { lawLengths: true });
        expect(over.map((r) => [r.code, r.facts?.field])).toEqual([["registers.field-too-long", pathOf(field)]]);
      }
    }
  });

  it("a mã định danh of 35 characters may be stored although NĐ 30 knows 13", () => {
    const record = { To: [{ OrganId: "000.00.00.H07" }, { OrganId: "x".repeat(35) }] };
    expect(checkFields(record, OUTGOING_FIELDS)).toEqual([]);
    expect(checkFields(record, OUTGOING_FIELDS, { lawLengths: true })).toHaveLength(1);
    expect(checkFields({ To: [{ OrganId: "x".repeat(36) }] }, OUTGOING_FIELDS)).toHaveLength(1);
  });

  it("all missing required fields are named at once, also inside a group; blanks are not a value", () => {
    const found = checkFields({ Subject: "  ", SignerInfo: { Position: "Giám đốc" } }, OUTGOING_FIELDS, {
      required: REQUIRED_OUTGOING,
    });
    expect(found.map((r) => r.facts?.field)).toEqual(
      REQUIRED_OUTGOING.filter((path) => path !== "SignerInfo.Position"),
    );
    expect(found.every((r) => r.code === "registers.field-missing" && r.message.includes("Hãy"))).toBe(true);
  });

  it.each([
    ["IssuedDate", "2026-11-23", true],
    ["IssuedDate", "23/11/2026", true],
    ["IssuedDate", "30/02/2026", false],
    ["IssuedDate", "2026-02-30", false],
    ["IssuedDate", 20261123, false],
    ["ArrivalNumber", 1847, true],
    ["ArrivalNumber", "1847", false],
    ["ArrivalNumber", -1, false],
    ["ArrivalNumber", 1.5, false],
    ["Subject", 5, false],
    ["TraceHeaderList", "x".repeat(100_000), true],
  ])("%s = %s fits: %s", (name, value, fits) => {
    expect(checkFields({ [name]: value }, INCOMING_FIELDS).length === 0).toBe(fits);
  });

  it("any record at all is judged without error", () => {
    const value = fc.anything();
    const record = fc.record({
      Subject: value,
      SignerInfo: value,
      To: fc.oneof(value, fc.array(value)),
      IssuedDate: value,
      Priority: value,
    });
    fc.assert(fc.property(record, (any) => void expect(Array.isArray(checkFields(any, OUTGOING_FIELDS))).toBe(true)));
  });
});
