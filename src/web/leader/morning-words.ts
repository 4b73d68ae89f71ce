// The sentence above the day: how much waits, which day is off next. Pure.
import { type Calendar, calendarDay, isWorkingDay } from "#src/rules/legal-time/calendar.ts";
import { addDays, daysBetween, type LocalDate, weekdayName } from "#src/rules/legal-time/civil-date.ts";
import { dayMonthText } from "#src/rules/vietnamese-text/date-text.ts";

const LOOK_AHEAD_DAYS = 14;

/** Days off that are no ordinary weekend, today included: `Hôm nay nghỉ lễ (Ngày Văn hóa Việt Nam).`; null when none is near. */
export function nextDayOff(today: LocalDate, calendar: Calendar): string | null {
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead++) {
    const date = addDays(today, ahead);
    const row = calendarDay(date, calendar);
    if (!row || isWorkingDay(date, calendar)) continue;
    const when = daysBetween(today, date) === 0 ? "Hôm nay" : `${weekdayName(date)} ${dayMonthText(date)}`;
    return `${when} nghỉ${row.name ? ` (${row.name})` : ""}.`;
  }
  return null;
}

/** `7 văn bản chờ bút phê, 5 văn bản chờ ký, 3 việc quá hạn.`; what is nought is not said, all nought has its own words. */
export function waitingSentence(count: { toDirect: number; toSign: number; overdue: number }): string {
  const parts = [
    count.toDirect > 0 && `${count.toDirect} văn bản chờ bút phê`,
    count.toSign > 0 && `${count.toSign} văn bản chờ ký`,
    count.overdue > 0 && `${count.overdue} việc quá hạn`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? `${parts.join(", ")}.` : "Không còn gì chờ bạn.";
}

type Proposal = { byTitle: string; byName: string } | null | undefined;

/** Whose proposals stand in the list: `Chánh Văn phòng Huỳnh Thanh Tùng đề xuất`, `2 người đề xuất`; null when nobody did. */
export function proposedBy(rows: readonly { id: string }[], proposals: ReadonlyMap<string, Proposal>): string | null {
  const names = new Set(
    rows.flatMap((row) => {
      const proposal = proposals.get(row.id);
      return proposal ? [`${proposal.byTitle} ${proposal.byName}`] : [];
    }),
  );
  const [only] = names;
  if (only === undefined) return null;
  return names.size === 1 ? `${only} đề xuất` : `${names.size} người đề xuất`;
}
