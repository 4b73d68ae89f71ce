import { describe, expect, it } from "vitest";
import { hears, readEvent } from "./live-message.ts";

describe("Tin cập nhật trực tiếp", () => {
  it("tin lạ, nhịp tim hay dữ liệu hỏng không làm trang đổi gì", () => {
    expect(readEvent("")).toBeNull();
    expect(readEvent("{}")).toBeNull();
    expect(readEvent('{"topic":7}')).toBeNull();
    expect(readEvent('{"topic":"intake","id":"in_1"}')).toEqual({ topic: "intake", id: "in_1" });
  });
  it("màn hình văn bản đến nghe tin của từng văn bản, không nghe nhầm tin khác", () => {
    const one = { topic: "incoming", id: "doc_1" };
    expect(hears("incoming", one)).toBe(true);
    expect(hears("incoming:doc_1", one)).toBe(true);
    expect(hears("incoming:doc_2", one)).toBe(false);
    expect(hears("outgoing", one)).toBe(false);
    expect(hears("incoming:doc_1", { topic: "incoming" })).toBe(false);
    expect(hears("*", { topic: "exchange" })).toBe(true);
  });
});
