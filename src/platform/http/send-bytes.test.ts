import { describe, expect, it } from "vitest";
import { readRange } from "./send-bytes.ts";

describe("phần tệp mà trình xem hỏi", () => {
  it.each([
    [undefined, null],
    ["bytes=0-99", { start: 0, end: 99 }],
    ["bytes=900-", { start: 900, end: 999 }],
    ["bytes=-10", { start: 990, end: 999 }],
    ["bytes=-5000", { start: 0, end: 999 }],
    ["bytes=990-5000", { start: 990, end: 999 }],
    ["bytes=1000-", "none"],
    ["bytes=-0", "none"],
    ["bytes=9-3", null],
    ["bytes=0-1,5-6", null],
    ["lines=0-1", null],
  ])("%s of 1000 bytes", (header, expected) => {
    expect(readRange(header, 1000)).toEqual(expected);
  });
});
