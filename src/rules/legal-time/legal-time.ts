import { type Calendar, calendarDay, isWorkingDay, type WorkPeriod, workPeriods } from "./calendar.ts";
import { addDays, type LocalDate, weekdayName, weekdayOf } from "./civil-date.ts";
import { type Instant, localDateOf } from "./instant.ts";

/** Both times are kept (invariant 8); `reason` is a short Vietnamese phrase: `giờ nghỉ trưa`. */
export type LegalTime = { actual: Instant; legal: Instant; reason: string };

/** Longest stretch without work that a sound calendar may have; beyond it the calendar is taken as broken. */
const SEARCH_DAYS = 400;

/**
 * Time of sending or receipt in the eyes of the regulation: outside office hours it is the start of the next office hours.
 * The closing time itself is outside. Throws RangeError when the calendar has no office hours within 400 days.
 * Source: QC-7.3 (Đ7.3).
 */
export function legalTime(instant: Instant, calendar: Calendar): LegalTime {
  return { actual: instant, legal: nextOfficeStart(instant, calendar), reason: timeReason(instant, calendar) };
}

/** Inside office hours: start included, closing time excluded. */
export function isOfficeTime(instant: Instant, calendar: Calendar): boolean {
  return periodsAt(instant, calendar).some((p) => p.start <= instant && instant < p.end);
}

/** `instant` itself inside office hours, else the start of the next office period. Errors as `legalTime`. */
export function nextOfficeStart(instant: Instant, calendar: Calendar): Instant {
  let date = localDateOf(instant, calendar.offsetMinutes);
  for (let i = 0; i <= SEARCH_DAYS; i++) {
    const period = workPeriods(date, calendar).find((p) => instant < p.end);
    if (period) return Math.max(period.start, instant);
    date = addDays(date, 1);
  }
  throw new RangeError(`calendar ${calendar.name} has no office hours within ${SEARCH_DAYS} days`);
}

/** First working day strictly after `date`. */
export function nextWorkingDay(date: LocalDate, calendar: Calendar): LocalDate {
  return stepWorkingDay(date, 1, calendar);
}

/** Last working day strictly before `date`. */
export function previousWorkingDay(date: LocalDate, calendar: Calendar): LocalDate {
  return stepWorkingDay(date, -1, calendar);
}

/** End of the morning of the next working day (QĐ 28/2018 Đ6.2): latest sending of a document signed on `date`. */
export function morningEndOfNextWorkingDay(date: LocalDate, calendar: Calendar): Instant {
  const next = nextWorkingDay(date, calendar);
  const noon = noonOf(next, calendar);
  const periods = workPeriods(next, calendar);
  const morning = periods.findLast((p) => p.start < noon);
  if (morning) return Math.min(morning.end, noon);
  // nobody works in that morning: the first stretch of the day takes its place
  return periods[0]?.end ?? noon;
}

/** Closing time of `date`; `null` on a day off. */
export function endOfWorkingDay(date: LocalDate, calendar: Calendar): Instant | null {
  return workPeriods(date, calendar).at(-1)?.end ?? null;
}

function periodsAt(instant: Instant, calendar: Calendar): WorkPeriod[] {
  return workPeriods(localDateOf(instant, calendar.offsetMinutes), calendar);
}

function stepWorkingDay(date: LocalDate, step: 1 | -1, calendar: Calendar): LocalDate {
  let day = addDays(date, step);
  for (let i = 0; i <= SEARCH_DAYS; i++, day = addDays(day, step)) if (isWorkingDay(day, calendar)) return day;
  throw new RangeError(`calendar ${calendar.name} has no working day within ${SEARCH_DAYS} days of ${date}`);
}

function noonOf(date: LocalDate, calendar: Calendar): Instant {
  return Date.parse(`${date}T12:00:00Z`) - calendar.offsetMinutes * 60_000;
}

function timeReason(instant: Instant, calendar: Calendar): string {
  if (isOfficeTime(instant, calendar)) return "trong giờ làm việc";
  const date = localDateOf(instant, calendar.offsetMinutes);
  const periods = workPeriods(date, calendar);
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return dayOffReason(date, calendar);
  if (instant < first.start) return "trước giờ làm việc";
  if (instant >= last.end) return "sau giờ làm việc";
  return "giờ nghỉ trưa";
}

function dayOffReason(date: LocalDate, calendar: Calendar): string {
  const day = calendarDay(date, calendar);
  if (day) return `ngày nghỉ: ${day.name}`;
  return weekdayOf(date) >= 6 ? `ngày nghỉ: ${weekdayName(date)}` : "ngày nghỉ";
}
