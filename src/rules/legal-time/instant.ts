import { dayNumber, type LocalDate } from "./civil-date.ts";

/**
 * A moment is a number: milliseconds since 1970-01-01T00:00Z (what `Date.now()` gives). Texts stand only at the borders;
 * `parseInstant` and `formatInstant` are the two doors.
 */
export type Instant = number;

/** Viet Nam keeps +07:00 all year. */
export const VIETNAM_OFFSET_MINUTES = 420;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const ISO = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * Reads an ISO 8601 moment: `2026-11-23T19:30`, `…:05`, `…:05.123`, with `Z`, `+07:00`, `+0700` or without a zone
 * (then the wall clock of `offsetMinutes`). Returns `null` for anything else, also for days and hours that do not exist.
 */
export function parseInstant(text: string, offsetMinutes = VIETNAM_OFFSET_MINUTES): Instant | null {
  const m = ISO.exec(text.trim());
  if (!m) return null;
  const [hour, minute, second] = [Number(m[2]), Number(m[3]), Number(m[4] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return null;
  const zone = zoneMinutes(m[6], offsetMinutes);
  if (zone === null) return null;
  const day = safeDayNumber(m[1] ?? "");
  if (day === null) return null;
  const ms = Number((m[5] ?? "0").padEnd(3, "0").slice(0, 3));
  return day * DAY_MS + (hour * 60 + minute - zone) * MINUTE_MS + second * 1000 + ms;
}

/** `2026-11-23T07:00:00+07:00`; milliseconds are written only when there are any. */
export function formatInstant(instant: Instant, offsetMinutes = VIETNAM_OFFSET_MINUTES): string {
  const wall = new Date(instant + offsetMinutes * MINUTE_MS).toISOString();
  const seconds = wall.endsWith(".000Z") ? wall.slice(0, 19) : wall.slice(0, 23);
  return seconds + offsetText(offsetMinutes);
}

/** The day on the wall at `instant`. */
export function localDateOf(instant: Instant, offsetMinutes = VIETNAM_OFFSET_MINUTES): LocalDate {
  return new Date(instant + offsetMinutes * MINUTE_MS).toISOString().slice(0, 10);
}

/** `HH:mm` on the wall at `instant`. */
export function localTimeOf(instant: Instant, offsetMinutes = VIETNAM_OFFSET_MINUTES): string {
  return new Date(instant + offsetMinutes * MINUTE_MS).toISOString().slice(11, 16);
}

/** The moment when the wall clock shows `time` (`HH:mm`, `24:00` allowed as the end of the day) on `date`. */
export function instantAt(date: LocalDate, time: string, offsetMinutes = VIETNAM_OFFSET_MINUTES): Instant {
  return dayNumber(date) * DAY_MS + (minutesOfDay(time) - offsetMinutes) * MINUTE_MS;
}

/** Minutes since midnight of `HH:mm`. Throws RangeError for a text that is no clock time. */
export function minutesOfDay(time: string): number {
  const m = /^(\d{2}):(\d{2})$/.exec(time);
  const minutes = m ? Number(m[1]) * 60 + Number(m[2]) : Number.NaN;
  if (!m || Number(m[2]) > 59 || minutes > 24 * 60) throw new RangeError(`not a clock time HH:mm: ${time}`);
  return minutes;
}

function offsetText(offsetMinutes: number): string {
  const abs = Math.abs(offsetMinutes);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${offsetMinutes < 0 ? "-" : "+"}${two(Math.floor(abs / 60))}:${two(abs % 60)}`;
}

function zoneMinutes(zone: string | undefined, fallback: number): number | null {
  if (zone === undefined) return fallback;
  if (zone.toUpperCase() === "Z") return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  if (hours > 14 || minutes > 59) return null;
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}

function safeDayNumber(date: string): number | null {
  try {
    return dayNumber(date);
  } catch {
    return null;
  }
}
