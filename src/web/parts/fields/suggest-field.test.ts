import { describe, expect, it } from "vitest";
import { meant } from "./suggest-field.tsx";

describe("Enter chỉ nhận gợi ý khi đúng là thứ đang gõ", () => {
  const building = { id: "1", name: "Sở Xây dựng", also: "SXD H61.05" };
  it("chữ đầu, ký hiệu, mã hoặc phần đầu tên thì nhận", () => {
    for (const typed of ["sxd", "SXD", "h61.05", "so xay", "Sở Xây dựng"]) expect(meant(building, typed)).toBe(true);
  });
  it("một phần ở giữa tên hoặc một chữ cái thì giữ chữ đã gõ", () => {
    expect(meant(building, "xây dựng")).toBe(false);
    expect(meant(building, "s")).toBe(false);
  });
});
