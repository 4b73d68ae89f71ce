import { describe, expect, it } from "vitest";
import { percent } from "./page-marks.ts";

describe("Chỗ trên trang", () => {
  it("tọa độ điểm đổi thành phần trăm, phóng to thu nhỏ vẫn đúng chỗ", () => {
    expect(percent(59.5, 595)).toBe("10%");
    expect(percent(100, 842)).toBe("11.876%");
  });
});
