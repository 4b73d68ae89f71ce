import { describe, expect, it } from "vitest";
import { sentenceOf } from "./sentences.rules.ts";

describe("QC-4.1 lịch sử nói đúng việc đã xảy ra", () => {
  it("lần duyệt mất giá trị vì trả lại thì không nói là có người sửa", () => {
    const told = (because: string) => sentenceOf("outgoing.approvals-voided", { facts: { because }, text: {} });
    expect(told("return")).toBe("lần duyệt trước không còn giá trị vì văn bản bị trả lại");
    expect(told("edit")).toContain("sửa nội dung");
    const lost = (step: string) =>
      sentenceOf("outgoing.approvals-voided", { facts: { because: "edit", step, version: 4 }, text: {} });
    expect(lost("unit")).toBe("sửa nội dung, lần duyệt nội dung bản 4 không còn giá trị");
    expect(lost("format")).not.toBe(lost("unit"));
  });
  it("lãnh đạo duyệt thì câu không nói hai lần ai duyệt", () => {
    expect(sentenceOf("outgoing.approved", { facts: { step: "leader", version: 4 }, text: {} })).toBe("duyệt bản 4");
  });
  it("QC-7.3 phát hành ngoài giờ: câu nói cả giờ tính, trong giờ thì không nói hai lần", () => {
    const told = (issuedAt: string, issuedLegalAt: string) =>
      sentenceOf("outgoing.issued", { facts: { recipients: 2, issuedAt, issuedLegalAt }, text: {} });
    expect(told("2026-11-30T11:40:00.000Z", "2026-12-01T00:00:00.000Z")).toBe(
      "phát hành đến 2 nơi, giờ tính 07:00 ngày 01/12/2026",
    );
    expect(told("2026-11-30T02:00:00.000Z", "2026-11-30T02:00:00.000Z")).toBe("phát hành đến 2 nơi");
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
  it("NĐ 30/2020 PL VI bút phê nói hạn xử lý bên cạnh hạn văn bản yêu cầu, và hạn trước đó khi đổi", () => {
    const told = (facts: Record<string, unknown>) =>
      sentenceOf("directive.given", { facts, text: { lead: "Phòng Ngân sách" } });
    const dueAt = "2026-12-02T10:00:00.000Z";
    const asked = { replyBy: "2026-12-10", dueBefore: "2026-12-10T10:00:00.000Z" };
    const words = "bút phê, giao Phòng Ngân sách chủ trì";
    expect(told({ dueAt, ...asked })).toBe(`${words}, hạn xử lý 02/12 (văn bản yêu cầu trước 10/12)`);
    expect(told({ dueAt, dueBefore: "2026-12-04T10:00:00.000Z" })).toBe(`${words}, hạn xử lý 02/12, trước đó 04/12`);
    expect(told({ dueAt: null, ...asked })).toBe(words);
  });
  it("mọi đề nghị chờ người thứ hai đều được gọi đúng tên", () => {
    for (const kind of ["account", "post", "change", "replace", "password", "reopen", "end", "close"])
      expect(sentenceOf("confirmation.confirmed", { facts: { kind }, text: { name: "Lê An" } })).not.toContain(
        "một việc",
      );
  });
});
