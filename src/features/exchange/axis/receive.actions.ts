// What comes over the exchange: letters go to the intake (through its gate), statuses to the document they answer. Works from the
// message alone; the same message ten times changes things once; in any order (invariant 9).
import { EdxmlError } from "#src/adapters/transport/edxml.port.ts";
import type { DeliveryMeta, MessageHandler, SendResult } from "#src/adapters/transport/transport.port.ts";
import { type AuditBy, recordAudit } from "#src/features/audit/record.actions.ts";
import { recallMessage } from "#src/features/intake/messages.actions.ts";
import type { IntakeParts } from "#src/features/intake/receive.actions.ts";
import { receiveMessage } from "#src/features/intake/receive-message.actions.ts";
import { agencyByCode } from "#src/features/organisation/organisation.actions.ts";
import { type Database, inAgency, type Tx } from "#src/platform/db/database.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { announce } from "#src/platform/live/live.ts";
import type { DocumentMessage, ResponseFor, StatusContent, StatusMessage } from "#src/rules/exchange/message.ts";
import { answerWithoutAsking } from "#src/rules/exchange/recall.ts";
import { statusOfHandling } from "#src/rules/exchange/recipient-way.ts";
import { applyStatus, isStatusCode, type StatusCode } from "#src/rules/exchange/status.ts";
import { withoutMarked } from "#src/rules/secrecy/free-text.ts";
import * as messages from "./messages.store.ts";
import * as recipients from "./recipients.store.ts";
import { tell } from "./report.actions.ts";

const TAKEN: SendResult = { accepted: true };
const NOBODY: SendResult = {
  accepted: false,
  retryable: false,
  reason: "Cơ quan nhận không làm việc trên hệ thống này. Văn bản chưa đến. Hãy gửi bản giấy.",
};

const OTHER_SENDER: SendResult = {
  accepted: false,
  retryable: false,
  reason:
    "Gói tin ghi một cơ quan gửi khác với cơ quan đã chuyển nó đến. Bên nhận không nhận. Hãy kiểm tra mã định danh bên gửi.",
};
const OTHER_CONTENT: SendResult = {
  accepted: false,
  retryable: false,
  reason:
    "Bên nhận đã có một văn bản khác mang đúng mã định danh này nên không nhận bản mới. Hãy gửi bằng gói cập nhật hoặc thay thế.",
};

/** Does an agency of this installation work under that code? */
export async function isHosted(db: Database, code: string): Promise<boolean> {
  return (await agencyByCode(db, code))?.hosted ?? false;
}

/** The handler of the transport: answers `accepted` only for what is stored durably. */
export function receiveOverExchange(db: Database, parts: IntakeParts, now: () => Date): MessageHandler {
  return async (bytes, meta) => {
    const agency = await agencyByCode(db, meta.to);
    if (!agency?.hosted) return NOBODY;
    try {
      const message = parts.edxml.parse(bytes);
      if (!(await isSameAgency(db, meta.from, message.from.organId.trim()))) return OTHER_SENDER;
      const at: Delivery = { agencyId: agency.id, meta, now: now() };
      if (message.kind === "status") return await receiveStatus(db, at, message);
      return await receiveDocument(db, parts, { at, bytes, message });
    } catch (error) {
      // a message that cannot be read never gets better by sending it again
      if (error instanceof EdxmlError) return { accepted: false, retryable: false, reason: error.message };
      throw error;
    }
  };
}

/** Nobody recalls, answers or writes in the name of another; an agency may still call itself by an old code. */
async function isSameAgency(db: Database, one: string, other: string): Promise<boolean> {
  if (one === other) return true;
  const [a, b] = [await agencyByCode(db, one), await agencyByCode(db, other)];
  return a !== undefined && a.id === b?.id;
}

type Delivery = { agencyId: number; meta: DeliveryMeta; now: Date };

const byMessage = (at: Delivery): AuditBy => ({
  now: at.now,
  requestId: at.meta.messageId,
  from: "",
  caller: { agencyId: at.agencyId, personId: null, postId: null },
});

async function receiveDocument(
  db: Database,
  parts: IntakeParts,
  of: { at: Delivery; bytes: Uint8Array; message: DocumentMessage },
): Promise<SendResult> {
  const { at, message } = of;
  const key = { fromCode: message.from.organId.trim(), messageDocumentId: message.documentId };
  const received = await receiveMessage(db, parts, {
    agencyId: at.agencyId,
    bytes: of.bytes,
    message,
    meta: { messageId: at.meta.messageId, now: at.now, requestId: at.meta.messageId },
  });
  if (received.outcome === "other-content") return OTHER_CONTENT;
  await inAgency(db, at.agencyId, async (tx) => {
    await noteArrival(tx, at, { kind: "document", ...key, statusCode: kindMark(message), about: "" });
    if (received.outcome !== "recalled") return markIfRecalled(tx, at, message);
    for (const asked of message.responseFor) {
      const { found = null } = received.taken.find((each) => each.messageDocumentId === asked.documentId) ?? {};
      await answerRecall(tx, at, { fromCode: key.fromCode, asked, found });
    }
  });
  return TAKEN;
}

/** The recall was quicker than the letter: it is shown as taken back and cannot be registered (NĐ 30/2020 Đ18.4). */
async function markIfRecalled(tx: Tx, at: Delivery, message: DocumentMessage): Promise<void> {
  const key = { fromCode: message.from.organId.trim(), messageDocumentId: message.documentId };
  await messages.lockRecall(tx, at.agencyId, key);
  const asked = await messages.recallOf(tx, at.agencyId, key);
  if (!asked) return;
  const mark = kindMark(message);
  await recallMessage(tx, byMessage(at), {
    fromCode: key.fromCode,
    messageDocumentId: mark === "" ? key.messageDocumentId : `${key.messageDocumentId}#${mark}`,
    reason: asked.reason,
  });
}

/** What was never registered is given back at once; for a registered letter the clerk answers (QĐ 28/2018 Đ9.2). */
async function answerRecall(
  tx: Tx,
  at: Delivery,
  of: { fromCode: string; asked: ResponseFor; found: Awaited<ReturnType<typeof recallMessage>> },
): Promise<void> {
  const code = answerWithoutAsking(of.found?.registered ?? false);
  if (code === null) return;
  const { asked, fromCode } = of;
  await tell(tx, byMessage(at), {
    code,
    to: {
      fromCode,
      messageDocumentId: asked.documentId,
      ...numberIn(asked.code),
      issuedDate: asked.promulgationDate,
    },
    about: "",
    documentId: null,
    note: "",
  });
}

function kindMark(message: DocumentMessage): string {
  const kind = message.business?.kind ?? "new";
  return kind === "new" ? "" : kind;
}

/** `15/STC-NS` → number and notation as the sender wrote them. */
function numberIn(code: string): { codeNumber: string; codeNotation: string } {
  const [codeNumber = "", ...rest] = code.split("/");
  return { codeNumber, codeNotation: rest.join("/") };
}

function noteArrival(
  tx: Tx,
  at: Delivery,
  of: Pick<messages.MessageInsert, "kind" | "fromCode" | "messageDocumentId" | "statusCode" | "about"> & {
    content?: StatusContent;
  },
): Promise<boolean> {
  return messages.insertMessage(tx, at.agencyId, {
    id: newId("msg", at.now.getTime()),
    direction: "in",
    toCode: at.meta.to,
    documentId: null,
    recipientId: null,
    fileSha256: null,
    content: null,
    state: "received",
    now: at.now,
    ...of,
  });
}

function contentOf(message: StatusMessage): StatusContent {
  const { from, responseFor, statusCode, timestamp, description } = message;
  return {
    from,
    responseFor,
    statusCode,
    timestamp,
    ...(description === undefined ? {} : { description: withoutMarked(description.normalize("NFC")) }),
  };
}

function receiveStatus(db: Database, at: Delivery, message: StatusMessage): Promise<SendResult> {
  return inAgency(db, at.agencyId, async (tx) => {
    const { statusCode } = message;
    const fromCode = message.from.organId.trim();
    if (statusCode === "13")
      await messages.lockRecall(tx, at.agencyId, { fromCode, messageDocumentId: message.responseFor.documentId });
    const fresh = await noteArrival(tx, at, {
      kind: "status",
      fromCode,
      messageDocumentId: message.responseFor.documentId,
      statusCode,
      about: message.timestamp ?? "",
      // a letter that comes after its recall is told with the reason
      ...(statusCode === "13" ? { content: contentOf(message) } : {}),
    });
    // a repeat, or a code nobody has ever seen: kept, changes nothing
    if (!fresh || !isStatusCode(statusCode)) return TAKEN;
    if (statusCode === "13") await takeBack(tx, at, message);
    else await applyToRecipient(tx, at, { message, code: statusCode });
    return TAKEN;
  });
}

/** The sender wants its letter back, as it was sent first or again. */
async function takeBack(tx: Tx, at: Delivery, message: StatusMessage): Promise<void> {
  const fromCode = message.from.organId.trim();
  const asked = message.responseFor;
  const reason = withoutMarked(message.description?.normalize("NFC") ?? "");
  let found: Awaited<ReturnType<typeof recallMessage>> = null;
  for (const mark of ["", "#update", "#replace"]) {
    const each = await recallMessage(tx, byMessage(at), {
      fromCode,
      messageDocumentId: `${asked.documentId}${mark}`,
      reason,
    });
    if (each && !found?.registered) found = each;
  }
  await answerRecall(tx, at, { fromCode, asked, found });
}

async function applyToRecipient(tx: Tx, at: Delivery, of: { message: StatusMessage; code: StatusCode }): Promise<void> {
  const { agencyId } = at;
  const { message, code } = of;
  const recipient = await recipientOf(tx, at, message);
  if (!recipient) return;
  const before = { handling: recipient.status_code, recall: recipient.recall };
  const { state, effect } = applyStatus(before, code);
  const note = withoutMarked(message.description?.normalize("NFC") ?? "");
  if (effect === "changed")
    await recipients.updateRecipient(tx, agencyId, {
      id: recipient.id,
      recall: state.recall,
      ...(code === "16" ? { note } : {}),
      ...(state.handling === before.handling || state.handling === null
        ? {}
        : { status: statusOfHandling(state.handling), statusCode: state.handling, note }),
      ...(code === "01" && message.timestamp ? { arrivedAt: new Date(message.timestamp) } : {}),
      now: at.now,
    });
  // a late 01 still tells when it arrived there
  else if (code === "01" && message.timestamp && recipient.arrived_at === null)
    await recipients.updateRecipient(tx, agencyId, {
      id: recipient.id,
      arrivedAt: new Date(message.timestamp),
      now: recipient.status_at ?? at.now,
    });
  await recipients.insertEvent(tx, agencyId, {
    id: newId("evt", at.now.getTime()),
    recipientId: recipient.id,
    status: effect,
    status_code: code,
    at: at.now,
    note,
  });
  await recordAudit(tx, byMessage(at), {
    action: "exchange.status-received",
    objectType: "exchange",
    objectId: recipient.id,
    documentId: recipient.document_id,
    facts: { statusCode: code, fromCode: message.from.organId, effect },
    text: { from: recipient.name, note },
  });
  for (const topic of ["exchange", "outgoing"]) await announce(tx, { agencyId, topic, id: recipient.document_id });
}

// The reporting agency may name itself by an old code: the directory knows that it is the same.
async function recipientOf(
  tx: Tx,
  at: Delivery,
  message: StatusMessage,
): Promise<recipients.RecipientRecord | undefined> {
  const code = message.from.organId.trim();
  const known = await agencyByCode(tx, code);
  const sent = await messages.findSent(tx, at.agencyId, {
    messageDocumentId: message.responseFor.documentId,
    toCodes: [code, ...(known ? [known.code] : [])],
  });
  if (!sent?.recipient_id) return undefined;
  return recipients.findRecipient(tx, at.agencyId, { id: sent.recipient_id, lock: true });
}
