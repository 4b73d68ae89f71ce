// From the clerk's hand to the last note: presented, proposed, directed, assigned, begun, finished. The rows and boxes are those
// that features/assignments would have left behind.
import type { PostRow } from "#src/features/organisation/organisation.actions.ts";
import type { IncomingState } from "#src/rules/routing/incoming-states.ts";
import type { DemoIncoming } from "../../../types.ts";
import { shortDate } from "../../../when.ts";
import type { Desk } from "../../desk.ts";
import { demoId } from "../../ids.ts";
import { type AccessBook, iso, isoOrNull, type RowSet, type Tell } from "../row-set.ts";
import { doneNote, dueAt } from "./outcome.ts";

const MINUTE = 60_000;
/** For information: who has not looked after two days is not asked any more. */
const NEWS_MS = 2 * 86_400_000;

/** Where the letter stands now. */
export type Standing = {
  state: IncomingState;
  holder: string | null;
  since: number;
  by: string;
  dueAt: number | null;
  handedAt: number | null;
  doneAt: number | null;
  /** row version: one more for each step */
  steps: number;
};

type Work = { letter: DemoIncoming; tell: Tell; access: AccessBook; clerk: PostRow };

export function addWork(desk: Desk, set: RowSet, work: Work): Standing {
  const { letter, tell, access, clerk } = work;
  const { proposal, directive, agencyId } = letter;
  const registeredAt = letter.registeredAt ?? letter.arrivedAt;
  const atClerk: Standing = {
    state: "registered",
    holder: `${clerk.title} ${clerk.full_name}`,
    since: registeredAt,
    by: clerk.id,
    dueAt: dueAt(letter.replyDue),
    handedAt: null,
    doneAt: null,
    steps: 1,
  };
  if (!proposal) return atClerk;
  const chief = desk.post(proposal.byPersonId, agencyId);
  const leader = directive ? desk.post(directive.byPersonId, agencyId) : desk.head(agencyId);
  const presentedAt = Math.min(registeredAt + MINUTE, proposal.at);
  tell(presentedAt, clerk, "incoming.presented", {
    facts: { toPostId: chief.id },
    text: { to: `${chief.title} ${chief.full_name}` },
  });
  const readAt = between(presentedAt, proposal.at, 6);
  tell(readAt, chief, "incoming.read");
  access.grant({
    principalId: chief.principal_id,
    relation: "presented-to",
    box: "done",
    sortAt: letter.arrivedAt,
    seenAt: readAt,
  });
  addProposal(desk, set, { ...work, chief, leader });
  if (!directive) {
    access.grant(presentedTo(leader, proposal.at, null));
    return {
      ...atClerk,
      state: "presented",
      holder: leader.full_name,
      since: proposal.at,
      by: chief.id,
      handedAt: presentedAt,
      steps: 3,
    };
  }
  const leaderReadAt = between(proposal.at, directive.at, 3);
  tell(leaderReadAt, leader, "incoming.read");
  access.grant(presentedTo(leader, proposal.at, leaderReadAt));
  return { ...addDirective(desk, set, { ...work, leader }), handedAt: presentedAt };
}

function presentedTo(leader: PostRow, sortAt: number, seenAt: number | null) {
  const box = seenAt === null ? ("to-direct" as const) : ("done" as const);
  return { principalId: leader.principal_id, relation: "presented-to" as const, box, sortAt, seenAt };
}

/** Some minutes before `end`, but not before `start`. */
function between(start: number, end: number, minutes: number): number {
  return Math.max(start, end - minutes * MINUTE);
}

function addProposal(desk: Desk, set: RowSet, work: Work & { chief: PostRow; leader: PostRow }): void {
  const { letter, tell, chief, leader } = work;
  const { proposal, directive, agencyId } = letter;
  if (!proposal) return;
  const lead = desk.unit(agencyId, proposal.leadUnitId);
  const others = proposal.coordinateUnitIds.map((id) => desk.unit(agencyId, id));
  const text = [
    `Đề xuất ${lead.name} chủ trì`,
    ...(others.length > 0 ? [`phối hợp ${others.map((unit) => unit.name).join(", ")}`] : []),
    ...(proposal.deadline ? [`hạn ${shortDate(proposal.deadline)}`] : []),
  ].join(", ");
  const id = demoId("dir", proposal.at, `${letter.id}/proposal`);
  tell(proposal.at, chief, "directive.proposed", {
    facts: { directiveId: id, toPostId: leader.id },
    text: { text, to: leader.full_name },
  });
  const due = dueAt(proposal.deadline);
  addDirectiveRow(desk, set, letter, {
    id,
    kind: "proposal",
    by: chief,
    text,
    due,
    at: proposal.at,
    replacedAt: directive?.at ?? null,
  });
  const state = directive ? "replaced" : "new";
  for (const [index, unit] of [lead, ...others].entries())
    addTask(desk, set, letter, {
      key: `proposal/${unit.id}`,
      directiveId: id,
      role: index === 0 ? "lead" : "co-ordinate",
      unitId: unit.id,
      due,
      at: proposal.at,
      state,
    });
}

function addDirective(desk: Desk, set: RowSet, work: Work & { leader: PostRow }): Standing {
  const { letter, tell, access, leader } = work;
  const { directive, agencyId } = letter;
  if (!directive) throw new Error(`${letter.id}: no directive`);
  const lead = desk.unit(agencyId, directive.leadUnitId);
  const others = directive.coordinateUnitIds.map((id) => desk.unit(agencyId, id));
  const informed = directive.informPersonIds.map((id) => desk.post(id, agencyId));
  const due = dueAt(directive.deadline);
  const id = demoId("dir", directive.at, `${letter.id}/directive`);
  tell(directive.at, leader, "directive.given", {
    facts: {
      directiveId: id,
      leadUnitId: lead.id,
      leadPostId: null,
      coordinators: others.length,
      dueAt: isoOrNull(due),
    },
    text: { text: directive.text, lead: lead.name, coordinators: others.map((unit) => unit.name).join(", ") },
  });
  addDirectiveRow(desk, set, letter, {
    id,
    kind: "directive",
    by: leader,
    text: directive.text,
    due,
    at: directive.at,
    replacedAt: null,
    replyNeeded: directive.replyRequired,
  });
  const { assignment, finishedAt } = letter;
  const seenAt = assignment ? between(directive.at, assignment.at, 4) : null;
  const base = { directiveId: id, at: directive.at };
  addTask(desk, set, letter, {
    ...base,
    key: "lead",
    role: "lead",
    unitId: lead.id,
    due,
    state: finishedAt !== null ? "done" : assignment ? "working" : "new",
    seenAt,
    startedAt: assignment?.at ?? null,
    doneAt: finishedAt,
  });
  const news = finishedAt === null && desk.province.now - directive.at < NEWS_MS;
  for (const unit of others)
    addTask(desk, set, letter, {
      ...base,
      key: `with/${unit.id}`,
      role: "co-ordinate",
      unitId: unit.id,
      due,
      state: finishedAt !== null ? "done" : news ? "new" : "seen",
      seenAt: news ? null : directive.at + 40 * MINUTE,
      doneAt: finishedAt,
    });
  for (const post of informed)
    addTask(desk, set, letter, {
      ...base,
      key: `inform/${post.id}`,
      role: "inform",
      postId: post.id,
      due: null,
      state: finishedAt !== null ? "done" : news ? "new" : "seen",
      seenAt: news ? null : directive.at + 90 * MINUTE,
      doneAt: finishedAt,
    });
  const toKnow = news ? ("to-know" as const) : ("done" as const);
  const grant = { sortAt: directive.at, seenAt };
  access.grant({
    ...grant,
    principalId: lead.principal_id,
    relation: "lead-unit-head",
    box: assignment ? "done" : "to-assign",
  });
  for (const { principal_id } of others)
    access.grant({
      principalId: principal_id,
      relation: "co-ordinator",
      box: toKnow,
      sortAt: directive.at,
      seenAt: news ? null : directive.at + 40 * MINUTE,
    });
  for (const { principal_id } of informed)
    access.grant({
      principalId: principal_id,
      relation: "informed",
      box: toKnow,
      sortAt: directive.at,
      seenAt: news ? null : directive.at + 90 * MINUTE,
    });
  if (!assignment)
    return {
      state: "directed",
      holder: lead.name,
      since: directive.at,
      by: leader.id,
      dueAt: due ?? dueAt(letter.replyDue),
      handedAt: null,
      doneAt: null,
      steps: 4,
    };
  return addAssignment(desk, set, { ...work, leadTaskId: taskId(letter, "lead", directive.at), due });
}

function addAssignment(desk: Desk, set: RowSet, work: Work & { leadTaskId: string; due: number | null }): Standing {
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

type DirectiveFacts = {
  id: string;
  kind: "proposal" | "directive" | "assignment";
  by: PostRow;
  behalf?: PostRow | null;
  text: string;
  due: number | null;
  at: number;
  replacedAt: number | null;
  replyNeeded?: boolean;
  parent?: string;
};

function addDirectiveRow(desk: Desk, set: RowSet, letter: DemoIncoming, facts: DirectiveFacts): void {
  set.add("directive", {
    agency_id: desk.number(letter.agencyId),
    id: facts.id,
    document_id: desk.documentId(letter.id),
    kind: facts.kind,
    by_post_id: facts.by.id,
    on_behalf_post_id: facts.behalf?.id ?? null,
    text: facts.text,
    due_at: isoOrNull(facts.due),
    reply_needed: facts.replyNeeded ?? false,
    parent_assignment_id: facts.parent ?? null,
    created_at: iso(facts.at),
    replaced_at: isoOrNull(facts.replacedAt),
  });
}

type TaskFacts = {
  key: string;
  directiveId: string;
  role: "lead" | "co-ordinate" | "inform";
  unitId?: string;
  postId?: string;
  due: number | null;
  at: number;
  state: string;
  seenAt?: number | null;
  startedAt?: number | null;
  doneAt?: number | null;
  note?: string;
};

const taskId = (letter: DemoIncoming, key: string, at: number): string => demoId("asg", at, `${letter.id}/${key}`);

function addTask(desk: Desk, set: RowSet, letter: DemoIncoming, facts: TaskFacts): void {
  set.add("assignment", {
    agency_id: desk.number(letter.agencyId),
    id: taskId(letter, facts.key, facts.at),
    directive_id: facts.directiveId,
    document_id: desk.documentId(letter.id),
    role: facts.role,
    unit_id: facts.unitId ?? null,
    post_id: facts.postId ?? null,
    due_at: isoOrNull(facts.due),
    state: facts.state,
    created_at: iso(facts.at),
    seen_at: isoOrNull(facts.seenAt),
    started_at: isoOrNull(facts.startedAt),
    done_at: isoOrNull(facts.doneAt),
    note: facts.note ?? "",
  });
}
