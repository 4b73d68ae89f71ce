import { describe, expect, it } from "vitest";
import { hears, readEvent } from "./live-message.ts";

describe("Tin cập nhật trực tiếp", () => {
  it("tin lạ, nhịp tim hay dữ liệu hỏng không làm trang đổi gì", () => {
    expect(readEvent("")).toBeNull();
    expect(readEvent("{}")).toBeNull();
    expect(readEvent('{"topic":7}')).toBeNull();
    expect(readEvent('{"topic":"intake","data":{"n":3}}')).toEqual({ topic: "intake", data: { n: 3 } });
  });
  it("màn hình văn bản đến nghe tin của từng văn bản, không nghe nhầm tin khác", () => {
    expect(hears("incoming", "incoming:doc_1")).toBe(true);
    expect(hears("incoming", "incoming-documents")).toBe(false);
    expect(hears("incoming:doc_1", "incoming:doc_2")).toBe(false);
    expect(hears("*", "exchange")).toBe(true);
  });
});
