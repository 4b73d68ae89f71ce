import { describe, expect, it } from "vitest";
import { periodDays } from "./period.ts";

describe("Khoảng ngày in sổ", () => {
  it("tháng, quý lấy theo hôm nay; tháng 12 không tràn sang năm sau", () => {
    expect(periodDays("thang", 2026, "2026-11-24")).toEqual({ from: "2026-11-01", to: "2026-11-30" });
    expect(periodDays("quy", 2026, "2026-11-24")).toEqual({ from: "2026-10-01", to: "2026-12-31" });
    expect(periodDays("nam", 2026, "2026-11-24")).toEqual({ from: "2026-01-01", to: "2026-12-31" });
    expect(periodDays("thang", 2024, "2024-02-10")).toEqual({ from: "2024-02-01", to: "2024-02-29" });
  });
  it("sổ năm cũ: quý và tháng là quý, tháng cuối của năm đó", () => {
    expect(periodDays("quy", 2025, "2026-02-01")).toEqual({ from: "2025-10-01", to: "2025-12-31" });
  });
});
