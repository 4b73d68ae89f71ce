import { describe, expect, it } from "vitest";
import { sentenceOf } from "./sentences.rules.ts";

describe("QC-4.1 lịch sử nói đúng việc đã xảy ra", () => {
  it("lần duyệt mất giá trị vì trả lại thì không nói là có người sửa", () => {
    const told = (because: string) => sentenceOf("outgoing.approvals-voided", { facts: { because }, text: {} });
    expect(told("return")).toBe("lần duyệt trước không còn giá trị vì văn bản bị trả lại");
    expect(told("edit")).toContain("sửa nội dung");
  });
  it("việc bị từ chối được nêu tên, người đọc được không bị nói là không mở được", () => {
    const told = (need: string) => sentenceOf("outgoing.access-refused", { facts: { need }, text: {} });
    expect(told("sign-person")).toBe("không được ký văn bản này vì chức danh không có quyền đó");
    expect(told("read")).toContain("không được đọc văn bản này");
  });
  it("NĐ 30/2020 Đ15 số đã cấp, số đã hủy: nêu số, ký hiệu, ngày, lý do", () => {
    const facts = { number: 1, issuedDate: "2026-11-23" };
    const number = "01/STC-NS";
    expect(sentenceOf("outgoing.numbered", { facts, text: { number } })).toBe("cấp số 01/STC-NS ngày 23/11/2026");
    expect(sentenceOf("outgoing.number-cancelled", { facts, text: { number, reason: "khóa ký hỏng" } })).toBe(
      "hủy số 01/STC-NS ngày 23/11/2026, lý do “khóa ký hỏng”",
    );
  });
  it("QC-3.3 vào sổ: nói văn bản được nhận dựa trên chữ ký số, sáu thông tin đã xem, hay chỉ để biết", () => {
    const told = (facts: Record<string, unknown>) =>
      sentenceOf("incoming.registered", { facts: { arrivalNumber: 1847, forReference: false, ...facts }, text: {} });
    expect(told({ verdict: "valid" })).toBe("vào sổ, số đến 1847, chữ ký số hợp lệ");
    expect(told({ verdict: "unsigned" })).toBe("vào sổ, số đến 1847, đã xem đủ sáu thông tin trên bản giấy");
    expect(told({ verdict: "unsigned", forReference: true })).toBe("vào sổ, số đến 1847, để biết, tham khảo");
    expect(told({ verdict: "unknown" })).toBe("vào sổ, số đến 1847");
  });
  it("mọi đề nghị chờ người thứ hai đều được gọi đúng tên", () => {
    for (const kind of ["account", "post", "change", "replace", "password", "reopen", "end", "close"])
      expect(sentenceOf("confirmation.confirmed", { facts: { kind }, text: { name: "Lê An" } })).not.toContain(
        "một việc",
      );
  });
});
