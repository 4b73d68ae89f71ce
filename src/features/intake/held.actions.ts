// Messages that the gate asks about: the whole message waits sealed under a key of its own, the clerk opens it here and
// decides; a refusal destroys the key and the sealed bytes.
import { recordAudit, recordOnce, recordReading } from "#src/features/audit/record.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { inAgency, type Tx } from "#src/platform/db/database.ts";
import { emit } from "#src/platform/events/events.ts";
import type { ByteAnswer, ByteUse } from "#src/platform/http/send-bytes.ts";
import { announce } from "#src/platform/live/live.ts";
import { problem } from "#src/platform/problem/problem.ts";
import type { DocumentMessage } from "#src/rules/exchange/message.ts";
import type { Judgement } from "#src/rules/secrecy/secrecy.ts";
import { cleanFileName, withTrueEnding } from "#src/rules/vietnamese-text/file-name.ts";
import { lockItem } from "./change.actions.ts";
import { mediaTypeOf } from "./decisions/gate.rules.ts";
import { demandClerk, describeItem } from "./intake.actions.ts";
import type { IntakeItem, IntakeState } from "./intake.contract.ts";
import * as store from "./intake.store.ts";
import { plainId } from "./messages.actions.ts";
import { type IntakeParts, recordRefusal, unsealBytes } from "./receive.actions.ts";
import { keepMessage, type Opened, openMessage } from "./receive-message.actions.ts";
import { recordDecision } from "./upload.actions.ts";

/** The message of a held item, in memory only. */
export async function openHeld(
  parts: IntakeParts,
  item: { file_sha256: string | null; held_key: string | null },
): Promise<DocumentMessage> {
  const sealed = await parts.files.read(item.file_sha256 ?? "");
  const message = parts.edxml.parse(unsealBytes(sealed, item.held_key ?? ""));
  if (message.kind !== "document") throw new Error("held message is no letter");
  return message;
}

export type GateDecision = { id: string; rowVersion: number; free: boolean; reason: string };
export type Decided = { state: IntakeState; item: IntakeItem | null };

/**
 * The clerk has looked: `free` lets the letter into the queue, else it is refused like any secret: key and bytes are
 * destroyed, only kind, sender and message id stay, the sender gets status 02.
 * @throws Problem 403, 404, 409 `stale`, 409 `intake.wrong-state`
 */
export async function decideGate(act: Act, parts: IntakeParts, ask: GateDecision): Promise<Decided> {
  demandClerk(act);
  const { agencyId } = act.caller;
  const asked = { id: ask.id, rowVersion: ask.rowVersion, states: ["gate-asks"] as const };
  const item = await inAgency(act.db, agencyId, (tx) => lockItem(tx, agencyId, asked));
  const message = await openHeld(parts, item);
  const opened = await openMessage(parts, message);
  if (!ask.free || opened.judgement.verdict === "refused") {
    await inAgency(act.db, agencyId, (tx) => turnAway(tx, act, { asked, judgement: opened.judgement }));
    await parts.files.remove(item.file_sha256 ?? "");
    return { state: "refused", item: null };
  }
  const freed = await free(act, parts, { message, opened, reason: ask.reason });
  const shown = await inAgency(act.db, agencyId, async (tx) => {
    await lockItem(tx, agencyId, asked);
    await store.updateIntake(tx, agencyId, {
      id: ask.id,
      state: "waiting",
      heldKey: null,
      freed,
      by: act.caller.postId,
      now: act.now,
    });
    await recordDecision(tx, act, { id: ask.id, gate: freed.gate });
    for (const topic of ["intake", "counts"]) await announce(tx, { agencyId, topic, id: ask.id });
    return describeItem(tx, act, ask.id);
  });
  await parts.files.remove(item.file_sha256 ?? "");
  return { state: "waiting", item: shown };
}

async function free(act: Act, parts: IntakeParts, what: { message: DocumentMessage; opened: Opened; reason: string }) {
  const kept = await keepMessage(parts, { ...what, now: act.now });
  const { reasons, unreadPages } = what.opened.judgement;
  const gate: store.GateRecord = {
    verdict: "decided",
    reasons,
    unreadPages,
    decidedBy: act.caller.postId,
    decidedReason: what.reason.normalize("NFC"),
  };
  return { ...kept, gate };
}

async function turnAway(
  tx: Tx,
  act: Act,
  what: { asked: Parameters<typeof lockItem>[2]; judgement: Judgement },
): Promise<void> {
  const { agencyId, postId } = act.caller;
  const item = await lockItem(tx, agencyId, what.asked);
  const messageDocumentId = item.message_document_id ?? "";
  const refusalId = await recordRefusal(tx, act, {
    way: "exchange",
    judgement: what.judgement,
    senderCode: item.from_code ?? "",
    messageDocumentId,
  });
  await store.updateIntake(tx, agencyId, {
    id: item.id,
    state: "refused",
    heldKey: null,
    fileGone: true,
    decided: true,
    refuseReason: SECRET_REASON,
    gate: { verdict: "decided", reasons: what.judgement.reasons, unreadPages: [], decidedBy: postId },
    by: postId,
    now: act.now,
  });
  await recordAudit(tx, act, {
    action: "intake.refused",
    objectType: "intake",
    objectId: item.id,
    facts: { refusalId },
  });
  await emit(tx, {
    agencyId,
    type: "intake.refused",
    payload: { refusalId, fromCode: item.from_code, messageDocumentId: plainId(messageDocumentId) },
    now: act.now,
  });
  for (const topic of ["intake", "counts"]) await announce(tx, { agencyId, topic, id: item.id });
}

/** What the sender of a refused message is told with status 02 (law F §3.3); the same for every kind the gate turns away. */
export const SECRET_REASON =
  "Nội dung thuộc diện không gửi qua hệ thống (QC-4.2). Hãy gửi bằng đường khác theo quy định.";

export type IntakeFileAsk = {
  id: string;
  /** from 1; null = the letter itself */
  attachment: number | null;
  use: ByteUse;
};

const noSuchFile = problem(
  "intake.no-file",
  404,
  "Văn bản chờ này không có tệp được hỏi. Hãy tải lại danh sách rồi chọn lại.",
);
const notFound = problem("intake.not-found", 404, "Không có văn bản chờ này trong cơ quan bạn đang làm việc.");

/**
 * The bytes of a waiting letter; those of a held one are unsealed in memory for the clerk who has to look.
 * @throws Problem 403, 404
 */
export async function openIntakeFile(act: Act, parts: IntakeParts, ask: IntakeFileAsk): Promise<ByteAnswer> {
  demandClerk(act);
  const { agencyId } = act.caller;
  const item = await inAgency(act.db, agencyId, (tx) => store.findIntake(tx, agencyId, { id: ask.id }));
  if (!item) throw notFound();
  const entry = { objectType: "intake", objectId: ask.id, documentId: ask.id } as const;
  await inAgency(act.db, agencyId, (tx) => {
    const facts = { attachment: ask.attachment ?? 0 };
    if (ask.use === "save") return recordOnce(tx, act, { ...entry, action: "intake.downloaded", facts });
    if (ask.use === "show" && ask.attachment !== null)
      return recordOnce(tx, act, { ...entry, action: "intake.read", facts });
    return recordReading(tx, act, { ...entry, action: "intake.read" });
  });
  if (item.held_key) return heldFile(await openHeld(parts, item), ask);
  const file =
    ask.attachment === null
      ? item.file_sha256 && item.file_name && item.media_type
        ? { sha256: item.file_sha256, name: item.file_name, mediaType: item.media_type, size: item.file_size ?? 0 }
        : undefined
      : item.attachments[ask.attachment - 1];
  if (!file) throw noSuchFile();
  return {
    size: file.size,
    mediaType: file.mediaType,
    fileName: withTrueEnding(file.name, file.mediaType),
    download: ask.use === "save",
    etag: file.sha256,
    open: (span) => parts.files.open(file.sha256, span ?? undefined),
  };
}

function heldFile(message: DocumentMessage, ask: IntakeFileAsk): ByteAnswer {
  const pdfs = message.attachments.filter((each) => each.contentKind === "pdf");
  const main = pdfs[0] ?? message.attachments[0];
  const rest = message.attachments.filter((each) => each !== main);
  const found = ask.attachment === null ? main : rest[ask.attachment - 1];
  if (!found) throw noSuchFile();
  const mediaType = mediaTypeOf(found.contentKind, found.bytes) ?? "application/octet-stream";
  return {
    size: found.bytes.length,
    mediaType,
    fileName: withTrueEnding(cleanFileName(found.safeName), mediaType),
    download: ask.use === "save",
    etag: `${ask.id}-${ask.attachment ?? 0}`,
    open: async (span) => (span ? found.bytes.subarray(span.start, span.end + 1) : found.bytes),
  };
}
