import { describe, expect, it } from "vitest";
import { asSentence, numberAndNotation, sizeWords, workingTimeWords } from "./words.ts";

describe("Chữ nói về một văn bản", () => {
  it("trích yếu đứng riêng viết hoa chữ đầu, cả khi chữ gõ kiểu tách dấu", () => {
    expect(asSentence("đề nghị bố trí kinh phí")).toBe("Đề nghị bố trí kinh phí");
    expect(asSentence("ủy quyền".normalize("NFD"))).toBe("Ủy quyền");
  });
  it("số và ký hiệu thiếu một phần vẫn đọc được", () => {
    expect(numberAndNotation({ codeNumber: "2034", codeNotation: "SXD-QLN" })).toBe("2034/SXD-QLN");
    expect(numberAndNotation({ codeNumber: "", codeNotation: "SXD-QLN" })).toBe("SXD-QLN");
    expect(numberAndNotation({ codeNumber: null, codeNotation: "" })).toBe("–");
  });
  it("thời gian giữ tính theo ngày làm việc tám giờ", () => {
    expect(workingTimeWords(12)).toBe("12 phút");
    expect(workingTimeWords(125)).toBe("2 giờ 5 phút");
    expect(workingTimeWords(3 * 480 + 60)).toBe("3 ngày 1 giờ");
  });
  it("cỡ tệp theo cách viết Việt Nam", () => {
    expect(sizeWords(229_570)).toBe("224 KB");
    expect(sizeWords(1_500_000)).toBe("1,4 MB");
  });
});
