// What the one who has the work does with it: begin, give back, finish.
import { grantAccess, revokeAccess, settle, withDocument } from "#src/features/access/access.actions.ts";
import { recordAudit } from "#src/features/audit/record.actions.ts";
import { demandIssued, lockIncoming, moveIncoming } from "#src/features/incoming-documents/move.actions.ts";
import { allUnits, postInOffice } from "#src/features/organisation/organisation.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { announce } from "#src/platform/live/live.ts";
import { problem } from "#src/platform/problem/problem.ts";
import { documentOf, find, notYours, unknown } from "./assign.actions.ts";
import * as store from "./assignments.store.ts";
import type { Done } from "./directives.actions.ts";
import { endWork } from "./end-of-work.actions.ts";

const noReason = problem(
  "assignment.no-reason",
  409,
  "Chưa ghi lý do trả lại. Việc vẫn ở chỗ bạn. Hãy ghi lý do rồi trả lại.",
);

function demandOwn(row: store.AssignmentRow, act: Act): void {
  if (row.post_id === act.caller.postId) return;
  if (
    row.unit_id !== null &&
    row.unit_id === act.caller.unitId &&
    act.caller.roles.some((role) => role === "truong-don-vi" || role === "chanh-van-phong")
  )
    return;
  throw notYours();
}

/** The handler begins: the sender is told "đang xử lý" (05) by the event of the move. */
export async function start(act: Act, id: string): Promise<Done> {
  const documentId = await documentOf(act, id);
  return withDocument(act, { documentId, need: "read", acting: true }, async (tx) => {
    const { agencyId } = act.caller;
    const document = await lockIncoming(tx, agencyId, { documentId });
    const row = await find(tx, act, id);
    demandOwn(row, act);
    await store.setState(tx, agencyId, { id, state: "working", now: act.now });
    await recordAudit(tx, act, {
      action: "assignment.started",
      objectType: "incoming",
      objectId: documentId,
      documentId,
      facts: { assignmentId: id },
    });
    await announce(tx, { agencyId, topic: "assignments", id: documentId });
    if (row.role !== "lead" || document.state !== "assigned")
      return { documentState: document.state, rowVersion: document.row_version };
    const moved = await moveIncoming(tx, act, { documentId, act: "start", holder: document.holder });
    return { documentState: moved.state, rowVersion: moved.rowVersion };
  });
}

/** A specialist gives work back to the head of the unit; the head gives it back to the leader who directed it. */
export async function giveBack(act: Act, input: { id: string; reason: string }): Promise<Done> {
  const documentId = await documentOf(act, input.id);
  if (input.reason === "") throw noReason();
  return withDocument(act, { documentId, need: "return" }, async (tx) => {
    const { agencyId } = act.caller;
    const document = await lockIncoming(tx, agencyId, { documentId });
    const row = await find(tx, act, input.id);
    demandOwn(row, act);
    if (row.role !== "lead") throw notYours();
    await store.setState(tx, agencyId, {
      id: input.id,
      state: "returned",
      now: act.now,
      note: input.reason.normalize("NFC"),
    });
    const giver = await postInOffice(tx, row.by_post_id);
    await settle(tx, agencyId, { documentId, boxes: ["to-do", "to-assign"] });
    let done: Done;
    if (row.kind === "assignment") {
      const parent = row.parent_assignment_id
        ? await store.findAssignment(tx, agencyId, row.parent_assignment_id)
        : undefined;
      const unit = (await allUnits(tx)).find((each) => each.id === parent?.unit_id);
      if (!unit) throw unknown();
      await revokeAccess(tx, agencyId, { documentId, relation: "lead-assignee" });
      await grantAccess(tx, agencyId, [
        {
          documentId,
          direction: "in",
          principalId: unit.principal_id,
          relation: "lead-unit-head",
          box: "to-assign",
          sortAt: act.now,
        },
      ]);
      done = { documentState: document.state, rowVersion: document.row_version };
    } else {
      await grantAccess(
        tx,
        agencyId,
        giver
          ? [
              {
                documentId,
                direction: "in",
                principalId: giver.principal_id,
                relation: "presented-to",
                box: "to-direct",
                sortAt: act.now,
              },
            ]
          : [],
      );
      const moved = await moveIncoming(tx, act, {
        documentId,
        act: "return",
        holder: giver?.full_name ?? null,
        facts: { reason: input.reason },
      });
      done = { documentState: moved.state, rowVersion: moved.rowVersion };
    }
    await recordAudit(tx, act, {
      action: "assignment.returned",
      objectType: "incoming",
      objectId: documentId,
      documentId,
      facts: { assignmentId: input.id },
      text: { reason: input.reason, to: giver?.full_name ?? "" },
    });
    await announce(tx, { agencyId, topic: "assignments", id: documentId });
    return done;
  });
}

/**
 * The lead's finish ends the letter (status 06) and all open work on it; a co-ordinator's ends his own part.
 * @throws Problem 409 without a result: an issued reply, or a note such as "lưu, không trả lời"
 */
export async function finish(act: Act, input: { id: string; note: string; resultOutgoingId?: string }): Promise<Done> {
  const documentId = await documentOf(act, input.id);
  return withDocument(act, { documentId, need: "read", acting: true }, async (tx) => {
    const { agencyId } = act.caller;
    const document = await lockIncoming(tx, agencyId, { documentId });
    const row = await find(tx, act, input.id);
    demandOwn(row, act);
    await demandIssued(tx, agencyId, input.resultOutgoingId);
    await store.setState(tx, agencyId, {
      id: input.id,
      state: "done",
      now: act.now,
      note: input.note.normalize("NFC"),
    });
    await recordAudit(tx, act, {
      action: "assignment.finished",
      objectType: "incoming",
      objectId: documentId,
      documentId,
      facts: { assignmentId: input.id, resultOutgoingId: input.resultOutgoingId ?? null },
      text: { note: input.note },
    });
    await announce(tx, { agencyId, topic: "assignments", id: documentId });
    if (row.role !== "lead") {
      for (const principalId of act.caller.principalIds) await settle(tx, agencyId, { documentId, principalId });
      return { documentState: document.state, rowVersion: document.row_version };
    }
    const moved = await moveIncoming(tx, act, {
      documentId,
      act: "finish",
      holder: null,
      doneNote: input.note,
      facts: { hasResult: input.note !== "" || input.resultOutgoingId !== undefined },
    });
    await endWork(tx, { agencyId, documentId, now: act.now, state: "done" });
    return { documentState: moved.state, rowVersion: moved.rowVersion };
  });
}
