import { describe, expect, it } from "vitest";
import { keySentence } from "./key-sentence.ts";

const PAGE = `UBND TỈNH VĨNH LONG        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
V/v đề nghị bố trí kinh phí sửa chữa trụ sở

Kính gửi: Sở Tài chính.

Thực hiện Kế hoạch công tác năm, Sở Xây dựng đề nghị các đơn vị rà soát tình hình.
1. Qua kiểm tra có 05 trụ sở xuống cấp.
2. Đề nghị Sở Tài chính xem xét, bố trí 6.840.000.000 đồng, trả lời
trước ngày 27/11/2026.
Trân trọng đề nghị quý Sở quan tâm phối hợp thực hiện./.

Nơi nhận:
- Như trên; đề nghị lưu trước ngày 01/01/2027`;

describe("Câu đáng đọc nhất của một văn bản", () => {
  it("là câu đề nghị có hạn, có tiền, nối liền các dòng, không phải căn cứ, câu xã giao hay nơi nhận", () => {
    expect(keySentence([PAGE])).toEqual({
      text: "Đề nghị Sở Tài chính xem xét, bố trí 6.840.000.000 đồng, trả lời trước ngày 27/11/2026.",
      page: 1,
    });
  });
  it("nói đúng trang; trang máy không đọc được thì bỏ qua", () => {
    expect(keySentence([null, "Kính gửi: Sở Tài chính.\n\nĐề nghị quý cơ quan cho ý kiến bằng văn bản."])?.page).toBe(
      2,
    );
  });
  it("không câu nào đề nghị gì thì không trích; câu quá dài thì cắt ở chỗ hết chữ", () => {
    expect(keySentence(["Thông báo nghỉ lễ theo quy định của Bộ luật Lao động năm nay."])).toBeNull();
    const long = keySentence([`Đề nghị ${"rà soát kỹ hồ sơ ".repeat(40)}.`])?.text ?? "";
    expect(long.length).toBeLessThanOrEqual(241);
    expect(long).toMatch(/(?:rà|soát|kỹ|hồ|sơ)…$/u);
  });
});
