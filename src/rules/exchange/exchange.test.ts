import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  agencyCodeScheme,
  canonicalAgencyCode,
  checkAgencyCode,
  distinctAgencies,
  isSystemNode,
  levelOneOf,
  levelOneTwin,
} from "./agency-code.ts";
import { exchangeTypeByName, priorityOf, receivedTypeName, urgencyOf } from "./catalogues.ts";
import { checkOutgoing } from "./check-outgoing.ts";
import { documentIdOf } from "./document-id.ts";
import { type DocumentContent, messageKey } from "./message.ts";
import {
  applyStatus,
  JUST_SENT,
  maySendStatus,
  type RecipientState,
  STATUS_CODES,
  STATUS_WORDS,
  type StatusCode,
  senderOf,
} from "./status.ts";
import { fromWireDate, fromWireTime, toWireDate, toWireTime } from "./wire-time.ts";

const stateAfter = (...codes: StatusCode[]): RecipientState =>
  codes.reduce((state, code) => applyStatus(state, code).state, JUST_SENT);
const may = (code: StatusCode, state: RecipientState): boolean =>
  maySendStatus(code, state, { by: senderOf(code), reason: "lý do" }).length === 0;

describe("trạng thái liên thông", () => {
  it("mỗi mã có chữ tiếng Việt và chỉ 13 do bên gửi báo", () => {
    expect(Object.keys(STATUS_WORDS).sort()).toEqual([...STATUS_CODES].sort());
    expect(STATUS_CODES.filter((code) => senderOf(code) === "sender")).toEqual(["13"]);
  });
  it.each<[StatusCode[], string[]]>([
    [[], ["01", "02", "03", "13"]],
    [["01"], ["02", "03", "13"]],
    [["01", "02"], []],
    [
      ["01", "03"],
      ["04", "05", "06", "13"],
    ],
    [
      ["01", "03", "04"],
      ["04", "05", "06", "13"],
    ],
    [
      ["01", "03", "04", "05"],
      ["04", "05", "06", "13"],
    ],
    [["01", "03", "04", "05", "06"], ["13"]],
    [
      ["03", "13"],
      ["04", "05", "06", "15", "16"],
    ],
    [
      ["01", "13"],
      ["02", "03", "15", "16"],
    ],
    [["03", "13", "15"], []],
    [
      ["03", "13", "16"],
      ["04", "05", "06", "13"],
    ],
  ])("sau %j chỉ được báo %j", (history, allowed) => {
    expect(STATUS_CODES.filter((code) => may(code, stateAfter(...history)))).toEqual(allowed);
  });
  it("từ chối, yêu cầu lấy lại, từ chối cho lấy lại đều phải có lý do (QĐ 28/2018 Đ5.4)", () => {
    for (const [code, state] of [
      ["02", stateAfter("01")],
      ["13", stateAfter("03")],
      ["16", stateAfter("03", "13")],
    ] as const)
      expect(maySendStatus(code, state, { by: senderOf(code), reason: "  " })).toMatchObject([
        { code: "exchange.reason-needed" },
      ]);
    expect(maySendStatus("03", stateAfter("01"), { by: "receiver", reason: "" })).toEqual([]);
  });
  it("bên gửi không tự đặt trạng thái của bên nhận, bên nhận không tự yêu cầu lấy lại", () => {
    expect(maySendStatus("03", JUST_SENT, { by: "sender", reason: "" })).toMatchObject([
      { code: "exchange.wrong-party" },
    ]);
    expect(maySendStatus("13", JUST_SENT, { by: "receiver", reason: "x" })).toMatchObject([
      { code: "exchange.wrong-party" },
    ]);
  });
  it("báo lặp lại không đổi gì, báo đến muộn không kéo lùi", () => {
    expect(applyStatus(stateAfter("03"), "03")).toMatchObject({ effect: "known" });
    expect(applyStatus(stateAfter("03", "05"), "01")).toMatchObject({ effect: "late", state: { handling: "05" } });
    expect(applyStatus(stateAfter("03"), "02")).toMatchObject({ effect: "late", state: { handling: "03" } });
    expect(applyStatus(stateAfter("02"), "03")).toMatchObject({ effect: "late", state: { handling: "02" } });
    expect(applyStatus(stateAfter("03", "13", "15"), "13")).toMatchObject({
      effect: "late",
      state: { recall: "agreed" },
    });
  });
  it("các mã tiến trình đến theo thứ tự nào, lặp bao nhiêu lần, kết quả cuối vẫn như nhau", () => {
    const progress = fc.constantFrom<StatusCode>("01", "03", "04", "05", "06");
    fc.assert(
      fc.property(fc.array(progress, { maxLength: 12 }), (codes) => {
        const furthest = [...codes].sort().at(-1) ?? null;
        expect(stateAfter(...codes).handling).toBe(furthest);
      }),
    );
  });
});

describe("mã định danh cơ quan", () => {
  it.each([
    ["000.00.00.G22", "qcvn-102"],
    ["000.12.31.H53", "qcvn-102"],
    ["H07", "qd-20"],
    ["H07.12", "qd-20"],
    ["H37.DN.001", "qd-20"],
    ["Z01ABC.1", "qd-20-other"],
    ["020100107370", "enterprise"],
    ["0100107370-001", "enterprise"],
    ["Z00A", "unlisted"],
    ["h07", "unlisted"],
    ["", "unlisted"],
    ["H7", "unlisted"],
    ["vxp.saas.03", "unlisted"],
    ["02.29.W00", "unlisted"],
    [`H07.${"A".repeat(32)}`, "unlisted"],
    ["000.00.00.G22 ", "unlisted"],
    ["../H07", "unlisted"],
    ["H07..1", "unlisted"],
  ])("“%s” là %s", (code, scheme) => {
    expect(agencyCodeScheme(code)).toBe(scheme);
    expect(checkAgencyCode(code).length).toBe(scheme === "unlisted" ? 1 : 0);
  });
  it("35 ký tự thì nhận, 36 thì không (QĐ 20/2020 Đ4)", () => {
    expect(checkAgencyCode(`H07.${"A".repeat(31)}`)).toEqual([]);
    expect(checkAgencyCode(`H07.${"A".repeat(32)}`)).toMatchObject([{ code: "exchange.agency-code" }]);
  });
  it("hai cách viết của cùng một cơ quan gặp nhau qua danh mục, cấp 1 thì không cần danh mục", () => {
    const aliases = new Map([
      ["000.00.05.H61", "H61.05"],
      ["H61", "H61"],
    ]);
    expect(canonicalAgencyCode("000.00.05.H61", aliases)).toBe("H61.05");
    expect(canonicalAgencyCode("000.00.00.H61", aliases)).toBe("H61");
    expect(levelOneTwin("G12")).toBe("000.00.00.G12");
    expect(levelOneTwin("000.00.05.H61")).toBeNull();
    expect([levelOneOf("000.00.05.H61"), levelOneOf("H61.05"), levelOneOf("0100107370")]).toEqual(["H61", "H61", null]);
    const to = ["G12", "000.00.00.G12", "H61.05", "000.00.05.H61", "H41"].map((organId) => ({ organId }));
    expect(distinctAgencies(to, aliases).map((organ) => organ.organId)).toEqual(["G12", "H61.05", "H41"]);
  });
  it("nút của trục liên thông không phải nơi nhận", () => {
    expect(["02.29.W00", "W00", "H07.W00", "H07"].map(isSystemNode)).toEqual([true, true, true, false]);
  });
});

describe("độ khẩn và loại văn bản", () => {
  it("độ khẩn đi về đúng mức", () => {
    for (const urgency of ["thuong", "khan", "thuong-khan", "hoa-toc"] as const)
      expect(urgencyOf(priorityOf(urgency))).toBe(urgency);
    expect([urgencyOf(4), urgencyOf(9), urgencyOf(undefined)]).toEqual(["hoa-toc", "thuong", "thuong"]);
  });
  it("loại văn bản tìm theo tên, số chỉ để gợi ý", () => {
    expect(exchangeTypeByName(" công văn ")).toEqual({ type: 2, typeDetail: 18, typeName: "Công văn" });
    expect(exchangeTypeByName("QUYET DINH")).toMatchObject({ type: 2, typeDetail: 2 });
    expect(exchangeTypeByName("Quyết định (cá biệt)")).toMatchObject({ type: 2, typeDetail: 2 });
    expect(exchangeTypeByName("Quyết định", true)).toMatchObject({ type: 1, typeDetail: 8 });
    expect(exchangeTypeByName("Nghị định")).toMatchObject({ type: 1, typeDetail: 7 });
    expect(exchangeTypeByName("Thư tình")).toBeNull();
    expect(receivedTypeName({ type: 71, typeDetail: 0, typeName: "Công văn" })).toBe("Công văn");
    expect(receivedTypeName({ type: 2, typeDetail: 25, typeName: "" })).toBe("Giấy mời");
    expect(receivedTypeName({ type: 71, typeDetail: 99, typeName: "" })).toBeNull();
    expect(receivedTypeName({ type: 2, typeDetail: 0, typeName: "Điện mật mã " })).toBe("Điện mật mã");
  });
});

describe("ngày giờ trên trục", () => {
  it.each([
    ["2026/01/05", "2026-01-05"],
    ["2026-01-05", "2026-01-05"],
    ["05/01/2026", "2026-01-05"],
    ["2018/09/28 17:25:11", "2018-09-28"],
    ["2014/02/30", null],
    ["", null],
    ["hôm nay", null],
    ["26/01/05", null],
  ])("“%s” đọc là %s", (text, date) => {
    expect(fromWireDate(text)).toBe(date);
  });
  it("giờ ghi theo giờ Việt Nam", () => {
    expect(toWireDate("2026-01-05")).toBe("2026/01/05");
    expect(() => toWireDate("2026-02-30")).toThrow(RangeError);
    expect(toWireTime("2026-01-05T02:00:00Z")).toBe("2026/01/05 09:00:00");
    expect(fromWireTime("2026/01/05 09:00:00")).toBe("2026-01-05T09:00:00+07:00");
    expect([fromWireTime("sáng nay"), fromWireTime("2026/01/05")]).toEqual([null, "2026-01-05T00:00:00+07:00"]);
  });
});

const good: DocumentContent = {
  from: { organId: "H61.05", organName: "Sở Tài chính" },
  to: [{ organId: "H61" }],
  documentId: "H61.05,2026/11/23,15/STC-NS",
  code: { codeNumber: "15", codeNotation: "STC-NS" },
  promulgationInfo: { place: "Vĩnh Long", promulgationDate: "2026-11-23" },
  documentType: { type: 2, typeDetail: 18, typeName: "Công văn" },
  subject: "V/v dự toán năm 2027",
  responseFor: [],
  steeringType: 0,
  toPlaces: ["Như trên", "Lưu: VT"],
  trace: [],
  attachments: [],
};

describe("kiểm tra trước khi gửi (NĐ 30/2020 Phụ lục VI)", () => {
  it("văn bản đủ thông tin thì gửi được", () => expect(checkOutgoing(good)).toEqual([]));
  it.each<[string, Partial<DocumentContent>, string]>([
    ["trích yếu 501 ký tự", { subject: "ă".repeat(501) }, "exchange.too-long"],
    ["số dài 12 chữ số", { code: { codeNumber: "1".repeat(12), codeNotation: "STC" } }, "exchange.too-long"],
    ["thiếu trích yếu", { subject: " " }, "exchange.missing"],
    ["thiếu số", { code: { codeNumber: "", codeNotation: "STC" } }, "exchange.missing"],
    ["ngày không có thật", { promulgationInfo: { promulgationDate: "2026-02-30" } }, "exchange.missing"],
    ["không có nơi nhận", { to: [] }, "exchange.no-recipient"],
    ["nơi nhận trùng", { to: [{ organId: "H61" }, { organId: "H61" }] }, "exchange.recipient-twice"],
    ["mã nơi nhận sai", { to: [{ organId: "sở nội vụ" }] }, "exchange.agency-code"],
    ["1000 trang", { otherInfo: { pageAmount: 1000 } }, "exchange.page-amount"],
    ["ký tự điều khiển", { subject: "V/v \u0007" }, "exchange.bad-character"],
    ["nơi nhận quá dài", { toPlaces: ["x".repeat(600), "y".repeat(600)] }, "exchange.too-long"],
  ])("%s thì chưa gửi", (_, over, code) => {
    expect(checkOutgoing({ ...good, ...over }).map((refusal) => refusal.code)).toEqual([code]);
  });
  it("trích yếu đúng 500 ký tự, gõ dạng tổ hợp, vẫn gửi được", () => {
    expect(checkOutgoing({ ...good, subject: "ế".repeat(500).normalize("NFD") })).toEqual([]);
  });
  it("mã định danh văn bản: mã cơ quan, ngày, số và ký hiệu (QĐ 28/2018 Đ10.2.b)", () => {
    expect(
      documentIdOf({ organId: "H61.05", issuedDate: "2026-11-23", codeNumber: "15", codeNotation: "STC-NS" }),
    ).toBe(good.documentId);
  });
  it("gói tin gửi lại mang cùng khóa; thu hồi của cùng văn bản mang khóa khác", () => {
    const base = { ...good, kind: "document" as const, attachments: [], warnings: [] };
    const recall = { ...base, business: { kind: "recall" as const, paper: false } };
    expect(messageKey(base)).toBe(messageKey({ ...base, subject: "khác", business: { kind: "new", paper: false } }));
    expect(messageKey(recall)).not.toBe(messageKey(base));
  });
});
