// After issue: sending again to one place, and taking the document back from all of them (NĐ 30/2020 Đ18.4; QĐ 28/2018 Đ8, Đ9.2).
import { withDocument } from "#src/features/access/access.actions.ts";
import { recordAudit } from "#src/features/audit/record.actions.ts";
import { agencyById } from "#src/features/organisation/organisation.actions.ts";
import { advance, loadForSigning } from "#src/features/outgoing-documents/signing.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import type { Tx } from "#src/platform/db/database.ts";
import { emit } from "#src/platform/events/events.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { announce } from "#src/platform/live/live.ts";
import { problem, refuseIf } from "#src/platform/problem/problem.ts";
import { refuseResend } from "#src/rules/exchange/recipient-way.ts";
import { maySendStatus } from "#src/rules/exchange/status.ts";
import { checkOutgoingAct } from "#src/rules/routing/outgoing-states.ts";
import { toNfc } from "#src/rules/vietnamese-text/fold.ts";
import { queueMessage } from "./axis/deliver.actions.ts";
import { documentIdFor, organOf } from "./axis/message.rules.ts";
import { findMessage, insertMessage, updateMessage } from "./axis/messages.store.ts";
import { insertEvent, listRecipients, type RecipientRecord, updateRecipient } from "./axis/recipients.store.ts";
import { superiorOf } from "./axis/report.actions.ts";
import type { RecipientWay } from "./exchange.contract.ts";
import { type ExchangeParts, type Gathered, gather, messageOf } from "./gate.actions.ts";
import { describe, noteAct, withRecipient } from "./recipients.actions.ts";

const noteNeeded = problem(
  "exchange.note-needed",
  409,
  "Bên nhận đã từ chối, nên gửi lại phải kèm lời giải thích. Chưa gửi gì. Hãy ghi lời giải thích rồi gửi lại.",
);

/**
 * Sends the document to one recipient again: the same message when it did not get through, with an explanation (as an update of the
 * same document) when it was refused. @throws Problem 403, 404, 409 with every reason
 */
export async function resend(
  act: Act,
  parts: ExchangeParts,
  input: { id: string; note: string },
): Promise<RecipientWay> {
  const note = toNfc(input.note);
  const seen = await withRecipient(act, input.id, async (_tx, row) => row);
  refuseIf(refuseResend({ ...seen, silent: false }));
  if (seen.status !== "refused") return withRecipient(act, input.id, (tx, row) => sendSame(tx, act, row));
  if (note === "") throw noteNeeded();
  const found = await gather(act, parts, { id: seen.document_id, need: "issue" });
  const message = messageOf(found, { pdf: found.pdf, at: act.now, update: note, only: input.id });
  if (!message) throw new Error("a refused recipient without code");
  const { sha256 } = await parts.files.put(parts.edxml.buildDocument(message));
  return withRecipient(act, input.id, (tx, row) => sendExplained(tx, act, { row, found, sha256, note }));
}

async function sendSame(tx: Tx, act: Act, row: RecipientRecord): Promise<RecipientWay> {
  const { agencyId } = act.caller;
  refuseIf(refuseResend({ ...row, silent: false }));
  const message =
    row.message_id === null ? undefined : await findMessage(tx, agencyId, { id: row.message_id, lock: true });
  if (!message) throw new Error("a sent recipient without message");
  await updateMessage(tx, agencyId, {
    id: message.id,
    state: "queued",
    attempts: 0,
    lastError: null,
    sentAt: null,
    nextTryAt: null,
  });
  await queueMessage(tx, agencyId, message.id);
  await updateRecipient(tx, agencyId, { id: row.id, status: "queued", note: "", now: act.now });
  await noteResend(tx, act, { row, note: "" });
  return describe(tx, act, row.id);
}

async function sendExplained(
  tx: Tx,
  act: Act,
  of: { row: RecipientRecord; found: Gathered; sha256: string; note: string },
): Promise<RecipientWay> {
  const { agencyId } = act.caller;
  const { row, found } = of;
  refuseIf(refuseResend({ ...row, silent: false }));
  if (row.code === null || found.outgoing === null) throw new Error("a refused recipient without code");
  const id = newId("msg", act.now.getTime());
  await insertMessage(tx, agencyId, {
    id,
    direction: "out",
    kind: "document",
    fromCode: found.sender.code,
    toCode: row.code,
    messageDocumentId: documentIdFor(found.sender, found.outgoing),
    statusCode: "update",
    about: "",
    documentId: row.document_id,
    recipientId: row.id,
    fileSha256: of.sha256,
    content: null,
    state: "queued",
    now: act.now,
  });
  await queueMessage(tx, agencyId, id);
  await updateRecipient(tx, agencyId, {
    id: row.id,
    status: "queued",
    statusCode: null,
    note: "",
    messageId: id,
    resent: true,
    now: act.now,
  });
  await noteResend(tx, act, of);
  return describe(tx, act, row.id);
}

async function noteResend(tx: Tx, act: Act, of: { row: RecipientRecord; note: string }): Promise<void> {
  await noteAct(tx, act, { row: of.row, status: "queued", note: of.note });
  await recordAudit(tx, act, {
    action: "exchange.resent",
    objectType: "exchange",
    objectId: of.row.id,
    documentId: of.row.document_id,
    facts: { toCode: of.row.code },
    text: { to: of.row.name, ...(of.note === "" ? {} : { note: of.note }) },
  });
}

/**
 * Recall: an act of its own that every receiver sees (QC-7.1). What was sent stays as it was; over the exchange each receiver is asked to
 * destroy it (status 13) and answers (15).
 * @throws Problem 403, 404, 409 `stale`, 409 with every reason
 */
export async function recallDocument(act: Act, input: { id: string; rowVersion: number; reason: string }) {
  const reason = toNfc(input.reason);
  return withDocument(act, { documentId: input.id, need: "recall" }, async (tx) => {
    const { agencyId } = act.caller;
    const { document } = await loadForSigning(tx, agencyId, input.id);
    if (document.state === "recalled" && document.recalled_at)
      return answer({
        document,
        state: document.state,
        rowVersion: document.row_version,
        at: document.recalled_at,
        told: 0,
        onPaper: 0,
        again: true,
      });
    refuseIf(checkOutgoingAct(document.state, "recall", { reason }));
    const moved = await advance(tx, act, {
      id: input.id,
      rowVersion: input.rowVersion,
      onSha256: document.current_sha256 ?? "",
      facts: { reason },
      act: "recall",
      fields: { recalledAt: act.now, recallReason: reason },
    });
    const { told, onPaper } = await askBack(tx, act, { document: moved.document, reason });
    await recordAudit(tx, act, {
      action: "outgoing.recalled",
      objectType: "outgoing",
      objectId: input.id,
      documentId: input.id,
      facts: { told },
      text: { reason },
    });
    await emit(tx, { agencyId, type: "outgoing.recalled", payload: { documentId: input.id }, now: act.now });
    await announce(tx, { agencyId, topic: "exchange", id: input.id });
    return answer({
      document,
      state: moved.state,
      rowVersion: moved.rowVersion,
      at: act.now,
      told,
      onPaper,
      again: false,
    });
  });
}

type Document = Awaited<ReturnType<typeof loadForSigning>>["document"];

function answer(of: {
  document: Document;
  state: Document["state"];
  rowVersion: number;
  at: Date;
  told: number;
  onPaper: number;
  again: boolean;
}) {
  const number = `${of.document.code_number}/${of.document.code_notation}`;
  const paper = of.onPaper > 0 ? `; ${of.onPaper} nơi nhận bản giấy cần báo bằng văn bản` : "";
  return {
    documentId: of.document.id,
    state: of.state,
    rowVersion: of.rowVersion,
    recalledAt: of.at.toISOString(),
    told: of.told,
    again: of.again,
    sentence: of.again
      ? `Văn bản ${number} đã thu hồi trước đó.`
      : `Đã thu hồi ${number}. ${of.told} nơi được báo qua liên thông${paper}.`,
  };
}

/** Status 13 to everybody who got it over the exchange and did not refuse it. @returns how many, and how many have it on paper */
async function askBack(tx: Tx, act: Act, of: { document: Document; reason: string }) {
  const { agencyId } = act.caller;
  const rows = await listRecipients(tx, agencyId, of.document.id);
  let told = 0;
  for (const row of rows) if (await askOne(tx, act, { ...of, row })) told++;
  return { told, onPaper: rows.filter((row) => row.delivery === "paper").length };
}

async function askOne(
  tx: Tx,
  act: Act,
  of: { document: Document; reason: string; row: RecipientRecord },
): Promise<boolean> {
  const { agencyId } = act.caller;
  const { document, row } = of;
  if (row.delivery !== "exchange" || row.code === null || row.status === "closed") return false;
  const before = { handling: row.status_code, recall: row.recall };
  if (maySendStatus("13", before, { by: "sender", reason: of.reason }).length > 0) return false;
  const { own, message } = await ownMessage(tx, agencyId, row);
  const id = newId("msg", act.now.getTime());
  await insertMessage(tx, agencyId, {
    id,
    direction: "out",
    kind: "status",
    fromCode: message.from_code,
    toCode: row.code,
    messageDocumentId: message.message_document_id,
    statusCode: "13",
    about: "",
    documentId: document.id,
    recipientId: null,
    fileSha256: null,
    content: {
      from: own,
      responseFor: {
        organId: row.code,
        code: `${document.code_number}/${document.code_notation}`,
        documentId: message.message_document_id,
        promulgationDate: document.issued_date,
      },
      statusCode: "13",
      description: of.reason,
      timestamp: act.now.toISOString(),
    },
    state: "queued",
    now: act.now,
  });
  await queueMessage(tx, agencyId, id);
  await updateRecipient(tx, agencyId, { id: row.id, recall: "requested", now: act.now });
  await insertEvent(tx, agencyId, {
    id: newId("evt", act.now.getTime()),
    recipientId: row.id,
    status: "recall-requested",
    status_code: "13",
    at: act.now,
    note: of.reason,
  });
  return true;
}

async function ownMessage(tx: Tx, agencyId: number, row: RecipientRecord) {
  const message = row.message_id === null ? undefined : await findMessage(tx, agencyId, { id: row.message_id });
  const agency = await agencyById(tx, agencyId);
  if (!message || !agency) throw new Error("a recipient over the exchange without message");
  const { code, name, address } = agency;
  return { message, own: organOf({ code, name, address, superior: superiorOf(agency.parent_organ) }) };
}
