// The number of an outgoing document: taken late, under the book's lock, in a transaction that does nothing slow (NĐ 30/2020 Đ15.3).
import { withDocument } from "#src/features/access/access.actions.ts";
import { recordAudit } from "#src/features/audit/record.actions.ts";
import { advance, type ForSigning, loadForSigning } from "#src/features/outgoing-documents/signing.actions.ts";
import { openBook, takeNumber } from "#src/features/registers/numbers.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { refuseIf } from "#src/platform/problem/problem.ts";
import { localDateOf } from "#src/rules/legal-time/instant.ts";
import { numberAndNotation, printedNumber } from "#src/rules/numbering/notation.ts";
import { checkTakeNumber } from "#src/rules/numbering/number-decisions.ts";
import type { Refusal } from "#src/rules/refusal/refusal.ts";
import { lastIssuedDate } from "./signing.store.ts";

export type SealInput = { id: string; sha256: string; rowVersion: number; issuedDate?: string | undefined };
export type Document = ForSigning["document"];

const SERIES = "chung";
const CLAUSE = "NĐ 30/2020 Đ15.3";

/** The short transaction: number, register row, date, state. */
export function giveNumber(act: Act, input: SealInput): Promise<Document> {
  return withDocument(act, { documentId: input.id, need: "give-number" }, async (tx) => {
    const { agencyId, postId } = act.caller;
    const issuedDate = input.issuedDate ?? localDateOf(act.now.getTime());
    const year = Number(issuedDate.slice(0, 4));
    refuseIf(futureRefusals(issuedDate, act.now));
    const book = await openBook(tx, { agencyId, direction: "out", series: SERIES, year }, act.now);
    const number = await takeNumber(
      tx,
      { agencyId, bookId: book.bookId },
      { documentId: input.id, postId, now: act.now },
    );
    // after the number: the book's lock lets us see the date a colleague has written a moment ago
    const lastDate = await lastIssuedDate(tx, agencyId, book.bookId);
    refuseIf(
      checkTakeNumber(
        { year, start: 1, last: number - 1, closed: false, lastDate },
        { number, date: issuedDate },
        null,
      ),
    );
    const codeNumber = printedNumber(number);
    const { document } = await advance(tx, act, {
      id: input.id,
      rowVersion: input.rowVersion,
      onSha256: input.sha256,
      facts: { personalSignature: "valid" },
      act: "give-number",
      fields: { currentSha256: input.sha256, bookId: book.bookId, number, codeNumber, issuedDate },
    });
    await recordAudit(tx, act, {
      action: "outgoing.numbered",
      objectType: "outgoing",
      objectId: input.id,
      documentId: input.id,
      facts: { number, bookId: book.bookId, issuedDate },
      text: { number: numberAndNotation(number, document.code_notation) },
    });
    return (await loadForSigning(tx, agencyId, input.id)).document;
  });
}

function futureRefusals(issuedDate: string, now: Date): Refusal[] {
  if (issuedDate <= localDateOf(now.getTime())) return [];
  return [
    {
      code: "signing.date-in-future",
      message: "Ngày văn bản nằm sau ngày hôm nay. Chưa có số nào được cấp. Hãy ghi ngày hôm nay hoặc trước đó.",
      clause: CLAUSE,
    },
  ];
}

/** What the next press would take; the number itself once it was taken. */
export function forecastNumber(act: Act, input: { id: string }) {
  return withDocument(act, { documentId: input.id, need: "read" }, async (tx) => {
    const { agencyId } = act.caller;
    const { document } = await loadForSigning(tx, agencyId, input.id);
    const today = localDateOf(act.now.getTime());
    const year = Number(document.issued_date?.slice(0, 4) ?? today.slice(0, 4));
    const book = await openBook(tx, { agencyId, direction: "out", series: SERIES, year }, act.now);
    const number = document.number ?? book.nextNumber;
    const last = await lastIssuedDate(tx, agencyId, book.bookId);
    return {
      bookName: book.name,
      year,
      number,
      held: document.number !== null,
      numberText: numberAndNotation(number, document.code_notation),
      issuedDate: document.issued_date ?? today,
      earliestDate: last ?? `${year}-01-01`,
    };
  });
}
