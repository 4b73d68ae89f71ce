import { makeDate } from "#src/rules/legal-time/civil-date.ts";
import { toLines } from "../lines.ts";
import type { ReadPage, Word } from "../reader.port.ts";

/** The earliest day until which the sender wants to hear or have something; `sure` when the letter names no other. */
export type Deadline = { date: string; page: number; words: Word[]; sure: boolean };

const DAY = String.raw`(?:ngày\s+)?(\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(\d{1,2})(?:\s*[/.-]\s*|\s+năm\s+)(\d{4})`;
const HOUR = String.raw`(?:\d{1,2}\s*(?:giờ|h|g)\s*(?:\d{2})?(?:\s*phút)?\s*,?\s*)?`;
const UNTIL = String.raw`(?:trước|chậm nhất|muộn nhất|hạn cuối|hạn chót|không quá|đến hết)\s*:?\s*(?:là\s+)?(?:vào\s+)?(?:trước\s+)?`;
const PHRASE = new RegExp(`${UNTIL}${HOUR}${DAY}(?!\\d)`, "giu");
// What is wanted by then stands in the same sentence; "ban hành trước ngày …" speaks of the past or of other papers.
const WANTED =
  /(?:gửi|báo cáo|trả lời|phản hồi|góp ý|có ý kiến|cho ý kiến|tham gia ý kiến|hoàn thành|đăng ký|nộp|thời hạn|cung cấp)/iu;
const REACH = 260;

/** @param after the letter's own date: a deadline is not before it */
export function readDeadline(pages: readonly ReadPage[], after: string | null): Deadline | null {
  const found = pages.flatMap((page, at) => (page.trustworthy ? onPage(page, at) : []));
  const later = found.filter((each) => after === null || (each.date >= after && yearsAhead(after, each.date) <= 1));
  const days = new Set(later.map((each) => each.date));
  const first = later.toSorted((a, b) => a.date.localeCompare(b.date))[0];
  return first ? { ...first, sure: days.size === 1 } : null;
}

const yearsAhead = (from: string, to: string): number => Number(to.slice(0, 4)) - Number(from.slice(0, 4));

function onPage(page: ReadPage, at: number): Omit<Deadline, "sure">[] {
  const words = toLines(page.words).flatMap((line) => line.words);
  let text = "";
  const starts = words.map((word) => {
    const start = text.length;
    text += `${word.text.normalize("NFC")} `;
    return start;
  });
  return [...text.matchAll(PHRASE)].flatMap((match) => {
    const [whole, day, month, year] = match;
    const date = makeDate(Number(year), Number(month), Number(day));
    const sentence =
      text
        .slice(Math.max(0, match.index - REACH), match.index)
        .split(/[.;](?=\s+\p{Lu})/u)
        .at(-1) ?? "";
    if (date === null || !WANTED.test(sentence)) return [];
    const end = match.index + whole.length;
    return [{ date, page: at, words: words.filter((_, n) => inside(starts[n] ?? -1, match.index, end)) }];
  });
}

const inside = (start: number, from: number, to: number): boolean => start >= from && start < to;
