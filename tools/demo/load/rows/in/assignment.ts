// The unit's part: the head gives the work to somebody, who begins and ends it.
import type { PostRow } from "#src/features/organisation/organisation.actions.ts";
import type { DemoIncoming } from "../../../types.ts";
import type { Desk } from "../../desk.ts";
import { demoId } from "../../ids.ts";
import { isoOrNull, type RowSet, type Tell } from "../row-set.ts";
import { doneNote, dueAt } from "./outcome.ts";
import { addDirectiveRow, addTask, between, MINUTE, type Standing, taskId, type Work } from "./work-rows.ts";

export function addAssignment(
  desk: Desk,
  set: RowSet,
  work: Work & { leadTaskId: string; due: number | null },
): Standing {
  const { letter, tell, access } = work;
  const { assignment, agencyId, finishedAt } = letter;
  if (!assignment) throw new Error(`${letter.id}: no assignment`);
  const giver = desk.post(assignment.byPersonId, agencyId);
  const behalf = assignment.onBehalfOfPersonId ? desk.post(assignment.onBehalfOfPersonId, agencyId) : null;
  const worker = desk.post(assignment.assigneePersonId, agencyId);
  const seenAt = between(letter.directive?.at ?? assignment.at, assignment.at, 4);
  tell(seenAt, giver, "incoming.read");
  tell(seenAt, giver, "assignment.seen", { facts: { assignments: 1 } });
  const due = dueAt(assignment.deadline) ?? work.due;
  const text = assignment.note ?? `${worker.full_name} tham mưu, báo cáo kết quả.`;
  const directiveId = demoId("dir", assignment.at, `${letter.id}/assignment`);
  const own = taskId(letter, "worker", assignment.at);
  tell(assignment.at, giver, "assignment.given", {
    ...(behalf ? { onBehalfPostId: behalf.id } : {}),
    facts: { assignmentId: own, toPostId: worker.id, dueAt: isoOrNull(due) },
    text: { text, to: worker.full_name },
  });
  addDirectiveRow(desk, set, letter, {
    id: directiveId,
    kind: "assignment",
    by: giver,
    behalf,
    text,
    due,
    at: assignment.at,
    replacedAt: null,
    parent: work.leadTaskId,
  });
  const limit = finishedAt ?? desk.province.now;
  const openedAt = assignment.at + (20 + ((letter.arrivalNumber ?? 0) % 70)) * MINUTE;
  const begun = openedAt < limit;
  const startedAt = begun ? Math.min(openedAt + 9 * MINUTE, limit) : null;
  addTask(desk, set, letter, {
    key: "worker",
    directiveId,
    role: "lead",
    postId: worker.id,
    due,
    at: assignment.at,
    state: finishedAt !== null ? "done" : begun ? "working" : "new",
    seenAt: begun ? openedAt : finishedAt,
    startedAt: startedAt ?? finishedAt,
    doneAt: finishedAt,
    note: letter.state === "paused" || finishedAt === null ? (letter.remark ?? "") : (doneNote(desk, letter) ?? ""),
  });
  access.grant({
    principalId: worker.principal_id,
    relation: "lead-assignee",
    box: finishedAt === null ? "to-do" : "done",
    sortAt: assignment.at,
    seenAt: begun ? openedAt : finishedAt,
  });
  if (begun) {
    tell(openedAt, worker, "incoming.read");
    tell(openedAt, worker, "assignment.seen", { facts: { assignments: 1 } });
    tell(startedAt ?? openedAt, worker, "assignment.started", { facts: { assignmentId: own } });
  }
  const standing = {
    holder: worker.full_name,
    by: giver.id,
    dueAt: work.due ?? dueAt(letter.replyDue),
    handedAt: null,
    doneAt: null,
  };
  if (finishedAt === null)
    return begun
      ? { ...standing, state: "in-progress", since: assignment.at, steps: 6 }
      : { ...standing, state: "assigned", since: assignment.at, steps: 5 };
  tellEnd(desk, { letter, tell, worker, own, finishedAt });
  return { ...standing, state: "done", holder: null, since: finishedAt, by: worker.id, doneAt: finishedAt, steps: 7 };
}

function tellEnd(
  desk: Desk,
  end: { letter: DemoIncoming; tell: Tell; worker: PostRow; own: string; finishedAt: number },
): void {
  const { letter, tell, worker, own, finishedAt } = end;
  const note = doneNote(desk, letter) ?? "";
  if (letter.replyOutgoingId)
    tell(finishedAt, null, "incoming.finished", {
      facts: { outgoingId: desk.documentId(letter.replyOutgoingId) },
      text: { note },
    });
  else
    tell(finishedAt, worker, "assignment.finished", {
      facts: { assignmentId: own, resultOutgoingId: null },
      text: { note },
    });
}
