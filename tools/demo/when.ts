// Days of the story. The pictures tell of Monday 23/11/2026; every other day is so many days before it.
//
// Moving the story to another week: whole weeks only, so that Monday stays Monday and the numbers of the pictures stay as they
// are. Where the week of `today` has a Monday off (30/04–03/05, Tết, 31/08/2026 …) the story goes to the nearest earlier week
// whose Monday is worked: the office must be open for it, and nothing may lie after `today`. Single days that fall on a day off
// after the move go back to the working day before, because an office signs and registers on working days; deadlines go
// forward to the next one.
import { type Calendar, isWorkingDay, workPeriods } from "#src/rules/legal-time/calendar.ts";
import { addDays, type LocalDate, weekdayOf, yearOf } from "#src/rules/legal-time/civil-date.ts";
import { type Instant, instantAt, localDateOf } from "#src/rules/legal-time/instant.ts";
import { nextOfficeStart, nextWorkingDay, previousWorkingDay } from "#src/rules/legal-time/legal-time.ts";
import { SHIPPED_CALENDAR } from "#src/rules/legal-time/shipped-calendar.ts";
import { addWorkingDays, addWorkingHours } from "#src/rules/legal-time/working-time.ts";

export const CALENDAR: Calendar = SHIPPED_CALENDAR;
const PICTURES_MONDAY = "2026-11-23";

/** Monday of the story for `today`: in its week, or in the nearest earlier week whose Monday is a working day. */
export function storyMondayFor(today: LocalDate): LocalDate {
  let monday = addDays(today, 1 - weekdayOf(today));
  while (!isWorkingDay(monday, CALENDAR)) monday = addDays(monday, -7);
  return monday;
}

/** A day of the pictures (`2026-11-20`) as many days from the story's Monday as in the pictures, moved back to a working day. */
export function pictureDay(date: LocalDate, monday: LocalDate): LocalDate {
  const days = Math.round((Date.parse(date) - Date.parse(PICTURES_MONDAY)) / 86_400_000);
  return onOrBefore(addDays(monday, days));
}

/** The same for a deadline: moved forward to a working day. */
export function pictureDeadline(date: LocalDate, monday: LocalDate): LocalDate {
  const days = Math.round((Date.parse(date) - Date.parse(PICTURES_MONDAY)) / 86_400_000);
  return onOrAfter(addDays(monday, days));
}

/** A moment of the pictures: day as it is (arrivals also come on days off), clock time as it is. */
export function pictureMoment(date: LocalDate, time: string, monday: LocalDate): Instant {
  const days = Math.round((Date.parse(date) - Date.parse(PICTURES_MONDAY)) / 86_400_000);
  return instantAt(addDays(monday, days), time);
}

export function onOrBefore(date: LocalDate): LocalDate {
  return isWorkingDay(date, CALENDAR) ? date : previousWorkingDay(date, CALENDAR);
}

export function onOrAfter(date: LocalDate): LocalDate {
  return isWorkingDay(date, CALENDAR) ? date : nextWorkingDay(date, CALENDAR);
}

/** Working days from `first` to `last`, both included. */
export function workingDaysBetween(first: LocalDate, last: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = onOrAfter(first); day <= last; day = nextWorkingDay(day, CALENDAR)) days.push(day);
  return days;
}

/** `days` working days after (before, when negative) `date`. */
export function workingDaysFrom(date: LocalDate, days: number): LocalDate {
  return addWorkingDays(date, days, CALENDAR);
}

/** The moment after so many minutes of working time; never a closing time, which is already outside. */
export function afterWork(from: Instant, minutes: number): Instant {
  const moment = Math.round(addWorkingHours(from, minutes / 60, CALENDAR) / 60_000) * 60_000;
  return nextOfficeStart(moment, CALENDAR);
}

export function legal(moment: Instant): Instant {
  return nextOfficeStart(moment, CALENDAR);
}

/** A moment in the office hours of a working day: `share` 0 is the opening, 1 just before closing. */
export function inOffice(date: LocalDate, share: number): Instant {
  const periods = workPeriods(date, CALENDAR);
  let minutes = Math.floor(share * (periods.reduce((sum, p) => sum + p.end - p.start, 0) / 60_000 - 1));
  for (const period of periods) {
    const length = (period.end - period.start) / 60_000;
    if (minutes < length) return period.start + minutes * 60_000;
    minutes -= length;
  }
  throw new RangeError(`${date} is no working day`);
}

export function dayOf(moment: Instant): LocalDate {
  return localDateOf(moment);
}

/** "23/11/2026" */
export function shortDate(date: LocalDate): string {
  return `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

/** "ngày 05 tháng 02 năm 2026": days below 10 and months 1 and 2 with a leading zero (NĐ 30/2020 Phụ lục I mục II.4). */
export function longDate(date: LocalDate): string {
  const month = Number(date.slice(5, 7));
  return `ngày ${date.slice(8)} tháng ${month < 3 ? `0${month}` : month} năm ${yearOf(date)}`;
}
