import { describe, expect, it } from "vitest";
import { answerOf, formOf } from "./upload.ts";

describe("Tải văn bản giấy lên", () => {
  it("QC-4.2 khai độ mật và loại nội dung đứng trước tệp trong gói gửi đi", () => {
    const form = formOf({
      declared: { secrecy: "thuong", contentKind: "thuong" },
      file: new File(["x"], "Tờ trình.pdf".normalize("NFD")),
      clerkReason: "Đã xem, không có dấu mật.",
    });
    expect([...form.keys()]).toEqual(["secrecy", "contentKind", "clerkDecision", "file"]);
    expect((form.get("file") as File).name).toBe("Tờ trình.pdf");
    expect(JSON.parse(String(form.get("clerkDecision")))).toEqual({ free: true, reason: "Đã xem, không có dấu mật." });
  });
  it("lời từ chối của máy chủ giữ nguyên; trang lạ của mạng thì là mất kết nối", () => {
    const refused = answerOf(
      422,
      JSON.stringify({ code: "gate.refused", title: "Có dấu hiệu độ mật ở trang 1.", status: 422 }),
    );
    expect(refused).toMatchObject({ kind: "problem", problem: { code: "gate.refused", reasons: [] } });
    expect(answerOf(502, "<html>").kind).toBe("line-broken");
  });
});
