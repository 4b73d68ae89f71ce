import { describe, expect, it } from "vitest";
import type { FieldName } from "#src/features/intake/intake.contract.ts";
import { checkDraft, faultsByField } from "./check-draft.ts";
import {
  hintOf,
  LABELS,
  marksOf,
  type Proposal,
  placeNumbers,
  shownValue,
  sourceOf,
  withCarried,
} from "./field-list.ts";

const offer = (value: string, part: Partial<Proposal> = {}): Proposal => ({
  value,
  confidence: 0.97,
  page: 1,
  box: [90, 96, 200, 110],
  source: "page",
  others: [],
  ...part,
});
const values = (part: Partial<Record<FieldName, string>>): Record<FieldName, string> => ({
  ...(Object.fromEntries(Object.keys(LABELS).map((name) => [name, ""])) as Record<FieldName, string>),
  ...part,
});
const WHOLE = {
  organName: "Sở Xây dựng",
  typeName: "Công văn",
  subject: "đề nghị bố trí kinh phí",
  issuedDate: "2026-11-20",
  codeNumber: "2034",
  codeNotation: "SXD-QLN",
};

describe("Trường đề xuất khi vào sổ", () => {
  it("dưới 0,8 thì để trống và gợi ý, chữ đã gõ luôn thắng", () => {
    const proposed = { codeNumber: offer("2034", { confidence: 0.6 }) };
    expect(shownValue("codeNumber", {}, proposed)).toBe("");
    expect(hintOf("codeNumber", {}, proposed)).toContain("“2034”");
    expect(shownValue("codeNumber", { codeNumber: "2084" }, proposed)).toBe("2084");
    expect(shownValue("codeNumber", { codeNumber: "" }, { codeNumber: offer("2034") })).toBe("");
  });
  it("số và ký hiệu đọc ở một chỗ thì chung một dấu trên trang, trường đang gõ tô vàng", () => {
    const proposed = {
      codeNumber: offer("2034"),
      codeNotation: offer("SXD-QLN"),
      issuedDate: offer("2026-11-20", { box: [300, 96, 500, 110] }),
    };
    expect(placeNumbers(proposed).numbers).toEqual({ codeNumber: 1, codeNotation: 1, issuedDate: 2 });
    const { marks, activeMark } = marksOf(proposed, "codeNotation");
    expect(activeMark).toBe("codeNumber");
    expect(marks.map((mark) => mark.tone)).toEqual(["active", "plain"]);
  });
  it("hai cách đọc khác nhau, bạn đã sửa: nói bằng chữ", () => {
    const two = { codeNumber: offer("2034", { others: [{ value: "2084", confidence: 0.64 }] }) };
    expect(sourceOf("codeNumber", {}, two)?.words).toBe("Hai cách đọc khác nhau");
    expect(sourceOf("codeNumber", { codeNumber: "9" }, two)?.words).toBe("Bạn đã sửa");
  });
});

describe("Kiểm tra trước khi vào sổ, cùng luật với máy chủ", () => {
  it("đủ trường thì không còn lý do nào", () => {
    expect(checkDraft(values(WHOLE), "2026-11-24").refusals).toEqual([]);
  });
  it("thiếu trích yếu, ngày sau hôm nay, số trang là chữ: mỗi lỗi nằm dưới đúng ô", () => {
    const wrong = values({ ...WHOLE, subject: " ", issuedDate: "2026-12-01", pageAmount: "hai" });
    const faults = faultsByField(checkDraft(wrong, "2026-11-24").refusals);
    expect(Object.keys(faults).sort()).toEqual(["issuedDate", "pageAmount", "subject"]);
  });
  it("trích yếu 500 chữ gõ kiểu tách dấu vẫn nhận, 501 thì nêu số chữ", () => {
    const long = "ủ".repeat(500).normalize("NFD");
    expect(checkDraft(values({ ...WHOLE, subject: long }), "2026-11-24").refusals).toEqual([]);
    const faults = faultsByField(checkDraft(values({ ...WHOLE, subject: `${long}ủ` }), "2026-11-24").refusals);
    expect(faults.subject).toContain("501");
  });
});

describe("Giữ cơ quan và loại của văn bản trước", () => {
  const before = { organName: "Sở Xây dựng", organCode: "H61.05", typeName: "Công văn" };
  it("vào ô còn trống, thành chữ đã gõ để được lưu nháp", () => {
    expect(withCarried({}, before, {})).toEqual(before);
  });
  it("ô đã có chữ giữ nguyên; mã không đi với cơ quan khác", () => {
    expect(withCarried({ organName: "Sở Y tế" }, before, {})).toEqual({ organName: "Sở Y tế", typeName: "Công văn" });
    expect(withCarried({}, before, { organName: offer("Sở Y tế") })).toEqual({ typeName: "Công văn" });
  });
});
