import { describe, expect, it } from "vitest";
import { numberWords, stepOf, stepWords, titleOf, trackSteps } from "./words.ts";

const steps = [
  { name: "Soạn thảo", holder: "Lâm Thị Diễm My", state: "done" as const, minutes: 159 },
  { name: "Trưởng đơn vị duyệt nội dung", holder: "Đặng Quốc Bảo", state: "current" as const, minutes: 6 },
  { name: "Thể thức", holder: "Huỳnh Thanh Tùng", state: "waiting" as const, minutes: null },
];

describe("Lời nói về một dự thảo", () => {
  it("đường đi nói ai giữ, giữ bao lâu; chỗ của mình gọi là bạn", () => {
    expect(trackSteps(steps, "Đặng Quốc Bảo")).toEqual([
      { name: "Soạn thảo", who: "Lâm Thị Diễm My, 2 giờ 39 phút", state: "done" },
      { name: "Trưởng đơn vị", who: "bạn, 6 phút", state: "now" },
      { name: "Thể thức", who: "Huỳnh Thanh Tùng", state: "later" },
    ]);
    expect(stepWords(trackSteps(steps, "Đặng Quốc Bảo"))).toBe("Bước 2 / 3: Trưởng đơn vị · bạn, 6 phút");
  });
  it("dự thảo chưa có trích yếu được gọi bằng loại của nó, chưa có số thì để chỗ trống", () => {
    expect(titleOf({ subject: "…", kindName: "Quyết định" })).toBe("Quyết định chưa có trích yếu");
    expect(titleOf({ subject: "bố trí kinh phí", kindName: "Công văn" })).toBe("Bố trí kinh phí");
    expect(numberWords({ codeNumber: null, codeNotation: "STC-NS" })).toBe("…/STC-NS");
    expect(numberWords({ codeNumber: "05", codeNotation: "STC-NS" })).toBe("05/STC-NS");
  });
  it("mỗi bước chờ duyệt có đúng một lượt duyệt; bước khác thì không ai duyệt", () => {
    expect(["unit-approval", "format-check", "leader-approval"].map((state) => stepOf(state as never))).toEqual([
      "unit",
      "format",
      "leader",
    ]);
    for (const state of ["draft", "approved", "issued", "discarded"] as const) expect(stepOf(state)).toBeNull();
  });
});
