import { type LocalDate, type Weekday, weekdayOf, yearOf } from "./civil-date.ts";
import { type Instant, instantAt, minutesOfDay } from "./instant.ts";

/** One stretch of office hours on the wall clock: `07:00` inside, `11:00` already outside. */
export type ClockPeriod = { start: string; end: string };

/**
 * Office hours in force for some time. `from`/`to` are inclusive dates, null = open. `season` (`MM-DD`, inclusive, may run
 * over New Year) narrows them to a part of every year. When several match a day, the last one in the list holds.
 */
export type OfficeHours = {
  from: LocalDate | null;
  to: LocalDate | null;
  season?: { from: string; to: string };
  /** absent weekday = no work on it */
  weekdays: Partial<Record<Weekday, ClockPeriod[]>>;
  source: string;
};

/** `swap_work` is a worked day off (hoán đổi); every other kind is a day off. */
export type CalendarDayKind = "holiday" | "compensatory" | "swap_off" | "swap_work" | "local";

export type CalendarDay = {
  date: LocalDate;
  kind: CalendarDayKind;
  /** Vietnamese, shown to people: `Ngày Văn hóa Việt Nam` */
  name: string;
  source: string;
  /** hours of which weekday hold on a worked day off; Monday when absent */
  worksLike?: Weekday;
};

/** The working time of one agency. Rows of `days` may repeat a date: the last one holds (the agency's own over the national). */
export type Calendar = {
  name: string;
  offsetMinutes: number;
  hours: OfficeHours[];
  days: CalendarDay[];
  source: string;
};

export type WorkPeriod = { start: Instant; end: Instant };

// Lookups are asked thousands of times per list; a calendar value never changes after it is built, so its index is kept with it.
const indexes = new WeakMap<Calendar, Map<LocalDate, CalendarDay>>();

/** The row of `date` in the calendar, if any. */
export function calendarDay(date: LocalDate, calendar: Calendar): CalendarDay | undefined {
  let index = indexes.get(calendar);
  if (!index) {
    index = new Map(calendar.days.map((day) => [day.date, day]));
    indexes.set(calendar, index);
  }
  return index.get(date);
}

/** Office hours of `date` in order, as moments; empty on a day off. */
export function workPeriods(date: LocalDate, calendar: Calendar): WorkPeriod[] {
  return clockPeriods(date, calendar).map((p) => ({
    start: instantAt(date, p.start, calendar.offsetMinutes),
    end: instantAt(date, p.end, calendar.offsetMinutes),
  }));
}

export function isWorkingDay(date: LocalDate, calendar: Calendar): boolean {
  return clockPeriods(date, calendar).length > 0;
}

/** Years between two dates for which the calendar holds no row at all: counting there knows weekends only. */
export function missingYears(calendar: Calendar, from: LocalDate, to: LocalDate): number[] {
  const known = new Set(calendar.days.map((day) => yearOf(day.date)));
  const missing: number[] = [];
  for (let year = yearOf(from); year <= yearOf(to); year++) if (!known.has(year)) missing.push(year);
  return missing;
}

/**
 * Sentence for the administrator when rows are missing that are needed: the year of `today`, and from 1 December on the
 * next year. `null` when all is there.
 */
export function calendarWarning(calendar: Calendar, today: LocalDate): string | null {
  const lastNeeded = today.slice(5, 7) === "12" ? `${yearOf(today) + 1}-12-31` : today;
  const years = missingYears(calendar, today, lastNeeded);
  if (years.length === 0) return null;
  return `Lịch “${calendar.name}” chưa có ngày nghỉ năm ${years.join(", ")}. Hạn trong các năm đó mới trừ Thứ Bảy, Chủ Nhật. Quản trị hãy nhập lịch nghỉ theo thông báo của Thủ tướng Chính phủ.`;
}

/** Faults that make a calendar unusable, as Vietnamese sentences; empty = sound. For the page where it is edited. */
export function calendarFaults(calendar: Calendar): string[] {
  const faults: string[] = [];
  for (const hours of calendar.hours) {
    for (const periods of Object.values(hours.weekdays)) faults.push(...periodFaults(periods ?? []));
  }
  if (!calendar.hours.some((h) => Object.values(h.weekdays).some((p) => (p?.length ?? 0) > 0))) {
    faults.push("Lịch chưa có giờ làm việc nào. Hãy nhập giờ của ít nhất một ngày trong tuần.");
  }
  return faults;
}

function periodFaults(periods: ClockPeriod[]): string[] {
  const faults: string[] = [];
  let last = -1;
  for (const p of periods) {
    const [start, end] = [minutesOfDay(p.start), minutesOfDay(p.end)];
    if (end <= start) faults.push(`Buổi ${p.start}–${p.end} kết thúc trước khi bắt đầu. Hãy sửa lại giờ.`);
    if (start < last) faults.push(`Buổi ${p.start}–${p.end} chồng lên buổi trước. Hãy xếp các buổi nối tiếp nhau.`);
    last = end;
  }
  return faults;
}

function clockPeriods(date: LocalDate, calendar: Calendar): ClockPeriod[] {
  const hours = hoursOn(date, calendar);
  const weekday = weekdayOf(date);
  const day = calendarDay(date, calendar);
  if (!day) return hours?.weekdays[weekday] ?? [];
  if (day.kind !== "swap_work") return [];
  return hours?.weekdays[day.worksLike ?? 1] ?? [];
}

function hoursOn(date: LocalDate, calendar: Calendar): OfficeHours | undefined {
  return calendar.hours.findLast((h) => holds(h, date));
}

function holds(hours: OfficeHours, date: LocalDate): boolean {
  if (hours.from !== null && date < hours.from) return false;
  if (hours.to !== null && date > hours.to) return false;
  if (!hours.season) return true;
  const { from, to } = hours.season;
  const monthDay = date.slice(5);
  return from <= to ? from <= monthDay && monthDay <= to : from <= monthDay || monthDay <= to;
}
