import { describe, expect, it } from "vitest";
import { SHIPPED_CALENDAR } from "#src/rules/legal-time/shipped-calendar.ts";
import { groupWork } from "./work-groups.ts";

const row = (id: string, dueAt: string | null) => ({ id, dueAt });

describe("Việc của tôi theo ngày làm việc", () => {
  it("QC-2.7 chiều Thứ Hai trước ngày nghỉ lễ: ngày làm việc tới là Thứ Tư 25/11", () => {
    const now = Date.parse("2026-11-23T13:45:00+07:00");
    const groups = groupWork(
      [
        row("hôm qua", "2026-11-20T17:00:00+07:00"),
        row("sáng nay", "2026-11-23T11:00:00+07:00"),
        row("chiều nay", "2026-11-23T17:00:00+07:00"),
        row("ngày lễ", "2026-11-24T17:00:00+07:00"),
        row("thứ tư", "2026-11-25T10:00:00+07:00"),
        row("thứ sáu", "2026-11-27T17:00:00+07:00"),
        row("không hạn", null),
      ],
      now,
      SHIPPED_CALENDAR,
    );
    expect(groups.map((group) => [group.words, group.rows.map((each) => each.id)])).toEqual([
      ["Quá hạn", ["hôm qua", "sáng nay"]],
      ["Hôm nay", ["chiều nay"]],
      ["Ngày làm việc tới (Thứ Tư 25/11)", ["ngày lễ", "thứ tư"]],
      ["Sau đó", ["thứ sáu"]],
      ["Không đặt hạn", ["không hạn"]],
    ]);
  });
  it("nhóm không có việc thì không hiện", () => {
    expect(groupWork([], Date.parse("2026-11-23T08:00:00+07:00"), SHIPPED_CALENDAR)).toEqual([]);
  });
});
