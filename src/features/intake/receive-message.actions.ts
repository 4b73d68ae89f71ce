// Letters that arrive over the exchange. Called by the exchange feature, once for every delivery of a document message:
//
//   receiveMessage(db, parts, { agencyId, bytes, message?, meta: { messageId, now, requestId } }) → Received
//
// - `bytes` are the message as delivered, still nowhere on disk: the gate (QC-4.2) stands in here, before storage. Store the
//   message file itself only after the outcome `received`.
// - Only the message is read, never a row of the sender (design.md §2.9).
// - The same message ten times is taken in once, by (sender's code, DocumentId): later deliveries answer `known`.
// - Throws EdxmlError for bytes that are no message, FileStoreError's Problem when the disk refuses; then nothing was taken
//   in and the delivery may come again.
// - Events in the same transaction: `intake.received` { intakeId } → status 01; `intake.refused` { refusalId, fromCode,
//   messageDocumentId } (gate) or { intakeId } (clerk) → status 02. Later `incoming.registered` { documentId } → 03 and
//   `incoming.moved` → 04, 05, 06; `messageOfDocument` (incoming-documents), `messageOfIntake` (messages.actions.ts) name the message they answer.
// - A recall message (kind `recall`) is not a letter: outcome `recalled` tells what was found of each.
import { type AuditBy, recordAudit } from "#src/features/audit/record.actions.ts";
import { type Database, inAgency, type Tx } from "#src/platform/db/database.ts";
import { emit } from "#src/platform/events/events.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { announce } from "#src/platform/live/live.ts";
import type { DocumentMessage } from "#src/rules/exchange/message.ts";
import { marksInValue, refuseMarks, withoutMarked } from "#src/rules/secrecy/free-text.ts";
import { type Judgement, judge, stillBarred } from "#src/rules/secrecy/secrecy.ts";
import type { VerifyResult } from "#src/rules/signing/verify-result.ts";
import { cleanFileName } from "#src/rules/vietnamese-text/file-name.ts";
import { worstOf } from "./decisions/gate.rules.ts";
import { fromMessage, fromPage, joinProposals, type Proposals } from "./decisions/proposals.rules.ts";
import * as store from "./intake.store.ts";
import { type MessageKey, plainId, type Recalled, recallMessage } from "./messages.actions.ts";
import {
  arrivalOf,
  hasOtherFiles,
  type IntakeParts,
  judgeFile,
  keepFile,
  type Looked,
  lookAt,
  ORDINARY,
  quoteOf,
  recordRefusal,
  sealBytes,
  verifyFile,
} from "./receive.actions.ts";
import { urgencyIn } from "./upload.actions.ts";

export type Arrived = {
  agencyId: number;
  bytes: Uint8Array;
  /** when the caller has parsed it already */
  message?: DocumentMessage;
  meta: { messageId: string; now: Date; requestId: string };
};

export type Received =
  | { outcome: "received" | "held" | "known"; intakeId: string | null; refusalId: string | null }
  | { outcome: "refused"; intakeId: null; refusalId: string }
  | { outcome: "recalled"; taken: { messageDocumentId: string; found: Recalled }[] }
  /** another letter came under this id before */
  | { outcome: "other-content" };

/** See the head of this file. */
export async function receiveMessage(db: Database, parts: IntakeParts, arrived: Arrived): Promise<Received> {
  const message = arrived.message ?? documentIn(parts, arrived.bytes);
  if (message.business?.kind === "recall") return receiveRecall(db, arrived, message);
  const key = keyOf(message);
  const earlier = await inAgency(db, arrived.agencyId, async (tx) => {
    const item = await store.findIntakeByMessage(tx, arrived.agencyId, key);
    if (item && hasOtherFiles(item, message)) return { outcome: "other-content" as const };
    return findEarlier(tx, arrived.agencyId, key);
  });
  if (earlier) return earlier;
  const opened = await openMessage(parts, message);
  if (opened.judgement.verdict === "refused") return refuseMessage(db, arrived, { key, judgement: opened.judgement });
  const barred = stillBarred(opened.judgement, { noMarkSeen: false, doubtsCleared: false });
  if (barred.length > 0) return holdMessage(db, parts, { arrived, message, key, opened });
  const kept = await keepMessage(parts, { message, opened, now: arrived.meta.now });
  return writeItem(db, arrived, {
    key,
    row: { ...kept, state: "waiting", heldKey: null, gate: { verdict: "free", reasons: [], unreadPages: [] } },
  });
}

function documentIn(parts: IntakeParts, bytes: Uint8Array): DocumentMessage {
  const message = parts.edxml.parse(bytes);
  if (message.kind !== "document") throw new Error("a status message is the exchange's own business");
  return message;
}

// an update or replacement may carry the id of the document it changes: it is a letter of its own all the same
const UNKNOWN_KIND = "application/octet-stream";
const KIND_MARK = "#";
function keyOf(message: DocumentMessage): MessageKey {
  const kind = message.business?.kind ?? "new";
  const mark = kind === "new" ? "" : `${KIND_MARK}${kind}`;
  return { fromCode: message.from.organId.trim(), messageDocumentId: `${message.documentId}${mark}` };
}

async function findEarlier(tx: Tx, agencyId: number, key: MessageKey): Promise<Received | null> {
  const item = await store.findIntakeByMessage(tx, agencyId, key);
  if (item) return { outcome: "known", intakeId: item.id, refusalId: null };
  const refusal = await store.findRefusalByMessage(tx, agencyId, key);
  return refusal ? { outcome: "known", intakeId: null, refusalId: refusal.id } : null;
}

export type Opened = { files: Looked[]; judgement: Judgement };

/** Looks at every file of the message and judges all of it; nothing is stored. */
export async function openMessage(parts: IntakeParts, message: DocumentMessage): Promise<Opened> {
  const files: Looked[] = [];
  for (const attachment of message.attachments)
    files.push(await lookAt(parts, { name: cleanFileName(attachment.safeName), bytes: attachment.bytes }));
  const words = judge(
    {
      declaredSecrecy: "ordinary",
      contentKind: "ordinary",
      fileName: "",
      properties: { subject: message.subject, content: message.content ?? "", code: numberLine(message) },
      pages: [],
    },
    { refuseComplaints: true },
  );
  const judgement = worstOf([
    { ...words, mustAttest: false, unreadPages: [], note: null },
    judgeFields(message),
    ...files.map((file) => judgeFile(file, ORDINARY)),
  ]);
  return { files, judgement };
}

/** Every word of the message beside its files, whatever its field. */
function judgeFields({ attachments, ...fields }: DocumentMessage): Judgement {
  const names = attachments.map(({ attachmentName, description }) => ({ attachmentName, description }));
  const reasons = refuseMarks(marksInValue({ ...fields, names }), "message");
  const verdict = reasons.length > 0 ? "refused" : "free";
  return { verdict, reasons, mustAttest: false, unreadPages: [], note: null };
}

function numberLine(message: DocumentMessage): string {
  return message.code ? `Số: ${message.code.codeNumber}/${message.code.codeNotation}` : "";
}

type Kept = Pick<
  store.IntakeInsert,
  "file" | "attachments" | "fromCode" | "fromName" | "proposed" | "quote" | "verification" | "urgency" | "senderNote"
>;

/** Verifies and stores what the gate let through; the first PDF is the letter, the rest are annexes. */
export async function keepMessage(
  parts: IntakeParts,
  what: { message: DocumentMessage; opened: Opened; now: Date },
): Promise<Kept> {
  const { message, opened } = what;
  const { files } = opened;
  const main = mainOf(files);
  const verification: VerifyResult | null = main ? await verifyFile(parts, main, what.now) : null;
  const stored = new Map<Looked, store.StoredFile>();
  for (const file of files) stored.set(file, await keepFile(parts, file));
  const proposed: Proposals = joinProposals(
    fromMessage(message),
    main ? fromPage(parts.reader.proposeFields(main.read)) : {},
  );
  return {
    file: main ? (stored.get(main) ?? null) : null,
    attachments: files.flatMap((file) => (file === main ? [] : (stored.get(file) ?? []))),
    fromCode: message.from.organId.trim(),
    fromName: message.from.organName?.normalize("NFC") ?? null,
    proposed,
    quote: main ? quoteOf(main) : null,
    verification,
    urgency: urgencyIn(proposed),
    senderNote: noteOf(message),
  };
}

function mainOf(files: readonly Looked[]): Looked | undefined {
  return files.find((file) => file.mediaType === "application/pdf") ?? files[0];
}

function noteOf(message: DocumentMessage): string {
  const said = message.business?.reason?.normalize("NFC") ?? "";
  if (message.business?.kind === "update") return `Bên gửi cập nhật văn bản đã gửi. ${said}`.trim();
  if (message.business?.kind === "replace") return `Bên gửi thay thế văn bản đã gửi. ${said}`.trim();
  return "";
}

type Row = Kept & Pick<store.IntakeInsert, "state" | "heldKey" | "gate">;

async function writeItem(db: Database, arrived: Arrived, what: { key: MessageKey; row: Row }): Promise<Received> {
  const { agencyId, meta } = arrived;
  return inAgency(db, agencyId, async (tx) => {
    await store.lockMessage(tx, agencyId, `${what.key.fromCode} ${what.key.messageDocumentId}`);
    const earlier = await findEarlier(tx, agencyId, what.key);
    if (earlier) return earlier;
    const id = newId("int", meta.now.getTime());
    await store.insertIntake(tx, agencyId, {
      id,
      way: "exchange",
      ...(await arrivalOf(tx, agencyId, meta.now)),
      receivedBy: null,
      ...what.row,
      fromCode: what.key.fromCode,
      messageDocumentId: what.key.messageDocumentId,
      messageId: meta.messageId,
    });
    await recordAudit(tx, byMessage(arrived), {
      action: what.row.state === "gate-asks" ? "intake.gate-asked" : "intake.received",
      objectType: "intake",
      objectId: id,
      documentId: id,
      facts: {
        way: "exchange",
        fromCode: what.key.fromCode,
        verdict: what.row.verification?.verdict ?? null,
        attachments: what.row.attachments.length,
      },
    });
    await emit(tx, { agencyId, type: "intake.received", payload: { intakeId: id }, now: meta.now });
    for (const topic of ["intake", "counts"]) await announce(tx, { agencyId, topic, id });
    return { outcome: what.row.state === "gate-asks" ? "held" : "received", intakeId: id, refusalId: null };
  });
}

function byMessage(arrived: Arrived): AuditBy {
  const { now, requestId } = arrived.meta;
  return { now, requestId, from: "", caller: { agencyId: arrived.agencyId, personId: null, postId: null } };
}

async function refuseMessage(
  db: Database,
  arrived: Arrived,
  what: { key: MessageKey; judgement: Judgement },
): Promise<Received> {
  const { agencyId, meta } = arrived;
  return inAgency(db, agencyId, async (tx) => {
    await store.lockMessage(tx, agencyId, `${what.key.fromCode} ${what.key.messageDocumentId}`);
    const earlier = await findEarlier(tx, agencyId, what.key);
    if (earlier) return earlier;
    const refusalId = await recordRefusal(tx, byMessage(arrived), {
      way: "exchange",
      judgement: what.judgement,
      senderCode: what.key.fromCode,
      messageDocumentId: what.key.messageDocumentId,
    });
    await emit(tx, {
      agencyId,
      type: "intake.refused",
      payload: { refusalId, fromCode: what.key.fromCode, messageDocumentId: plainId(what.key.messageDocumentId) },
      now: meta.now,
    });
    await announce(tx, { agencyId, topic: "intake" });
    return { outcome: "refused", intakeId: null, refusalId };
  });
}

/** Doubtful, or pages that cannot be read: the whole message waits sealed under its own key until the clerk has looked. */
async function holdMessage(
  db: Database,
  parts: IntakeParts,
  what: { arrived: Arrived; message: DocumentMessage; key: MessageKey; opened: Opened },
): Promise<Received> {
  const sealed = sealBytes(what.arrived.bytes);
  const stored = await parts.files.put(sealed.bytes);
  const { reasons, unreadPages } = what.opened.judgement;
  const received = await writeItem(db, what.arrived, {
    key: what.key,
    row: {
      state: "gate-asks",
      heldKey: sealed.key,
      // only the address of the sealed bytes and how the page can show them: no name, no subject, no hash of the content
      file: { ...stored, name: "", mediaType: mainOf(what.opened.files)?.mediaType ?? UNKNOWN_KIND, pages: null },
      attachments: [],
      fromCode: what.key.fromCode,
      fromName: what.message.from.organName?.normalize("NFC") ?? null,
      proposed: {},
      quote: null,
      verification: null,
      urgency: "thuong",
      senderNote: "",
      gate: { verdict: "asks", reasons, unreadPages },
    },
  });
  // lost the race against another delivery: these sealed bytes belong to nobody
  if (received.outcome === "known") await parts.files.remove(stored.sha256);
  return received;
}

async function receiveRecall(db: Database, arrived: Arrived, message: DocumentMessage): Promise<Received> {
  const fromCode = message.from.organId.trim();
  return inAgency(db, arrived.agencyId, async (tx) => {
    const taken: Extract<Received, { outcome: "recalled" }>["taken"] = [];
    const reason = withoutMarked(message.business?.reason?.normalize("NFC") ?? "");
    for (const { documentId } of message.responseFor) {
      const found = await recallMessage(tx, byMessage(arrived), { fromCode, messageDocumentId: documentId, reason });
      taken.push({ messageDocumentId: documentId, found });
    }
    return { outcome: "recalled", taken };
  });
}
