import { describe, expect, it } from "vitest";
import { encodeId, newId } from "./ids.ts";

describe("mã định danh trong hệ thống", () => {
  it("mã của cùng một phần nghìn giây giữ đúng thứ tự sinh ra, dù có mã khác chen giữa, không trùng", () => {
    const made = Array.from({ length: 20_000 }, () => {
      newId("req");
      return newId("evt", 1_790_000_000_000);
    });
    expect(new Set(made).size).toBe(made.length);
    // the counter turns over once in 67 million ids; at most one step may go back
    const backward = made.slice(1).filter((id, index) => id < (made[index] ?? ""));
    expect(backward.length).toBeLessThanOrEqual(1);
  });

  it("mã xếp theo thời gian, 26 chữ sau tiền tố", () => {
    const [early, late] = [newId("doc", 1_000), newId("doc", 1_790_000_000_000)];
    expect(early < late).toBe(true);
    expect(early).toMatch(/^doc_[0-9a-hjkmnp-tv-z]{26}$/);
    expect(encodeId(5, new Uint8Array(10)) < encodeId(6, new Uint8Array(10))).toBe(true);
  });
});
