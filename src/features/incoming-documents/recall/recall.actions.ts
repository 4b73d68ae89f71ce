// A registered letter that its sender takes back: asked for by a message, decided by the clerk here (NĐ 30/2020 Đ18.4, QC-7.1).
import { settle, withDocument } from "#src/features/access/access.actions.ts";
import { type AuditBy, recordAudit } from "#src/features/audit/record.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import type { Tx } from "#src/platform/db/database.ts";
import { emit } from "#src/platform/events/events.ts";
import { announce } from "#src/platform/live/live.ts";
import { problem, refuseIf } from "#src/platform/problem/problem.ts";
import { maySendStatus } from "#src/rules/exchange/status.ts";
import { describeAfter } from "../incoming-documents.actions.ts";
import type { IncomingDocument } from "../incoming-documents.contract.ts";
import { findByMessage, findIncoming } from "../incoming-documents.store.ts";
import { lockIncoming, moveIncoming } from "../move.actions.ts";
import * as store from "./recall.store.ts";

const missing = problem("document.not-found", 404, "Không có văn bản này trong cơ quan bạn đang làm việc.");

/**
 * The sender takes a letter back (status 13, or a recall message): the request waits for the clerk, the letter stays what it is
 * until somebody has decided. Known by the message, never by the sender's rows. Asking twice changes nothing.
 * @returns the document, or null when no such message was registered here
 */
export async function askBack(
  tx: Tx,
  by: AuditBy,
  message: { fromCode: string; messageDocumentId: string; reason: string },
): Promise<string | null> {
  const { agencyId } = by.caller;
  const found = await findByMessage(tx, agencyId, {
    senderCode: message.fromCode,
    messageDocumentId: message.messageDocumentId,
  });
  if (!found) return null;
  const { state } = await lockIncoming(tx, agencyId, { documentId: found.id });
  const row = await findIncoming(tx, agencyId, found.id);
  const open = row?.recall_asked_at && !row.recall_answered_at;
  if (state === "recalled" || open) return found.id;
  await store.setRecallAsked(tx, agencyId, { id: found.id, reason: message.reason, now: by.now });
  await recordAudit(tx, by, {
    action: "incoming.recall-asked",
    objectType: "incoming",
    objectId: found.id,
    documentId: found.id,
    facts: { fromCode: message.fromCode },
    text: { reason: message.reason },
  });
  for (const topic of ["incoming", "intake", "counts"]) await announce(tx, { agencyId, topic, id: found.id });
  return found.id;
}

/**
 * The clerk answers the request. Agreed: the letter is recalled, its row and number stay in the register, nothing waits for anybody
 * any more (15). Refused, with the reason the sender reads: it goes on as before (16). Event `incoming.recall-answered`.
 * @throws Problem 403, 404, 409 stale, 409 with all reasons when nothing was asked or the reason is missing
 */
export function answerRecall(
  act: Act,
  ask: { id: string; agree: boolean; reason: string; rowVersion: number },
): Promise<IncomingDocument> {
  const { agencyId, postId } = act.caller;
  const reason = ask.reason.normalize("NFC");
  const code = ask.agree ? "15" : "16";
  return withDocument(act, { documentId: ask.id, need: "register" }, async (tx, relations) => {
    await lockIncoming(tx, agencyId, { documentId: ask.id, rowVersion: ask.rowVersion });
    const row = await findIncoming(tx, agencyId, ask.id);
    if (!row) throw missing();
    const recall = row.recall_asked_at === null ? "none" : (row.recall_answer ?? "requested");
    refuseIf(maySendStatus(code, { handling: "03", recall }, { by: "receiver", reason }));
    if (ask.agree) {
      await moveIncoming(tx, act, { documentId: ask.id, act: "recall-by-sender", holder: null });
      await settle(tx, agencyId, { documentId: ask.id });
    }
    const answer = ask.agree ? "agreed" : "refused";
    await store.setRecallAnswer(tx, agencyId, { id: ask.id, answer, note: reason, by: postId, now: act.now });
    await recordAudit(tx, act, {
      action: ask.agree ? "incoming.recalled" : "incoming.recall-refused",
      objectType: "incoming",
      objectId: ask.id,
      documentId: ask.id,
      facts: { fromCode: row.sender_code, statusCode: code },
      text: { reason: ask.agree ? (row.recall_reason ?? "") : reason },
    });
    await emit(tx, {
      agencyId,
      type: "incoming.recall-answered",
      payload: {
        documentId: ask.id,
        statusCode: code,
        note: reason,
        askedAt: row.recall_asked_at?.toISOString() ?? "",
      },
      now: act.now,
    });
    for (const topic of ["incoming", "intake", "assignments", "counts"])
      await announce(tx, { agencyId, topic, id: ask.id });
    return describeAfter(tx, act, { id: ask.id, relations });
  });
}

/** Letters of this agency whose sender waits for an answer. */
export async function openRecalls(tx: Tx, agencyId: number) {
  return (await store.listOpenRecalls(tx, agencyId)).map((row) => ({
    documentId: row.id,
    arrivalNumber: row.arrival_number,
    organName: row.organ_name,
    codeNumber: row.code_number,
    codeNotation: row.code_notation,
    subject: row.subject,
    askedAt: row.recall_asked_at.toISOString(),
    reason: row.recall_reason,
  }));
}
