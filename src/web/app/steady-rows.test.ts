import { describe, expect, it } from "vitest";
import { splitRows } from "./steady-rows.ts";

const split = (rows: string, known: string) => splitRows([...rows], (row) => row, new Set(known));

describe("Danh sách không nhảy dưới tay người làm", () => {
  it("lần đầu hiện tất cả", () => {
    expect(split("abc", "")).toEqual({ shown: ["a", "b", "c"], fresh: [] });
  });
  it("văn bản mới chờ ở thanh trên, văn bản đã xong rời đi, xem thêm thì nối vào cuối", () => {
    expect(split("xbcde", "abc")).toEqual({ shown: ["b", "c", "d", "e"], fresh: ["x"] });
  });
});
