import { type Calendar, isWorkingDay, workPeriods } from "./calendar.ts";
import { addDays, type LocalDate } from "./civil-date.ts";
import { type Instant, localDateOf } from "./instant.ts";
import { nextOfficeStart, nextWorkingDay, previousWorkingDay } from "./legal-time.ts";

const HOUR_MS = 3_600_000;

/**
 * The `n`-th working day after `date` (n < 0: before). n = 0 gives `date` itself, or the next working day when `date` is a
 * day off. The day the time begins to run is not counted.
 */
export function addWorkingDays(date: LocalDate, n: number, calendar: Calendar): LocalDate {
  if (n === 0) return isWorkingDay(date, calendar) ? date : nextWorkingDay(date, calendar);
  let day = date;
  for (let i = 0; i < Math.abs(n); i++) {
    day = n > 0 ? nextWorkingDay(day, calendar) : previousWorkingDay(day, calendar);
  }
  return day;
}

/** The moment after `hours` (≥ 0, fractions allowed) of working time from `instant`; may be a closing time. */
export function addWorkingHours(instant: Instant, hours: number, calendar: Calendar): Instant {
  let left = Math.max(0, Math.round(hours * HOUR_MS));
  let at = nextOfficeStart(instant, calendar);
  while (left > 0) {
    const end = periodEnd(at, calendar);
    if (left <= end - at) return at + left;
    left -= end - at;
    at = nextOfficeStart(end, calendar);
  }
  return at;
}

/** Working time in milliseconds from `from` to `to`; negative when `to` lies before `from`. */
export function workingTimeBetween(from: Instant, to: Instant, calendar: Calendar): number {
  if (to < from) return -workingTimeBetween(to, from, calendar);
  const last = localDateOf(to, calendar.offsetMinutes);
  let sum = 0;
  for (let date = localDateOf(from, calendar.offsetMinutes); date <= last; date = addDays(date, 1)) {
    for (const p of workPeriods(date, calendar)) sum += Math.max(0, Math.min(p.end, to) - Math.max(p.start, from));
  }
  return sum;
}

/** Working days after the day of `now` up to and with the day of `deadline`; 0 on the same day or when it is past. */
export function workingDaysLeft(now: Instant, deadline: Instant, calendar: Calendar): number {
  return workingDaysAfter(
    localDateOf(now, calendar.offsetMinutes),
    localDateOf(deadline, calendar.offsetMinutes),
    calendar,
  );
}

/** Working days after `from` up to and with `to`. */
export function workingDaysAfter(from: LocalDate, to: LocalDate, calendar: Calendar): number {
  let count = 0;
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) if (isWorkingDay(date, calendar)) count++;
  return count;
}

function periodEnd(at: Instant, calendar: Calendar): Instant {
  const period = workPeriods(localDateOf(at, calendar.offsetMinutes), calendar).find(
    (p) => p.start <= at && at < p.end,
  );
  if (!period) throw new RangeError("not inside office hours");
  return period.end;
}
