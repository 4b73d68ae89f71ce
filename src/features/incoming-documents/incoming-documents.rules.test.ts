import { describe, expect, it } from "vitest";
import { SHIPPED_CALENDAR } from "#src/rules/legal-time/shipped-calendar.ts";
import {
  changedFields,
  checkIncomingFields,
  cleanFields,
  dueAtOf,
  type IncomingFields,
  pageActs,
} from "./incoming-documents.rules.ts";

const GOOD: IncomingFields = {
  codeNumber: "05",
  codeNotation: "SXD-QLN",
  issuedDate: "2026-11-20",
  issuedPlace: "Vĩnh Long",
  organName: "Sở Xây dựng",
  organCode: null,
  typeName: "Công văn",
  subject: "Đề nghị bố trí kinh phí",
  signerPosition: "Giám đốc",
  signerName: "Lê Hoàng Phúc",
  urgency: "thuong",
  language: "Tiếng Việt",
  pageAmount: 2,
  description: "",
  toPlaces: "",
  dueDate: null,
};
const TODAY = "2026-11-23";
const fieldsRefused = (change: Partial<IncomingFields>): unknown[] =>
  checkIncomingFields(cleanFields({ ...GOOD, ...change }), TODAY).map((refusal) => refusal.facts?.field);

describe("trường của sổ đăng ký văn bản đến (NĐ 30/2020 PL VI)", () => {
  it("một văn bản đủ trường, kể cả không số, ghi được", () => {
    expect(fieldsRefused({})).toEqual([]);
    expect(fieldsRefused({ codeNumber: "", codeNotation: "" })).toEqual([]);
  });

  it.each<[string, Partial<IncomingFields>]>([
    ["organName", { organName: "   " }],
    ["subject", { subject: "ệ".repeat(501) }],
    ["typeName", { typeName: "" }],
    ["codeNumber", { codeNumber: "123456789012" }],
    ["codeNotation", { codeNotation: "X".repeat(31) }],
    ["signerName", { signerName: "a".repeat(51) }],
    ["pageAmount", { pageAmount: 1000 }],
    ["toPlaces", { toPlaces: "a".repeat(1001) }],
    ["issuedDate", { issuedDate: "2026-11-24" }],
    ["dueDate", { dueDate: "2026-11-19" }],
    ["organCode", { organCode: "H".repeat(36) }],
    ["issuedPlace", { issuedPlace: "a".repeat(51) }],
  ])("ô %s sai thì nêu đúng ô đó", (field, change) => {
    expect(fieldsRefused(change)).toEqual([field]);
  });

  it("chữ tổ hợp và dấu cách thừa được đưa về một dạng trước khi đếm", () => {
    const subject = "  Đề   nghị\n bố trí  ".normalize("NFD");
    expect(cleanFields({ ...GOOD, subject }).subject).toBe("Đề nghị bố trí");
    expect(fieldsRefused({ subject: "ệ".repeat(500).normalize("NFD") })).toEqual([]);
  });

  it("hạn là phút cuối giờ làm việc của ngày đó; ngày nghỉ thì 17:00", () => {
    expect(dueAtOf("2026-11-27", SHIPPED_CALENDAR)?.toISOString()).toBe("2026-11-27T10:00:00.000Z");
    expect(dueAtOf("2026-11-28", SHIPPED_CALENDAR)?.toISOString()).toBe("2026-11-28T10:00:00.000Z");
    expect(dueAtOf(null, SHIPPED_CALENDAR)).toBeNull();
  });

  it("chỉ trường thật sự đổi mới vào lịch sử", () => {
    expect(changedFields(GOOD, { ...GOOD, subject: "Khác" })).toEqual(["subject"]);
    expect(changedFields(GOOD, { subject: GOOD.subject })).toEqual([]);
  });
});

describe("nút trên trang văn bản", () => {
  const acts = (
    roles: string[],
    relations: Parameters<typeof pageActs>[0]["relations"],
    state = "presented" as const,
  ) => pageActs({ roles, relations }, state, {});

  it("văn thư trình, sửa; không bút phê", () => {
    const seen = pageActs({ roles: ["van-thu"], relations: ["clerk-of-agency"] }, "registered", {});
    expect(seen.present).toEqual([]);
    expect(seen.edit).toEqual([]);
    expect(seen.direct).toBeUndefined();
    expect(seen.finish).toBeUndefined();
  });

  it("lãnh đạo được trình thì bút phê, không đề xuất; Chánh Văn phòng thì cả hai", () => {
    expect(acts(["lanh-dao"], ["presented-to"]).direct).toEqual([]);
    expect(acts(["lanh-dao"], ["presented-to"]).propose).toBeUndefined();
    expect(acts(["chanh-van-phong"], ["presented-to"]).propose).toEqual([]);
  });

  it("nút chưa bấm được nói vì sao, nút của vai khác thì không có", () => {
    const early = acts(["lanh-dao"], ["presented-to"]).finish;
    expect(early?.[0]?.code).toBe("routing.wrong-state");
    expect(acts(["chuyen-vien"], ["none"])).toEqual({});
    expect(acts(["quan-tri"], ["clerk-of-agency", "presented-to"])).toEqual({});
  });

  it("văn bản bên gửi đã thu hồi thì không soạn trả lời, không sửa", () => {
    const seen = pageActs({ roles: ["chuyen-vien"], relations: ["lead-assignee"] }, "recalled", {});
    expect(seen["draft-reply"]?.[0]?.code).toBe("routing.recalled");
    expect(seen.download).toEqual([]);
  });
});
