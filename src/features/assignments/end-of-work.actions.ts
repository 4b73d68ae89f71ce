// When work ends: finished, answered, recalled; and when it was first seen.
import { settle } from "#src/features/access/access.actions.ts";
import { type AuditBy, recordAudit } from "#src/features/audit/record.actions.ts";
import { lockIncoming, moveIncoming } from "#src/features/incoming-documents/move.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import type { Tx } from "#src/platform/db/database.ts";
import { announce } from "#src/platform/live/live.ts";
import * as store from "./assignments.store.ts";

/** Nothing waits any more on this letter. Also heard when it is finished elsewhere or recalled by its sender. */
export async function endWork(
  tx: Tx,
  end: { agencyId: number; documentId: string; now: Date; state: "done" | "replaced" },
): Promise<void> {
  await store.closeOpen(tx, end.agencyId, end);
  await settle(tx, end.agencyId, {
    documentId: end.documentId,
    boxes: ["to-direct", "to-propose", "to-assign", "to-do"],
  });
}

/** A reply was issued: the letter is finished by it, whoever pressed the last button. */
export async function finishByReply(
  tx: Tx,
  by: AuditBy,
  reply: { documentId: string; outgoingId: string; numberText: string },
): Promise<void> {
  const { agencyId } = by.caller;
  const row = await lockIncoming(tx, agencyId, { documentId: reply.documentId });
  if (!["assigned", "in-progress"].includes(row.state)) return;
  await moveIncoming(tx, by, {
    documentId: reply.documentId,
    act: "finish",
    holder: null,
    doneNote: `Trả lời bằng ${reply.numberText}`,
    facts: { hasResult: true },
  });
  await endWork(tx, { agencyId, documentId: reply.documentId, now: by.now, state: "done" });
  await recordAudit(tx, by, {
    action: "incoming.finished",
    objectType: "incoming",
    objectId: reply.documentId,
    documentId: reply.documentId,
    facts: { outgoingId: reply.outgoingId },
    text: { note: `Trả lời bằng ${reply.numberText}` },
  });
}

/** Opening a letter marks what was given to this post or unit as seen. */
export async function markWorkSeen(tx: Tx, act: Act, documentId: string): Promise<void> {
  const { caller } = act;
  const head =
    caller.roles.includes("truong-don-vi") ||
    caller.roles.includes("chanh-van-phong") ||
    caller.roles.includes("lanh-dao");
  const seen = await store.markAssignmentsSeen(tx, caller.agencyId, {
    documentId,
    postId: caller.postId,
    unitId: head ? caller.unitId : null,
    now: act.now,
  });
  if (seen.length === 0) return;
  await recordAudit(tx, act, {
    action: "assignment.seen",
    objectType: "incoming",
    objectId: documentId,
    documentId,
    facts: { assignments: seen.length },
  });
  await announce(tx, { agencyId: caller.agencyId, topic: "assignments", id: documentId });
}
