import { describe, expect, it } from "vitest";
import { pagesWords, unseenOf } from "./seen-pages.ts";

describe("Trang đã xem trước khi ký", () => {
  it("trang chưa xem đếm từ 1, theo thứ tự", () => {
    expect(unseenOf(new Set([1, 3]), 4)).toEqual([2, 4]);
    expect(unseenOf(new Set([1, 2]), 2)).toEqual([]);
  });
  it("các trang liền nhau viết gọn như người đọc nói", () => {
    expect(pagesWords([5, 6, 7, 9])).toBe("5–7, 9");
    expect(pagesWords([2])).toBe("2");
    expect(pagesWords([])).toBe("");
  });
});
