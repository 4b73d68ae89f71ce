// Handing one waiting message to the transport: tried again with growing pauses, after the last try a person has to look.
// A crash at any point sends the same message again; the receiver knows it (invariant 9).
import type { FileStore } from "#src/adapters/files/files.port.ts";
import type { EdxmlCodec } from "#src/adapters/transport/edxml.port.ts";
import type { SendResult, Transport } from "#src/adapters/transport/transport.port.ts";
import { type AuditBy, recordAudit } from "#src/features/audit/record.actions.ts";
import { type Database, inAgency, outsideAgencies, type Tx } from "#src/platform/db/database.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { enqueue } from "#src/platform/jobs/jobs.ts";
import { announce } from "#src/platform/live/live.ts";
import * as messages from "./messages.store.ts";
import * as recipients from "./recipients.store.ts";

export const SEND_JOB = "exchange-send";
/** Tries by itself; afterwards somebody decides (edxml §6: resend limit, then by hand). */
export const MOST_TRIES = 8;

export type DeliverParts = { files: FileStore; edxml: EdxmlCodec; transport: Transport };

/** Thrown to let the queue try again later; nothing is wrong with the program. */
export class TryAgain extends Error {}

/** Puts a written message into the queue, in the transaction that writes it. */
export function queueMessage(tx: Tx, agencyId: number, messageId: string): Promise<void> {
  return enqueue(tx, { id: SEND_JOB, payload: { agencyId, messageId }, key: `exchange:${messageId}` });
}

/**
 * One try. @throws TryAgain when the other side cannot take it now
 */
export async function deliver(
  db: Database,
  parts: DeliverParts,
  of: { agencyId: number; messageId: string; now: Date },
): Promise<void> {
  const message = await inAgency(db, of.agencyId, (tx) => messages.findMessage(tx, of.agencyId, { id: of.messageId }));
  if (message?.state !== "queued") return;
  const result = await trySend(parts, message);
  await inAgency(db, of.agencyId, (tx) => noteTry(tx, by(of), { id: message.id, result }));
  if (!result.accepted && result.retryable && message.attempts + 1 < MOST_TRIES) throw new TryAgain(result.reason);
}

function by(of: { agencyId: number; messageId: string; now: Date }): AuditBy {
  return {
    now: of.now,
    requestId: of.messageId,
    from: "",
    caller: { agencyId: of.agencyId, personId: null, postId: null },
  };
}

async function trySend(parts: DeliverParts, message: messages.MessageRecord): Promise<SendResult> {
  const bytes = message.content
    ? parts.edxml.buildStatus(message.content)
    : await parts.files.read(message.file_sha256 ?? "");
  return parts.transport.send({ from: message.from_code, to: message.to_code, messageId: message.id, bytes });
}

async function noteTry(tx: Tx, who: AuditBy, of: { id: string; result: SendResult }): Promise<void> {
  const { agencyId } = who.caller;
  const message = await messages.findMessage(tx, agencyId, { id: of.id, lock: true });
  if (message?.state !== "queued") return;
  const attempts = message.attempts + 1;
  const { result } = of;
  const again = !result.accepted && result.retryable && attempts < MOST_TRIES;
  await messages.updateMessage(tx, agencyId, {
    id: of.id,
    state: result.accepted ? "sent" : again ? "queued" : "failed",
    attempts,
    lastError: result.accepted ? null : result.reason,
    sentAt: result.accepted ? who.now : null,
    nextTryAt: again ? new Date(who.now.getTime() + pauseAfter(attempts)) : null,
  });
  await noteRecipient(tx, who, { message, result, again });
  await announce(tx, { agencyId, topic: "exchange", ...(message.document_id ? { id: message.document_id } : {}) });
}

/** Milliseconds until the queue tries again (graphile-worker: e^attempt seconds, at most e^10). */
function pauseAfter(attempts: number): number {
  return Math.round(Math.exp(Math.min(attempts, 10)) * 1000);
}

async function noteRecipient(
  tx: Tx,
  who: AuditBy,
  of: { message: messages.MessageRecord; result: SendResult; again: boolean },
): Promise<void> {
  const { message, result } = of;
  if (message.kind !== "document" || !message.recipient_id || !message.document_id || of.again) return;
  const { agencyId } = who.caller;
  const recipient = await recipients.findRecipient(tx, agencyId, { id: message.recipient_id, lock: true });
  if (!recipient) return;
  const status = result.accepted ? "sent" : "failed";
  const note = result.accepted ? "" : result.reason;
  // the answer of the other side may have been quicker than this note
  if (recipient.status === "queued")
    await recipients.updateRecipient(tx, agencyId, { id: recipient.id, status, note, now: who.now });
  await recipients.insertEvent(tx, agencyId, {
    id: newId("evt", who.now.getTime()),
    recipientId: recipient.id,
    status,
    status_code: null,
    at: who.now,
    note,
  });
  await recordAudit(tx, who, {
    action: result.accepted ? "exchange.sent" : "exchange.send-failed",
    objectType: "exchange",
    objectId: message.id,
    documentId: message.document_id,
    facts: { recipientId: recipient.id, toCode: message.to_code, attempts: message.attempts + 1 },
    text: { to: recipient.name, ...(note === "" ? {} : { reason: note }) },
  });
}

/** Finds messages whose job was lost and puts them back into the queue. */
export async function requeueForgotten(db: Database, now: Date): Promise<void> {
  const agencies = await outsideAgencies(db, (tx) => messages.agenciesWithQueue(tx));
  const before = new Date(now.getTime() - FORGOTTEN_AFTER);
  for (const agencyId of agencies)
    await inAgency(db, agencyId, async (tx) => {
      for (const id of await messages.listForgotten(tx, agencyId, before)) await queueMessage(tx, agencyId, id);
    });
}
const FORGOTTEN_AFTER = 5 * 60_000;
