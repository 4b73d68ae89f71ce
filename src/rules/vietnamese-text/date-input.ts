import type { Calendar } from "../legal-time/calendar.ts";
import { addDays, daysBetween, type LocalDate, makeDate, weekdayOf, yearOf } from "../legal-time/civil-date.ts";
import { addWorkingDays } from "../legal-time/working-time.ts";

/**
 * What a date field accepts: `271126`, `27112026`, `2711`, `27/11`, `27.11.2026`, `27-11-26`, `2026-11-27`, `t2`…`t7`, `cn`
 * (the next such day after today), `+3`, `-2` (working days from today). Without a year the day nearest to today is meant.
 * Returns `null` for anything else, also for days that do not exist.
 */
export function parseDateInput(text: string, today: LocalDate, calendar: Calendar): LocalDate | null {
  const t = text.trim().toLowerCase();
  return (
    fromWorkingDays(t, today, calendar) ??
    fromWeekday(t, today) ??
    fromIso(t) ??
    fromSeparated(t, today) ??
    fromDigits(t, today)
  );
}

function fromWorkingDays(t: string, today: LocalDate, calendar: Calendar): LocalDate | null {
  const m = /^([+-])\s?(\d{1,3})$/.exec(t);
  if (!m) return null;
  const n = Number(m[2]);
  return n === 0 ? today : addWorkingDays(today, m[1] === "-" ? -n : n, calendar);
}

function fromWeekday(t: string, today: LocalDate): LocalDate | null {
  const m = /^(?:t([2-7])|cn)$/.exec(t);
  if (!m) return null;
  // t2 is Monday, ISO 1; cn is Sunday, ISO 7
  const wanted = m[1] ? Number(m[1]) - 1 : 7;
  const ahead = (wanted - weekdayOf(today) + 7) % 7;
  return addDays(today, ahead === 0 ? 7 : ahead);
}

function fromIso(t: string): LocalDate | null {
  const m = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(t);
  return m ? makeDate(Number(m[1]), Number(m[2]), Number(m[3])) : null;
}

function fromSeparated(t: string, today: LocalDate): LocalDate | null {
  const m = /^(\d{1,2})\s?[/.\- ]\s?(\d{1,2})(?:\s?[/.\- ]\s?(\d{2}|\d{4}))?$/.exec(t);
  return m ? fromParts(m[1], m[2], { year: m[3], today }) : null;
}

function fromDigits(t: string, today: LocalDate): LocalDate | null {
  const m = /^(\d{2})(\d{2})(\d{2}|\d{4})?$/.exec(t);
  return m ? fromParts(m[1], m[2], { year: m[3], today }) : null;
}

function fromParts(
  day: string | undefined,
  month: string | undefined,
  rest: { year: string | undefined; today: LocalDate },
): LocalDate | null {
  const [d, m] = [Number(day), Number(month)];
  if (rest.year !== undefined)
    return makeDate(rest.year.length === 2 ? 2000 + Number(rest.year) : Number(rest.year), m, d);
  return nearest(
    [-1, 0, 1].map((shift) => makeDate(yearOf(rest.today) + shift, m, d)),
    rest.today,
  );
}

function nearest(dates: (LocalDate | null)[], today: LocalDate): LocalDate | null {
  const real = dates.filter((date) => date !== null);
  const distance = (date: LocalDate) => Math.abs(daysBetween(today, date));
  return real.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}
