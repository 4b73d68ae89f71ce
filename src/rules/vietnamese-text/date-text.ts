import { daysBetween, type LocalDate, weekdayName, weekdayShortName } from "../legal-time/civil-date.ts";
import { type Instant, localDateOf, localTimeOf, VIETNAM_OFFSET_MINUTES } from "../legal-time/instant.ts";
import type { LegalTime } from "../legal-time/legal-time.ts";

/** `23/11/2026`, always with leading zeros. */
export function dateText(date: LocalDate): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

/** `23/11`. */
export function dayMonthText(date: LocalDate): string {
  return dateText(date).slice(0, 5);
}

/** `07:36`. */
export function timeText(instant: Instant, offsetMinutes = VIETNAM_OFFSET_MINUTES): string {
  return localTimeOf(instant, offsetMinutes);
}

/** `07:36 Thứ Hai 23/11/2026`. */
export function fullTimeText(instant: Instant, offsetMinutes = VIETNAM_OFFSET_MINUTES): string {
  const date = localDateOf(instant, offsetMinutes);
  return `${localTimeOf(instant, offsetMinutes)} ${weekdayName(date)} ${dateText(date)}`;
}

/**
 * Moment in a list, as short as it stays clear: today `07:36`, within six days back or ahead `CN 19:30`, else in the same
 * year `T6 27/11`, else `27/11/2025`.
 */
export function listTimeText(instant: Instant, now: Instant, offsetMinutes = VIETNAM_OFFSET_MINUTES): string {
  const date = localDateOf(instant, offsetMinutes);
  const today = localDateOf(now, offsetMinutes);
  if (date === today) return localTimeOf(instant, offsetMinutes);
  if (Math.abs(daysBetween(today, date)) <= 6)
    return `${weekdayShortName(date)} ${localTimeOf(instant, offsetMinutes)}`;
  return listDateText(date, today);
}

/** Day in a list: `T6 27/11` in the year of `today`, else `27/11/2025`. */
export function listDateText(date: LocalDate, today: LocalDate): string {
  if (date.slice(0, 4) !== today.slice(0, 4)) return dateText(date);
  return `${weekdayShortName(date)} ${dayMonthText(date)}`;
}

/** `ngày 05 tháng 01 năm 2026`: day below 10 and months 1, 2 carry a leading 0 (NĐ 30/2020, PL I phần I mục II.4). */
export function legalDateText(date: LocalDate): string {
  const month = Number(date.slice(5, 7));
  return `ngày ${date.slice(8, 10)} tháng ${month <= 2 ? `0${month}` : month} năm ${date.slice(0, 4)}`;
}

/** The line under Quốc hiệu: `Vĩnh Long, ngày 23 tháng 11 năm 2026` (NĐ 30/2020, PL I phần I mục II.4). */
export function legalDateLine(place: string, date: LocalDate): string {
  return `${place}, ${legalDateText(date)}`;
}

/**
 * How a time of arrival is told: `Đến 19:30 CN 22/11, ngoài giờ; tính từ 07:00 Thứ Hai 23/11`; inside office hours only
 * `Đến 09:12 Thứ Hai 23/11`. `verb` is `Đến` or `Gửi`.
 */
export function legalTimeSentence(
  verb: "Đến" | "Gửi",
  time: Pick<LegalTime, "actual" | "legal">,
  offsetMinutes = VIETNAM_OFFSET_MINUTES,
): string {
  const words = (at: Instant, name: (date: LocalDate) => string) => {
    const date = localDateOf(at, offsetMinutes);
    return `${localTimeOf(at, offsetMinutes)} ${name(date)} ${dayMonthText(date)}`;
  };
  if (time.actual === time.legal) return `${verb} ${words(time.actual, weekdayName)}`;
  return `${verb} ${words(time.actual, weekdayShortName)}, ngoài giờ; tính từ ${words(time.legal, weekdayName)}`;
}
