// Periods in which a book is printed.
import { addDays, type LocalDate } from "#src/rules/legal-time/civil-date.ts";

export type Period = "nam" | "quy" | "thang" | "chon";
export const PERIOD_WORDS: Record<Period, string> = {
  nam: "Cả năm",
  quy: "Quý này",
  thang: "Tháng này",
  chon: "Chọn ngày",
};

/** First and last day; months and quarters are those of `today`, in the year of the book (its last one when it is over). */
export function periodDays(
  period: Exclude<Period, "chon">,
  year: number,
  today: LocalDate,
): { from: LocalDate; to: LocalDate } {
  const month = Number(today.slice(0, 4)) === year ? Number(today.slice(5, 7)) : 12;
  const first = period === "nam" ? 1 : period === "quy" ? Math.floor((month - 1) / 3) * 3 + 1 : month;
  const last = period === "nam" ? 12 : period === "quy" ? first + 2 : month;
  const day = (of: number) => `${of > 12 ? year + 1 : year}-${String(of > 12 ? of - 12 : of).padStart(2, "0")}-01`;
  return { from: day(first), to: addDays(day(last + 1), -1) };
}
