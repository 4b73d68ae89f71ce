import { describe, expect, it } from "vitest";
import { nextInQueue, orderQueue } from "./queue-order.ts";

const row = (
  id: string,
  urgency: "thuong" | "khan" | "hoa-toc",
  dueAt: string | null,
  receivedLegalAt = "2026-11-23T00:00:00Z",
) => ({
  id,
  urgency,
  dueAt,
  receivedLegalAt,
});

describe("Thứ tự văn bản chờ", () => {
  it("khẩn trước, rồi hạn gần, rồi chờ lâu; không hạn đứng sau", () => {
    const rows = [
      row("không hạn", "thuong", null, "2026-11-20T00:00:00Z"),
      row("mới", "thuong", null),
      row("hạn xa", "thuong", "2026-12-04T10:00:00Z"),
      row("hạn gần", "thuong", "2026-11-26T10:00:00Z"),
      row("khẩn", "khan", null),
      row("hỏa tốc", "hoa-toc", "2026-12-30T10:00:00Z"),
    ];
    expect(orderQueue(rows).map((each) => each.id)).toEqual([
      "hỏa tốc",
      "khẩn",
      "hạn gần",
      "hạn xa",
      "không hạn",
      "mới",
    ]);
  });
  it("xong một văn bản thì mở văn bản kế, cuối hàng thì mở văn bản trước, hết thì thôi", () => {
    const rows = [{ id: "a" }, { id: "b" }, { id: "c" }];
    expect(nextInQueue(rows, "a")).toBe("b");
    expect(nextInQueue(rows, "c")).toBe("b");
    expect(nextInQueue([{ id: "a" }], "a")).toBeNull();
    expect(nextInQueue(rows, "không còn chờ")).toBe("a");
  });
});
