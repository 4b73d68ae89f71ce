// Telling the sender how far a received letter is: 01 … 06, 15, as status messages on the same way back (QĐ 28/2018 Đ9.2, Đ10.2.h).
// Driven by events of the receiving side; each status of each letter is told once.
import type { AuditBy } from "#src/features/audit/record.actions.ts";
import { arrivalNumberOf, messageOfDocument } from "#src/features/incoming-documents/create.actions.ts";
import { messageOfIntake, plainId } from "#src/features/intake/messages.actions.ts";
import { agencyById } from "#src/features/organisation/organisation.actions.ts";
import type { Tx } from "#src/platform/db/database.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { announce } from "#src/platform/live/live.ts";
import { STATUS_WORDS, type StatusCode } from "#src/rules/exchange/status.ts";
import { INCOMING_EXCHANGE_STATUS, type IncomingState } from "#src/rules/routing/incoming-states.ts";
import { queueMessage } from "./deliver.actions.ts";
import { organOf } from "./message.rules.ts";
import * as messages from "./messages.store.ts";

export type Answered = {
  fromCode: string;
  messageDocumentId: string;
  codeNumber: string;
  codeNotation: string;
  issuedDate: string | null;
};

/** Writes a status message and queues it. @returns false when this status was told before */
export async function tell(
  tx: Tx,
  by: AuditBy,
  status: { code: StatusCode; to: Answered; about: string; documentId: string | null; note: string },
): Promise<boolean> {
  const { agencyId } = by.caller;
  const own = await agencyById(tx, agencyId);
  if (!own) throw new Error("agency of an event is missing");
  const id = newId("msg", by.now.getTime());
  const { to } = status;
  const number = [to.codeNumber, to.codeNotation].filter((part) => part !== "").join("/");
  const fresh = await messages.insertMessage(tx, agencyId, {
    id,
    direction: "out",
    kind: "status",
    fromCode: own.code,
    toCode: to.fromCode,
    messageDocumentId: to.messageDocumentId,
    statusCode: status.code,
    about: status.about,
    documentId: status.documentId,
    recipientId: null,
    fileSha256: null,
    content: {
      from: organOf({ code: own.code, name: own.name, superior: superiorOf(own.parent_organ), address: own.address }),
      responseFor: {
        organId: to.fromCode,
        code: number,
        documentId: to.messageDocumentId,
        promulgationDate: to.issuedDate,
      },
      statusCode: status.code,
      description: status.note === "" ? STATUS_WORDS[status.code] : status.note,
      timestamp: by.now.toISOString(),
    },
    state: "queued",
    now: by.now,
  });
  if (!fresh) return false;
  await queueMessage(tx, agencyId, id);
  await announce(tx, { agencyId, topic: "exchange" });
  return true;
}

/** Name of the superior body as it stands in the head of the agency's letters; null when there is none. */
export function superiorOf(parentOrgan: readonly string[]): string | null {
  return parentOrgan.length === 0 ? null : parentOrgan.join(" ");
}

/** Event `intake.received` → 01. */
export async function tellArrived(tx: Tx, by: AuditBy, intakeId: string): Promise<void> {
  const to = await messageOfIntake(tx, by.caller.agencyId, intakeId);
  if (to) await tell(tx, by, { code: "01", to, about: intakeId, documentId: null, note: "" });
}

/** What the sender is told when the secrecy gate turned a message away; never a word of the content (QC-4.2). */
export const GATE_REASON =
  "Nội dung thuộc loại không được cập nhật, lưu trữ, xử lý trên hệ thống (quy chế Đ4). Bên nhận không lưu gì. Hãy gửi theo đường dành cho loại văn bản này.";

/** Event `intake.refused`, by the clerk or by the gate → 02 with the reason. */
export async function tellRefused(
  tx: Tx,
  by: AuditBy,
  refused: { intakeId: string } | { refusalId: string; fromCode: string; messageDocumentId: string },
): Promise<void> {
  const { agencyId } = by.caller;
  if (!("intakeId" in refused)) {
    const to = { ...refused, codeNumber: "", codeNotation: "", issuedDate: null };
    await tell(tx, by, { code: "02", to, about: refused.refusalId, documentId: null, note: GATE_REASON });
    return;
  }
  const to = await messageOfIntake(tx, agencyId, refused.intakeId);
  // taken back by its sender meanwhile: the answer is 15, not a refusal
  if (!to || (await messages.recallOf(tx, agencyId, to))) return;
  await tell(tx, by, { code: "02", to, about: refused.intakeId, documentId: null, note: to.refuseReason ?? "" });
}

/** Event `incoming.registered` → 03 with the number there. */
export async function tellRegistered(tx: Tx, by: AuditBy, documentId: string): Promise<void> {
  const number = await arrivalNumberOf(tx, by.caller.agencyId, documentId);
  await tellOf(tx, by, { documentId, code: "03", note: number ? `Số đến ${number.arrivalNumber}` : "" });
}

/** Event `incoming.moved` → 04, 05, 06; other steps are the receiver's own business. */
export async function tellMoved(tx: Tx, by: AuditBy, moved: { documentId: string; state: string }): Promise<void> {
  const code = INCOMING_EXCHANGE_STATUS[moved.state as IncomingState] ?? null;
  if (code !== "04" && code !== "05" && code !== "06") return;
  await tellOf(tx, by, { documentId: moved.documentId, code, note: "" });
}

/** Event `incoming.recall-answered` → 15, or 16 with the reason; each request of the sender has its own answer. */
export async function tellRecallAnswer(
  tx: Tx,
  by: AuditBy,
  answer: { documentId: string; statusCode: "15" | "16"; note: string; askedAt: string },
): Promise<void> {
  await tellOf(tx, by, {
    documentId: answer.documentId,
    code: answer.statusCode,
    note: answer.note,
    about: `${answer.documentId} ${answer.askedAt}`,
  });
}

async function tellOf(
  tx: Tx,
  by: AuditBy,
  of: { documentId: string; code: StatusCode; note: string; about?: string },
): Promise<void> {
  const found = await messageOfDocument(tx, by.caller.agencyId, of.documentId);
  if (!found) return;
  const to = { ...found, messageDocumentId: plainId(found.messageDocumentId) };
  const about = of.about ?? of.documentId;
  await tell(tx, by, { code: of.code, to, about, documentId: of.documentId, note: of.note });
}
