import { describe, expect, it } from "vitest";
import { hears, readEvent } from "./live-message.ts";

describe("Tin cập nhật trực tiếp", () => {
  it("tin lạ, nhịp tim hay dữ liệu hỏng không làm trang đổi gì", () => {
    expect(readEvent("")).toBeNull();
    expect(readEvent("{}")).toBeNull();
    expect(readEvent('{"topic":7}')).toBeNull();
    expect(readEvent('{"topic":"intake"}')).toEqual({ topic: "intake" });
  });
  it("màn hình nghe tin của chủ đề mình, không nghe nhầm tin khác", () => {
    expect(hears("incoming", { topic: "incoming" })).toBe(true);
    expect(hears("outgoing", { topic: "incoming" })).toBe(false);
    expect(hears("*", { topic: "exchange" })).toBe(true);
  });
});
