import { type Grant, grantAccess, settle, withDocument } from "#src/features/access/access.actions.ts";
import { recordAudit } from "#src/features/audit/record.actions.ts";
import { lockIncoming, moveIncoming } from "#src/features/incoming-documents/move.actions.ts";
import { loadCalendar, postsByIds } from "#src/features/organisation/organisation.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { inAgency, type Tx } from "#src/platform/db/database.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { announce } from "#src/platform/live/live.ts";
import { problem, refuseIf } from "#src/platform/problem/problem.ts";
import { checkSubAssignment } from "#src/rules/routing/directive.ts";
import * as store from "./assignments.store.ts";
import type { Done } from "./directives.actions.ts";
import { deadlineOf } from "./targets.actions.ts";

export const unknown = problem("assignment.not-found", 404, "Không có việc này trong cơ quan bạn đang làm việc.");
export const notYours = problem(
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

const OPEN = ["new", "seen", "working"];

/** The open work behind an id, locked. @throws Problem 404, 409 */
export async function find(tx: Tx, act: Act, id: string): Promise<store.AssignmentRow> {
  const row = await store.findAssignment(tx, act.caller.agencyId, id);
  if (!row || row.kind === "proposal") throw unknown();
  if (!OPEN.includes(row.state)) throw over();
  return row;
}

/** @throws Problem 404 */
export async function documentOf(act: Act, id: string): Promise<string> {
  const row = await inAgency(act.db, act.caller.agencyId, (tx) => store.findAssignment(tx, act.caller.agencyId, id));
  if (!row) throw unknown();
  return row.document_id;
}

/**
 * The head of the lead unit gives the work to a specialist; a deadline later than the unit's own is refused. Giving it anew
 * replaces the earlier assignment of the unit; giving the very same again answers with the assignment that stands.
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
    const standing = await store.findStanding(tx, agencyId, parent.id);
    const again = standing && sameAssignment(standing, { ...input, byPostId: postId, dueAt });
    // a second press, or the same call sent twice: what stands is the answer, nothing is written anew
    if (standing && again)
      return { documentState: document.state, rowVersion: document.row_version, assignmentId: standing.id };
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

function sameAssignment(
  standing: store.StandingRow,
  wanted: { postId: string; byPostId: string; coordinatorPostIds: string[]; text: string; dueAt: Date | null },
): boolean {
  return (
    standing.post_id === wanted.postId &&
    standing.by_post_id === wanted.byPostId &&
    standing.text === wanted.text.normalize("NFC") &&
    (standing.due_at?.getTime() ?? null) === (wanted.dueAt?.getTime() ?? null) &&
    standing.coordinators.join() === wanted.coordinatorPostIds.toSorted().join()
  );
}
