// When work ends: finished, answered, recalled; and when it was first seen.
import { handOverLetters, settle } from "#src/features/access/access.actions.ts";
import { type AuditBy, recordAudit } from "#src/features/audit/record.actions.ts";
import { changeHolder, lockIncoming, moveIncoming } from "#src/features/incoming-documents/move.actions.ts";
import type { PostRow } from "#src/features/organisation/organisation.actions.ts";
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

/**
 * All letters in the hands of one post pass to another: what was presented to it, what was given to it (NĐ 30/2020 Đ24). Each
 * letter's history tells it.
 * @returns how many letters
 */
export async function handOverWork(tx: Tx, by: AuditBy, change: { from: PostRow; to: PostRow }): Promise<number> {
  const { agencyId } = by.caller;
  const { from, to } = change;
  const worked = await store.moveOpen(tx, agencyId, { from: from.id, to: to.id });
  // the same person with other words: the key went along, what waits under it stays
  const waited =
    from.principal_id === to.principal_id
      ? []
      : await handOverLetters(tx, agencyId, { from: from.principal_id, to: to.principal_id, now: by.now });
  const ids = [...new Set([...worked, ...waited])];
  for (const documentId of ids) {
    await changeHolder(tx, by, { documentId, from, to });
    await recordAudit(tx, by, {
      action: "incoming.handed-over",
      objectType: "incoming",
      objectId: documentId,
      documentId,
      facts: { fromPostId: from.id, toPostId: to.id },
      text: { from: `${from.title} ${from.full_name}`, to: `${to.title} ${to.full_name}` },
    });
    await announce(tx, { agencyId, topic: "assignments", id: documentId });
  }
  if (ids.length > 0)
    await announce(tx, { agencyId, topic: "counts", principals: [from.principal_id, to.principal_id] });
  return ids.length;
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
