/**
 * Days on the wall calendar, without any clock or time zone: a date is the text `YYYY-MM-DD`.
 * Weekdays are ISO: 1 = Monday … 7 = Sunday.
 */
export type LocalDate = string;

export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const DAY_MS = 86_400_000;
const WEEKDAY_NAMES: Record<Weekday, string> = {
  1: "Thứ Hai",
  2: "Thứ Ba",
  3: "Thứ Tư",
  4: "Thứ Năm",
  5: "Thứ Sáu",
  6: "Thứ Bảy",
  7: "Chủ Nhật",
};
const WEEKDAY_SHORT: Record<Weekday, string> = { 1: "T2", 2: "T3", 3: "T4", 4: "T5", 5: "T6", 6: "T7", 7: "CN" };

/** Full Vietnamese name of the weekday of `date`: `Thứ Hai`, `Chủ Nhật`. */
export function weekdayName(date: LocalDate): string {
  return WEEKDAY_NAMES[weekdayOf(date)];
}

/** Short name used in lists: `T2` … `T7`, `CN`. */
export function weekdayShortName(date: LocalDate): string {
  return WEEKDAY_SHORT[weekdayOf(date)];
}

/** ISO weekday of `date`. Throws RangeError for a text that is no date. */
export function weekdayOf(date: LocalDate): Weekday {
  const days = dayNumber(date);
  // 1970-01-01 was a Thursday
  const zeroBased = (((days + 3) % 7) + 7) % 7;
  return (zeroBased + 1) as Weekday;
}

/** `date` moved by `n` calendar days (negative goes back). */
export function addDays(date: LocalDate, n: number): LocalDate {
  return fromDayNumber(dayNumber(date) + n);
}

/** Calendar days from `from` to `to`: 0 on the same day, negative when `to` lies before. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** True for a real day in the form `YYYY-MM-DD` (`2026-02-30` is none), years 1000–9999. */
export function isLocalDate(text: string): boolean {
  const m = /^([1-9]\d{3})-(\d{2})-(\d{2})$/.exec(text);
  if (!m) return false;
  const ms = Date.UTC(Number(m[1]), Number(m[2]) - 1, Number(m[3]));
  return new Date(ms).toISOString().slice(0, 10) === text;
}

/** Builds a date from year, month 1–12, day; `null` when there is no such day. */
export function makeDate(year: number, month: number, day: number): LocalDate | null {
  const text = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return isLocalDate(text) ? text : null;
}

export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

/** Days since 1970-01-01. Throws RangeError for a text that is no date. */
export function dayNumber(date: LocalDate): number {
  if (!isLocalDate(date)) throw new RangeError(`not a date YYYY-MM-DD: ${date}`);
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

export function fromDayNumber(days: number): LocalDate {
  return new Date(days * DAY_MS).toISOString().slice(0, 10);
}
