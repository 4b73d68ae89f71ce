import type { Refusal } from "../refusal/refusal.ts";
import { dateText } from "../vietnamese-text/date-text.ts";

/** Days (`YYYY-MM-DD`) in Vietnam. `signedOn`: the competent person's signature; `lastDate`: newest date in the book, null = none. */
export type IssueDateFacts = { signedOn: string | null; today: string; lastDate: string | null };

/** The earliest day a letter may bear: the day it was signed, or the day of the number before it. */
export function earliestIssueDate(facts: IssueDateFacts): string {
  return [facts.signedOn ?? facts.today, facts.lastDate ?? ""].reduce((a, b) => (a > b ? a : b));
}

/**
 * May a letter bear this date? It is the day of signing or issuing (NĐ 30/2020 PL I II.4.b), and numbers follow it (Đ15; PL VI
 * III.1.đ): not before the signature, not before the number before it, not in the future. Empty = it may.
 */
export function checkIssueDate(date: string, facts: IssueDateFacts): Refusal[] {
  const found: Refusal[] = [];
  const refuse = (code: string, message: string, clause: string) => found.push({ code, message, clause });
  if (date > facts.today)
    refuse(
      "signing.date-in-future",
      "Ngày văn bản nằm sau ngày hôm nay. Chưa có số nào được cấp. Hãy ghi ngày hôm nay hoặc trước đó.",
      "NĐ 30/2020 Đ15.3",
    );
  if (facts.signedOn !== null && date < facts.signedOn)
    refuse(
      "signing.date-before-signing",
      `Ngày văn bản sớm hơn ngày ký ${dateText(facts.signedOn)}. Chưa có số nào được cấp. Hãy ghi từ ngày ký trở đi.`,
      "NĐ 30/2020 PL I mục II.4.b",
    );
  if (facts.lastDate !== null && date < facts.lastDate)
    refuse(
      "numbering.date-before-last",
      `Ngày văn bản sớm hơn ngày của số liền trước (${dateText(facts.lastDate)}). Chưa có số nào được cấp. Hãy ghi từ ngày đó trở đi.`,
      "NĐ 30/2020 PL VI III.1.đ",
    );
  return found;
}
