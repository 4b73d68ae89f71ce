import { describe, expect, it } from "vitest";
import { byUrgencyThenAge, nextAfter } from "./use-queue.ts";

describe("Hàng chờ duyệt", () => {
  it("hỏa tốc trước, cùng độ khẩn thì ai chờ lâu hơn trước", () => {
    const row = (id: string, urgency: "thuong" | "khan" | "hoa-toc", holderSince: string) => ({
      id,
      urgency,
      holderSince,
    });
    const rows = [
      row("moi", "thuong", "2026-11-23T03:00:00Z"),
      row("cu", "thuong", "2026-11-22T03:00:00Z"),
      row("hoa", "hoa-toc", "2026-11-23T04:00:00Z"),
      row("khan", "khan", "2026-11-23T04:00:00Z"),
    ];
    expect(rows.toSorted(byUrgencyThenAge).map((each) => each.id)).toEqual(["hoa", "khan", "cu", "moi"]);
  });
  it("duyệt xong thì văn bản kế mở ra; dòng cuối thì mở dòng trước; hết thì thôi", () => {
    const rows = [{ id: "a" }, { id: "b" }, { id: "c" }];
    expect(nextAfter(rows, "a")).toBe("b");
    expect(nextAfter(rows, "c")).toBe("b");
    expect(nextAfter([{ id: "a" }], "a")).toBeNull();
    expect(nextAfter([{ id: "b" }], "da-roi-danh-sach")).toBe("b");
  });
});
