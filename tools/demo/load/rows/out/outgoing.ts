// A document of the agency's own: number, row, versions, approvals, signatures, boxes and history, as its way has left them.
import type { PostRow } from "#src/features/organisation/organisation.actions.ts";
import { legalTime } from "#src/rules/legal-time/legal-time.ts";
import type { DemoOutgoing } from "../../../types.ts";
import { CALENDAR } from "../../../when.ts";
import { bookIdOf } from "../../base.ts";
import type { Desk } from "../../desk.ts";
import type { DemoKeys } from "../../pages/page-job.ts";
import { addCaseFile } from "../case-files.ts";
import { iso, isoOrNull, type RowSet } from "../row-set.ts";
import { addBoxes, holderName } from "./boxes.ts";
import { type Case, openCase, replyId } from "./case.ts";
import { addDeliveries } from "./deliveries.ts";
import { addSignatures } from "./signatures.ts";
import { addVersions, savedAt, versionsOf } from "./versions.ts";

export function addOutgoing(parts: { desk: Desk; set: RowSet; keys: DemoKeys }, letter: DemoOutgoing): void {
  const of = openCase(parts, letter);
  const { desk, set, times, tell, drafter } = of;
  addNumber(of);
  tell(letter.createdAt, drafter, "outgoing.created", {
    facts: { kind: letter.kind, replyTo: replyId(desk, letter) },
    text: { subject: letter.subject },
  });
  addVersions(of);
  addSignatures(of);
  addDeliveries(of);
  addBoxes(of);
  if (times.state === "issued") addCaseFile(desk, set, { letter, tell });
  addDocumentRow(of);
  if (times.state === "discarded") tellCancelled(of);
}

function addNumber(of: Case): void {
  const { desk, set, times, letter, clerk } = of;
  const book = desk.province.books.find((each) => each.id === times.bookId);
  if (!book || times.number === null) return;
  const cancelled = times.state === "discarded";
  set.add("register_entry", {
    agency_id: of.agencyId,
    book_id: bookIdOf(book),
    number: times.number,
    state: cancelled ? "cancelled" : "taken",
    document_id: of.id,
    taken_at: iso(times.sealedAt ?? times.signedAt ?? letter.createdAt),
    taken_by: clerk.id,
    cancelled_at: cancelled ? iso((times.sealedAt ?? letter.createdAt) + 5 * 60_000) : null,
    cancelled_by: cancelled ? clerk.id : null,
    reason: cancelled ? letter.remark : null,
  });
}

function tellCancelled(of: Case): void {
  const { times, tell, clerk, letter } = of;
  const at = (times.sealedAt ?? letter.createdAt) + 5 * 60_000;
  const reason = letter.remark ?? "";
  tell(at, clerk, "outgoing.number-cancelled", { facts: { number: times.number }, text: { reason } });
  tell(at, clerk, "outgoing.discarded", { text: { reason } });
}

/** Moment of the last step, and who made it. */
function lastStep(of: Case): { at: number; by: string } {
  const { times, letter } = of;
  const steps: [number | null, PostRow][] = [
    [times.issuedAt, of.clerk],
    [times.sealedAt, of.clerk],
    [times.signedAt, of.signer],
    [times.leaderAt, of.signer],
    [times.formatAt, of.chief],
    [times.unitAt, of.unitHead],
    [times.submittedAt, of.drafter],
  ];
  const [at, by] = steps.find(([moment]) => moment !== null) ?? [letter.createdAt, of.drafter];
  return { at: at ?? letter.createdAt, by: by.id };
}

function addDocumentRow(of: Case): void {
  const { desk, set, letter, times } = of;
  const { model } = desk.page(letter);
  const book = desk.province.books.find((each) => each.id === times.bookId);
  const numbered = times.number !== null && times.state !== "discarded";
  const approved = times.leaderAt !== null ? desk.file(letter.id) : null;
  const versionNo = versionsOf(letter, times);
  const last = lastStep(of);
  set.add("outgoing_document", {
    agency_id: of.agencyId,
    id: of.id,
    kind: letter.kind,
    state: times.state,
    urgency: model.urgency,
    subject: model.subject,
    reply_to_id: replyId(desk, letter),
    unit_id: desk.unit(letter.agencyId, letter.unitId).id,
    drafter_post_id: of.drafter.id,
    signer_post_id: of.signer.id,
    model,
    model_saved_at: iso(savedAt(letter, times)),
    model_frozen: versionNo > 0,
    version_no: versionNo,
    approved_version: approved ? versionNo : null,
    approved_sha256: approved?.approved?.sha256 ?? null,
    current_sha256: approved?.final.sha256 ?? null,
    anchors: approved?.anchors ?? null,
    page_amount: approved?.pages ?? null,
    book_id: numbered && book ? bookIdOf(book) : null,
    number: numbered ? times.number : null,
    code_number: numbered ? times.codeNumber : null,
    code_notation: model.notation,
    issued_date: numbered ? times.issuedDate : null,
    signed_at: isoOrNull(times.signedAt),
    sealed_at: times.state === "discarded" ? null : isoOrNull(times.sealedAt),
    issued_at: isoOrNull(times.issuedAt),
    issued_legal_at: times.issuedAt === null ? null : iso(legalTime(times.issuedAt, CALENDAR).legal),
    issued_reason: times.issuedAt === null ? null : legalTime(times.issuedAt, CALENDAR).reason,
    holder: holderName(of),
    state_at: iso(last.at),
    submitted_at: isoOrNull(times.submittedAt),
    created_at: iso(letter.createdAt),
    updated_at: iso(last.at),
    changed_by: last.by,
    row_version: 1 + versionNo,
  });
}
