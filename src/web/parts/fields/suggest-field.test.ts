import { describe, expect, it } from "vitest";
import { bestAt, meant } from "./suggest-field.tsx";

describe("Gợi ý nào đúng là thứ đang gõ", () => {
  const building = { id: "1", name: "Sở Xây dựng", also: "SXD H61.05" };
  it("chữ đầu, ký hiệu, mã hoặc phần đầu tên thì nhận", () => {
    for (const typed of ["sxd", "SXD", "h61.05", "so xay", "Sở Xây dựng"]) expect(meant(building, typed)).toBe(true);
  });
  it("một phần ở giữa tên hoặc một chữ cái thì giữ chữ đã gõ", () => {
    expect(meant(building, "xây dựng")).toBe(false);
    expect(meant(building, "s")).toBe(false);
  });
});

describe("Gợi ý tốt nhất tự sáng, Enter nhận nó", () => {
  const commune = { id: "1", name: "Ủy ban nhân dân xã Ba Tri", also: "UBND" };
  const party = { id: "2", name: "Ban Công tác xã Ba Tri", also: "UBND xã Ba Tri" };
  const short = { id: "3", name: "Sở Y tế" };
  it("có gợi ý là có dòng sáng; đúng tên đứng trước, rồi phần đầu tên, rồi dòng đầu", () => {
    expect(bestAt([commune, party], "ubnd xa ba tri")).toBe(0);
    expect(bestAt([party, commune], "uy ban nhan dan xa")).toBe(1);
    expect(bestAt([{ id: "4", name: "Sở Y tế tỉnh An Giang" }, short], "so y te")).toBe(1);
  });
  it("chưa đủ hai chữ hoặc không có gợi ý thì không dòng nào sáng", () => {
    expect(bestAt([commune], "u")).toBe(-1);
    expect(bestAt([], "ubnd")).toBe(-1);
  });
});
