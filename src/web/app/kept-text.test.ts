import { describe, expect, it } from "vitest";
import { readKept, writeKept } from "./kept-text.ts";

function shelf(limit = Number.POSITIVE_INFINITY) {
  const map = new Map<string, string>();
  return {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (value.length > limit) throw new Error("QuotaExceededError");
      map.set(key, value);
    },
    removeItem: (key: string) => void map.delete(key),
  };
}

describe("Chữ đang gõ được giữ trên máy", () => {
  it("giữ đúng từng chữ và trả lại khi mở lại trang", () => {
    const store = shelf();
    writeKept(store, "a", { text: "Chuyển Phòng Ngân sách", at: 1000 });
    expect(readKept(store, "a", 2000)).toBe("Chuyển Phòng Ngân sách");
    expect(readKept(store, "b", 2000)).toBeNull();
  });
  it("quá 30 ngày thì bỏ, dữ liệu hỏng thì coi như không có", () => {
    const store = shelf();
    writeKept(store, "a", { text: "x", at: 0 });
    expect(readKept(store, "a", 31 * 24 * 3600 * 1000)).toBeNull();
    store.setItem("c", "{hỏng");
    expect(readKept(store, "c", 0)).toBeNull();
  });
  it("bộ nhớ trình duyệt đầy thì vẫn gõ tiếp được", () => {
    expect(writeKept(shelf(10), "a", { text: "dài hơn mười chữ", at: 0 })).toBe(false);
  });
});
