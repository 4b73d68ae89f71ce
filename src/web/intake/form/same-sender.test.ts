import { describe, expect, it } from "vitest";
import { sameSender, shortlyNamed } from "./same-sender.ts";

describe("Tên cơ quan gõ đủ thì tự nối với danh bạ", () => {
  const building = { name: "Sở Xây dựng", code: "H61.05", named: false };
  const commune = { name: "Ủy ban nhân dân xã Ba Tri", code: "H61.99", named: false };
  it("không kể hoa thường, dấu, kiểu gõ dấu rời", () => {
    for (const typed of ["Sở Xây dựng", "SỞ XÂY DỰNG", " so xay dung ", "Sở Xây dựng".normalize("NFD")])
      expect(sameSender([commune, building], typed)).toBe(building);
  });
  it("một phần tên, ô trống, hay hai nơi cùng tên thì không tự chọn", () => {
    expect(sameSender([building], "Sở Xây")).toBeNull();
    expect(sameSender([building], " ")).toBeNull();
    expect(sameSender([building, { name: "Sở Xây Dựng", code: "H99.05", named: false }], "Sở Xây dựng")).toBeNull();
  });
  it("tên ngắn chỉ những nơi danh bạ nói nó chỉ, và không khi có nơi mang đúng tên ấy", () => {
    const full = { name: "Sở Xây dựng tỉnh Vĩnh Long", code: "H61.05", named: true };
    expect(shortlyNamed([full, commune], "Sở Xây dựng")).toEqual([full]);
    expect(shortlyNamed([full, building], "Sở Xây dựng")).toEqual([]);
  });
});
