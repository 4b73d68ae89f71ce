// The moments of an outgoing document, and the state the product would have it in.
import { printedNumber } from "#src/rules/numbering/notation.ts";
import type { OutgoingState } from "#src/rules/routing/outgoing-states.ts";
import { hashOf } from "../../../random.ts";
import type { DemoOutgoing, DemoProvince } from "../../../types.ts";
import { dayOf, legal } from "../../../when.ts";

const MINUTE = 60_000;

export type Timeline = {
  state: OutgoingState;
  /** a first version that was given back, with the reason */
  first: { submittedAt: number; returnedAt: number; reason: string } | null;
  /** the version that went on; null while it is only a draft */
  submittedAt: number | null;
  unitAt: number | null;
  formatAt: number | null;
  leaderAt: number | null;
  signedAt: number | null;
  sealedAt: number | null;
  issuedAt: number | null;
  /** in the book; also of a document whose number was cancelled */
  number: number | null;
  codeNumber: string | null;
  issuedDate: string | null;
  bookId: string | null;
};

const STATES: Record<DemoOutgoing["state"], OutgoingState> = {
  drafting: "draft",
  "unit-review": "unit-approval",
  "format-review": "format-check",
  "awaiting-signature": "approved",
  "awaiting-issue": "signed",
  issued: "issued",
  cancelled: "discarded",
};
const REASONS = [
  "Bổ sung số liệu cụ thể và căn cứ tại đoạn cuối.",
  "Ghi rõ thời hạn trả lời và đơn vị đầu mối.",
  "Viết gọn lại phần kết luận, bỏ ý trùng lặp.",
] as const;

/** Where a letter of these agencies waits for issue it is sealed already, so that the gate can be seen at once. */
const SEALED_AT = ["sxd", "ubnd-ba-tri"];

export function timelineOf(province: DemoProvince, letter: DemoOutgoing): Timeline {
  const { now } = province;
  const { createdAt, unitApprovedAt, formatApprovedAt, signedAt, issuedAt } = letter;
  const sealedAhead = letter.state === "awaiting-issue" && SEALED_AT.includes(letter.agencyId);
  // the words were changed after an approval: every approval is given anew, the last one is still missing
  const changed = letter.state === "awaiting-signature" && letter.remark !== null;
  const state = sealedAhead ? "sealed" : changed ? "leader-approval" : STATES[letter.state];
  const book = province.books.find(
    (each) => each.direction === "outgoing" && each.agencyId === letter.agencyId && each.year === yearAt(now),
  );
  const unitAt = unitApprovedAt;
  const submittedBy = unitAt ?? now;
  // in office hours, and before the next step
  const part = (share: number): number => {
    const moment = Math.round((createdAt + (submittedBy - createdAt) * share) / MINUTE) * MINUTE;
    const shown = legal(moment) === moment ? moment : legal(moment) + (hashOf(letter.id) % 25) * MINUTE;
    return Math.max(createdAt, Math.min(shown, submittedBy - Math.round(12 * (1 - share)) * MINUTE - 4 * MINUTE));
  };
  const returned = state !== "draft" && (changed || hashOf(letter.id) % 7 === 0);
  const sealedAt = sealedAhead
    ? Math.max(signedAt ?? createdAt, now - 12 * MINUTE)
    : issuedAt !== null
      ? Math.max(signedAt ?? createdAt, issuedAt - 6 * MINUTE)
      : letter.state === "cancelled"
        ? (signedAt ?? createdAt) + 10 * MINUTE
        : null;
  const number = sealedAhead ? (book?.lastNumber ?? 0) + 1 : letter.number;
  return {
    state,
    first: returned
      ? {
          submittedAt: part(0.3),
          returnedAt: part(0.5),
          reason: letter.remark ?? REASONS[hashOf(letter.subject) % REASONS.length] ?? "",
        }
      : null,
    submittedAt: state === "draft" ? null : part(returned ? 0.75 : 0.5),
    unitAt,
    formatAt: formatApprovedAt,
    leaderAt: leaderAt(letter, { changed, now }),
    signedAt,
    sealedAt,
    issuedAt,
    number,
    codeNumber: number === null ? null : printedNumber(number),
    issuedDate: letter.issuedDate ?? (sealedAhead && sealedAt !== null ? dayOf(sealedAt) : null),
    bookId: letter.bookId ?? (sealedAhead ? (book?.id ?? null) : null),
  };
}

function leaderAt(letter: DemoOutgoing, of: { changed: boolean; now: number }): number | null {
  const { formatApprovedAt, signedAt } = letter;
  if (formatApprovedAt === null || of.changed) return null;
  if (signedAt !== null) return Math.max(formatApprovedAt, signedAt - 4 * MINUTE);
  return letter.state === "awaiting-signature" ? Math.min(formatApprovedAt + 50 * MINUTE, of.now - 10 * MINUTE) : null;
}

const yearAt = (now: number): number => Number(dayOf(now).slice(0, 4));

/** Numbers beyond the last issued one, by book. */
export function extraNumbers(province: DemoProvince): Map<string, number> {
  const found = new Map<string, number>();
  for (const letter of province.outgoing) {
    const { state, bookId } = timelineOf(province, letter);
    if (state === "sealed" && bookId !== null) found.set(bookId, (found.get(bookId) ?? 0) + 1);
  }
  return found;
}
