// The number of an outgoing document: taken late, under the book's lock, in a transaction that does nothing slow (NĐ 30/2020 Đ15.3).
import { withDocument } from "#src/features/access/access.actions.ts";
import { recordAudit } from "#src/features/audit/record.actions.ts";
import { advance, type ForSigning, loadForSigning } from "#src/features/outgoing-documents/signing.actions.ts";
import { knownBook, openBook, takeNumber } from "#src/features/registers/numbers.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { problem, refuseIf } from "#src/platform/problem/problem.ts";
import { localDateOf } from "#src/rules/legal-time/instant.ts";
import { checkIssueDate, earliestIssueDate } from "#src/rules/numbering/issue-date.ts";
import { numberAndNotation, printedNumber } from "#src/rules/numbering/notation.ts";
import { checkTakeNumber } from "#src/rules/numbering/number-decisions.ts";
import { lastIssuedDate } from "./signing.store.ts";

export type SealInput = { id: string; sha256: string; rowVersion: number; issuedDate?: string | undefined };
export type Document = ForSigning["document"];

const SERIES = "chung";
const otherYear = problem(
  "signing.book-of-another-year",
  409,
  "Năm của ngày văn bản chưa có sổ và đã qua. Chưa có số nào được cấp. Hãy ghi ngày trong năm nay.",
);

/** The short transaction: number, register row, date, state. */
export function giveNumber(act: Act, input: SealInput): Promise<Document> {
  return withDocument(act, { documentId: input.id, need: "give-number" }, async (tx) => {
    const { agencyId, postId } = act.caller;
    const today = localDateOf(act.now.getTime());
    const issuedDate = input.issuedDate ?? today;
    const year = Number(issuedDate.slice(0, 4));
    const signedOn = signedDay((await loadForSigning(tx, agencyId, input.id)).document);
    refuseIf(checkIssueDate(issuedDate, { signedOn, today, lastDate: null }));
    const key = { agencyId, direction: "out", series: SERIES, year } as const;
    const book =
      issuedDate.slice(0, 4) === today.slice(0, 4) ? await openBook(tx, key, act.now) : await knownBook(tx, key);
    if (!book) throw otherYear();
    const number = await takeNumber(
      tx,
      { agencyId, bookId: book.bookId },
      { documentId: input.id, postId, now: act.now },
    );
    // after the number: the book's lock lets us see the date a colleague has written a moment ago
    const lastDate = await lastIssuedDate(tx, agencyId, book.bookId);
    refuseIf([
      ...checkIssueDate(issuedDate, { signedOn, today, lastDate }),
      ...checkTakeNumber({ year, start: 1, last: number - 1, closed: false }, { number, date: issuedDate }, null),
    ]);
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

function signedDay(document: Document): string | null {
  return document.signed_at ? localDateOf(document.signed_at.getTime()) : null;
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
      earliestDate: earliestIssueDate({ signedOn: signedDay(document), today, lastDate: last }),
    };
  });
}
