import { describe, expect, it } from "vitest";
import { ROLES } from "#src/rules/access/words.ts";
import { homeOf, RAIL, railOf } from "./rail-entries.ts";

describe("Thanh bên theo chức danh", () => {
  it("không chức danh nào có quá chín mục, không mục nào lặp", () => {
    for (const role of ROLES) {
      expect(RAIL[role].length).toBeLessThanOrEqual(9);
      expect(new Set(RAIL[role].map((item) => item.path)).size).toBe(RAIL[role].length);
    }
  });
  it("quản trị và vận hành không có lối nào tới nội dung văn bản", () => {
    const content = [
      "/cho-vao-so",
      "/van-ban-den",
      "/van-ban-di",
      "/but-phe",
      "/cho-ky",
      "/ho-so",
      "/tra-cuu",
      "/du-thao",
      "/viec-cua-toi",
    ];
    for (const role of ["quan-tri", "van-hanh"] as const)
      for (const item of RAIL[role]) expect(content).not.toContain(item.path);
  });
  it("thanh dưới của lãnh đạo trên điện thoại: Buổi sáng, Bút phê, Chờ ký, Việc đã giao (ui/README §13)", () => {
    const { rail } = railOf(["lanh-dao"], () => true);
    expect(rail.slice(0, 4).map((item) => item.words)).toEqual(["Buổi sáng", "Bút phê", "Chờ ký", "Việc đã giao"]);
  });
  it("một người hai vai thì gộp, mục thứ mười nằm trong Thêm; màn hình chưa có thì không hiện", () => {
    const { rail, more } = railOf(["truong-don-vi", "chuyen-vien"], () => true);
    expect(rail).toHaveLength(9);
    expect(more.map((item) => item.path)).toContain("/gop-y");
    expect(railOf(["van-thu"], (path) => path === "/ho-so").rail.map((item) => item.path)).toEqual(["/ho-so"]);
    expect(homeOf(["lanh-dao"], () => true)).toBe("/buoi-sang");
  });
});
