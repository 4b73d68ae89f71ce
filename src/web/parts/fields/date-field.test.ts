import { describe, expect, it } from "vitest";
import { dateFault } from "./date-field.tsx";

describe("Ô ngày nói rõ sai ở đâu", () => {
  it("tháng 11 chỉ có 30 ngày, tháng 2 theo năm nhuận", () => {
    expect(dateFault("31/11/2026")).toBe("Tháng 11 chỉ có 30 ngày.");
    expect(dateFault("29/02/2027")).toBe("Tháng 2 chỉ có 28 ngày.");
    expect(dateFault("29022028")).not.toContain("chỉ có");
  });
  it("gõ tháng trước ngày thì nhắc thứ tự; chữ lạ thì nêu cách gõ", () => {
    expect(dateFault("11/27/2026")).toContain("Không có tháng 27");
    expect(dateFault("mai")).toContain("t6");
  });
});
