import { type Grant, grantAccess, revokeAccess, settle, withDocument } from "#src/features/access/access.actions.ts";
import { type AuditBy, recordAudit } from "#src/features/audit/record.actions.ts";
import { lockIncoming, moveIncoming } from "#src/features/incoming-documents/move.actions.ts";
import { allUnits, loadCalendar, postsByIds } from "#src/features/organisation/organisation.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { inAgency, type Tx } from "#src/platform/db/database.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { announce } from "#src/platform/live/live.ts";
import { problem, refuseIf } from "#src/platform/problem/problem.ts";
import { checkSubAssignment } from "#src/rules/routing/directive.ts";
import * as store from "./assignments.store.ts";
import type { Done } from "./directives.actions.ts";
import { deadlineOf } from "./targets.actions.ts";

const unknown = problem("assignment.not-found", 404, "Không có việc này trong cơ quan bạn đang làm việc.");
const notYours = problem(
  "assignment.not-yours",
  403,
  "Việc này không giao cho chức danh bạn đang dùng. Hãy chuyển chức danh hoặc nhờ người giao việc.",
);
const over = problem(
  "assignment.over",
  409,
  "Việc này đã kết thúc hoặc đã được giao lại. Hãy tải lại để xem việc hiện tại; chữ bạn gõ còn nguyên.",
);
const otherUnit = problem(
  "assignment.other-unit",
  409,
  "Chỉ phân công được người trong đơn vị. Hãy chọn người của đơn vị mình, nơi khác thì đề nghị lãnh đạo giao phối hợp.",
);
const noReason = problem(
  "assignment.no-reason",
  409,
  "Chưa ghi lý do trả lại. Việc vẫn ở chỗ bạn. Hãy ghi lý do rồi trả lại.",
);

const OPEN = ["new", "seen", "working"];

async function find(tx: Tx, act: Act, id: string): Promise<store.AssignmentRow> {
  const row = await store.findAssignment(tx, act.caller.agencyId, id);
  if (!row || row.kind === "proposal") throw unknown();
  if (!OPEN.includes(row.state)) throw over();
  return row;
}

async function documentOf(act: Act, id: string): Promise<string> {
  const row = await inAgency(act.db, act.caller.agencyId, (tx) => store.findAssignment(tx, act.caller.agencyId, id));
  if (!row) throw unknown();
  return row.document_id;
}

/**
 * The head of the lead unit gives the work to a specialist; a deadline later than the unit's own is refused. Giving it anew
 * replaces the earlier assignment of the unit.
 * @throws Problem 403, 404, 409 with every reason
 */
export async function assign(
  act: Act,
  input: { id: string; text: string; postId: string; coordinatorPostIds: string[]; dueDate: string | null },
): Promise<Done & { assignmentId: string }> {
  const documentId = await documentOf(act, input.id);
  return withDocument(act, { documentId, need: "assign" }, async (tx) => {
    const { agencyId, postId, unitId } = act.caller;
    const document = await lockIncoming(tx, agencyId, { documentId });
    const parent = await find(tx, act, input.id);
    if (parent.role !== "lead" || parent.unit_id !== unitId) throw notYours();
    const posts = await postsByIds(tx, [input.postId, ...input.coordinatorPostIds]);
    const assignee = posts.find((post) => post.id === input.postId);
    if (!assignee || posts.some((post) => post.unit_id !== unitId)) throw otherUnit();
    const dueAt = deadlineOf(input.dueDate, await loadCalendar(tx, agencyId, act.now)) ?? parent.due_at;
    refuseIf(
      checkSubAssignment(
        {
          lead: [{ kind: "post", id: input.postId }],
          coordinators: input.coordinatorPostIds.map((id) => ({ kind: "post", id })),
          deadline: dueAt?.getTime() ?? null,
        },
        { deadline: parent.due_at?.getTime() ?? null },
        {
          now: input.dueDate === null ? Number.NEGATIVE_INFINITY : act.now.getTime(),
          legalArrival: document.received_legal_at.getTime(),
        },
      ),
    );
    await store.replaceEarlier(tx, agencyId, { documentId, parentAssignmentId: parent.id, now: act.now });
    const directiveId = newId("dir", act.now.getTime());
    await store.insertDirective(tx, agencyId, {
      id: directiveId,
      documentId,
      kind: "assignment",
      byPostId: postId,
      text: input.text.normalize("NFC"),
      dueAt,
      replyNeeded: false,
      parentAssignmentId: parent.id,
      now: act.now,
    });
    const assignmentId = newId("asg", act.now.getTime());
    await store.insertAssignment(tx, agencyId, {
      id: assignmentId,
      directiveId,
      documentId,
      role: "lead",
      unitId: null,
      postId: input.postId,
      dueAt,
      now: act.now,
    });
    for (const id of input.coordinatorPostIds)
      await store.insertAssignment(tx, agencyId, {
        id: newId("asg", act.now.getTime()),
        directiveId,
        documentId,
        role: "co-ordinate",
        unitId: null,
        postId: id,
        dueAt,
        now: act.now,
      });
    await store.setState(tx, agencyId, { id: parent.id, state: "working", now: act.now });
    await settle(tx, agencyId, { documentId, boxes: ["to-assign", "to-do"] });
    await grantAccess(
      tx,
      agencyId,
      posts.map(
        (post): Grant => ({
          documentId,
          direction: "in",
          principalId: post.principal_id,
          relation: post.id === input.postId ? "lead-assignee" : "co-ordinator",
          box: "to-do",
          sortAt: act.now,
        }),
      ),
    );
    const moved = await moveIncoming(tx, act, { documentId, act: "assign", holder: assignee.full_name });
    await recordAudit(tx, act, {
      action: "assignment.given",
      objectType: "incoming",
      objectId: documentId,
      documentId,
      facts: { assignmentId, toPostId: input.postId, dueAt: dueAt?.toISOString() ?? null },
      text: { text: input.text, to: assignee.full_name },
    });
    await announce(tx, { agencyId, topic: "assignments", id: documentId });
    return { documentState: moved.state, rowVersion: moved.rowVersion, assignmentId };
  });
}

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
  return withDocument(act, { documentId, need: "read" }, async (tx) => {
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
    const [giver] = await postsByIds(tx, [row.by_post_id]);
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
 * @throws Problem 409 without a result: a reply, or a note such as "lưu, không trả lời"
 */
export async function finish(act: Act, input: { id: string; note: string; resultOutgoingId?: string }): Promise<Done> {
  const documentId = await documentOf(act, input.id);
  return withDocument(act, { documentId, need: "read" }, async (tx) => {
    const { agencyId } = act.caller;
    const document = await lockIncoming(tx, agencyId, { documentId });
    const row = await find(tx, act, input.id);
    demandOwn(row, act);
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
