// What is owed, by working day. Pure.
import type { Calendar } from "#src/rules/legal-time/calendar.ts";
import { weekdayName } from "#src/rules/legal-time/civil-date.ts";
import { localDateOf } from "#src/rules/legal-time/instant.ts";
import { nextWorkingDay } from "#src/rules/legal-time/legal-time.ts";
import { dayMonthText } from "#src/rules/vietnamese-text/date-text.ts";

export const GROUP_IDS = ["overdue", "today", "next", "later", "none"] as const;
export type GroupId = (typeof GROUP_IDS)[number];
export type WorkGroup<T> = { id: GroupId; words: string; rows: T[] };

/**
 * Overdue, today, until the next working day, later, without a deadline; empty groups are left out, the order of the rows
 * inside a group stays. `now` in ms.
 */
export function groupWork<T extends { dueAt: string | null }>(
  rows: readonly T[],
  now: number,
  calendar: Calendar,
): WorkGroup<T>[] {
  const today = localDateOf(now, calendar.offsetMinutes);
  const next = nextWorkingDay(today, calendar);
  const words: Record<GroupId, string> = {
    overdue: "Quá hạn",
    today: "Hôm nay",
    next: `Ngày làm việc tới (${weekdayName(next)} ${dayMonthText(next)})`,
    later: "Sau đó",
    none: "Không đặt hạn",
  };
  const groupOf = (row: T): GroupId => {
    if (row.dueAt === null) return "none";
    const due = Date.parse(row.dueAt);
    if (due < now) return "overdue";
    const day = localDateOf(due, calendar.offsetMinutes);
    if (day <= today) return "today";
    return day <= next ? "next" : "later";
  };
  return GROUP_IDS.map((id) => ({ id, words: words[id], rows: rows.filter((row) => groupOf(row) === id) })).filter(
    (group) => group.rows.length > 0,
  );
}
