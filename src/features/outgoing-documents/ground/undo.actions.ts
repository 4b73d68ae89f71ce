// What a return takes back: approvals, signatures, the number (NĐ 30/2020 Đ11, Đ15).
import { cancelNumber } from "#src/features/registers/numbers.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import type { Tx } from "#src/platform/db/database.ts";
import { numberAndNotation } from "#src/rules/numbering/notation.ts";
import type { ApprovalStep } from "#src/rules/routing/approvals.ts";
import { type OutgoingState, returnConsequences } from "#src/rules/routing/outgoing-states.ts";
import type { Change, OutgoingRecord } from "./document.store.ts";
import { isBefore, NOT_APPROVED, note, voidApprovals } from "./steps.actions.ts";
import { listSignatures, voidSignatures } from "./trail.store.ts";

export type Undo = { document: OutgoingRecord; to: OutgoingState; reason: string };

/** Voids what the steps from `to` on had made. @returns what the row must forget */
export async function undoSteps(tx: Tx, act: Act, of: Undo): Promise<Change> {
  const { document, to, reason } = of;
  const consequences = returnConsequences(document.state, to);
  const steps: ApprovalStep[] = [];
  if (!isBefore("unit-approval", to)) steps.push("unit");
  if (!isBefore("format-check", to)) steps.push("format");
  if (!isBefore("leader-approval", to)) steps.push("leader");
  await voidApprovals(tx, act, { documentId: document.id, steps, reason, because: "return" });
  const bytes = await bytesAt(tx, act, of);
  await undoSignatures(tx, act, { ...of, person: consequences.voidSignature });
  const change: Change = { returnReason: reason, ...(to === "draft" ? { submittedAt: null } : {}), ...bytes };
  if (consequences.cancelNumber && document.book_id !== null && document.number !== null) {
    await cancelNumber(
      tx,
      { agencyId: act.caller.agencyId, bookId: document.book_id, number: document.number },
      { postId: act.caller.postId, now: act.now, reason },
    );
    await note(tx, act, {
      documentId: document.id,
      action: "outgoing.number-cancelled",
      facts: { number: document.number, bookId: document.book_id, issuedDate: document.issued_date },
      text: { reason, number: numberAndNotation(document.number, document.code_notation) },
    });
    Object.assign(change, { bookId: null, number: null, codeNumber: null, issuedDate: null });
  }
  return change;
}

async function undoSignatures(tx: Tx, act: Act, of: Undo & { person: boolean }): Promise<void> {
  const kinds = [
    ...(of.person ? (["person"] as const) : []),
    ...(isBefore(of.to, "sealed") ? (["agency"] as const) : []),
  ];
  const gone = await voidSignatures(tx, act.caller.agencyId, {
    documentId: of.document.id,
    kinds,
    reason: of.reason,
    now: act.now,
  });
  for (const row of gone)
    await note(tx, act, {
      documentId: of.document.id,
      action: "outgoing.signature-voided",
      facts: { signatureId: row.id, kind: row.kind },
      text: { reason: of.reason },
    });
}

/** Which file stands after the return: what the steps before the target had made. */
async function bytesAt(tx: Tx, act: Act, of: Undo): Promise<Change> {
  const { document, to } = of;
  if (isBefore(document.state, "approved")) return {};
  if (isBefore(to, "approved")) return { ...NOT_APPROVED, sealedAt: null };
  if (to === "approved") return { currentSha256: document.approved_sha256, signedAt: null, sealedAt: null };
  const live = (await listSignatures(tx, act.caller.agencyId, document.id)).filter((row) => row.voided_at === null);
  const person = live.findLast((row) => row.kind === "person");
  const agency = live.findLast((row) => row.kind === "agency");
  if (to === "signed") return { currentSha256: person?.sha256_after ?? document.current_sha256, sealedAt: null };
  // numbered: the bytes the agency's signature was put on
  return { currentSha256: agency?.sha256_before ?? document.current_sha256, sealedAt: null };
}
