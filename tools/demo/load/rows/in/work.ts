// From the clerk's hand to the last note: presented, proposed, directed, assigned, begun, finished. The rows and boxes are those
// that features/assignments would have left behind.
import type { PostRow } from "#src/features/organisation/organisation.actions.ts";
import { shortDate } from "../../../when.ts";
import type { Desk } from "../../desk.ts";
import { demoId } from "../../ids.ts";
import { isoOrNull, type RowSet } from "../row-set.ts";
import { addAssignment } from "./assignment.ts";
import { dueAt } from "./outcome.ts";
import { addDirectiveRow, addTask, between, MINUTE, type Standing, taskId, type Work } from "./work-rows.ts";

/** For information: who has not looked after four days, a weekend among them, is not asked any more. */
const NEWS_MS = 4 * 86_400_000;

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
  const lookedAt = (minutes: number): number | null =>
    news ? null : Math.min(directive.at + minutes * MINUTE, finishedAt ?? desk.province.now);
  const looks = (post: PostRow, at: number | null): void => {
    if (at === null) return;
    tell(at, post, "incoming.read");
    tell(at, post, "assignment.seen", { facts: { assignments: 1 } });
  };
  const [othersAt, informedAt] = [lookedAt(40), lookedAt(90)];
  for (const unit of others) looks(desk.unitHead(agencyId, unit.id), othersAt);
  for (const post of informed) looks(post, informedAt);
  for (const unit of others)
    addTask(desk, set, letter, {
      ...base,
      key: `with/${unit.id}`,
      role: "co-ordinate",
      unitId: unit.id,
      due,
      state: finishedAt !== null ? "done" : news ? "new" : "seen",
      seenAt: othersAt,
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
      seenAt: informedAt,
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
      seenAt: othersAt,
    });
  for (const { principal_id } of informed)
    access.grant({
      principalId: principal_id,
      relation: "informed",
      box: toKnow,
      sortAt: directive.at,
      seenAt: informedAt,
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
