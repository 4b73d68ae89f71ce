// What happens to an incoming letter: registered, proposed, directed, assigned, finished – cut off at the moment shown.
import type { BookPlan } from "../data/book-plans.ts";
import { at, chance, int, pick, type Random } from "../random.ts";
import type { DemoIncoming, DemoUnit } from "../types.ts";
import { afterWork, dayOf, inOffice, onOrAfter, workingDaysBetween, workingDaysFrom } from "../when.ts";
import type { World } from "../world.ts";
import { directiveText, resultText } from "./phrases.ts";

export type Handling = { world: World; plan: BookPlan; unitSymbol: string; wantsReply: boolean; random: Random };

const MINUTE = 60_000;

/** Registers in order of arrival: numbers follow the order of receipt (NĐ 30/2020 Đ22.2). `previous` is the last registration. */
export function registrationTime(letter: DemoIncoming, previous: number, random: Random): number {
  const minutes = letter.urgency === "thuong" ? int(random, 2, 34) : int(random, 1, 6);
  return Math.max(afterWork(letter.legalArrivedAt, minutes), afterWork(previous, 1));
}

/** The way of a registered letter up to `world.now`. `onDesk` stops it at the leader's desk, with the proposal made. */
export function handle(letter: DemoIncoming, h: Handling, onDesk: boolean): DemoIncoming {
  const { world, random } = h;
  const registeredAt = letter.registeredAt ?? world.now;
  const urgent = letter.urgency !== "thuong";
  const unit = world.unit(letter.agencyId, h.unitSymbol);
  const others = coordinating(world, letter.agencyId, unit, random);
  const proposedAt = Math.min(
    afterWork(registeredAt, urgent ? int(random, 3, 12) : int(random, 10, 110)),
    world.now - 20 * MINUTE,
  );
  const office = at(world.posts(letter.agencyId, "chanh-van-phong"), 0);
  const deadline = deadlineOf(letter, dayOf(proposedAt), h, urgent);
  const proposal = {
    at: Math.max(proposedAt, registeredAt),
    byPersonId: office.personId,
    leadUnitId: unit.id,
    coordinateUnitIds: others,
    deadline,
  };
  const proposed: DemoIncoming = { ...letter, state: "proposed", proposal };
  if (onDesk) return proposed;

  const directedAt = Math.min(
    afterWork(proposal.at, urgent ? int(random, 5, 45) : int(random, 15, 320)),
    world.now - 5 * MINUTE,
  );
  const leaders = world.posts(letter.agencyId, "lanh-dao");
  const leader = chance(random, 0.65) ? at(leaders, 0) : pick(random, leaders);
  const informed = leaders.filter((l) => l.personId !== leader.personId && chance(random, 0.18)).map((l) => l.personId);
  const units = { lead: unit.name, others: others.map((id) => world.unitById(id).name) };
  const directive = {
    at: Math.max(directedAt, proposal.at),
    byPersonId: leader.personId,
    text: directiveText({ ...units, deadline, wantsReply: h.wantsReply, act: letter.kind }, random),
    leadUnitId: unit.id,
    coordinateUnitIds: others,
    informPersonIds: informed,
    deadline,
    replyRequired: h.wantsReply,
    followUpPersonId: office.personId,
  };
  const directed: DemoIncoming = { ...proposed, state: "directed", directive };
  return assign(directed, h, deadline);
}

function assign(letter: DemoIncoming, h: Handling, deadline: string | null): DemoIncoming {
  const { world, random } = h;
  const directive = letter.directive;
  if (!directive) return letter;
  const heads = world.unitHeads(letter.agencyId, directive.leadUnitId);
  const head = chance(random, 0.8) ? at(heads, 0) : pick(random, heads);
  const assignedAt = afterWork(directive.at, letter.urgency === "thuong" ? int(random, 15, 260) : int(random, 4, 40));
  if (assignedAt > world.now) return letter;
  const worker = pick(random, world.unitWorkers(letter.agencyId, directive.leadUnitId));
  const day = dayOf(assignedAt);
  // a day earlier than the leader's, so that the head can read the draft; never after it
  const own = deadline === null ? null : maxDate(workingDaysFrom(deadline, -1), minDate(onOrAfter(day), deadline));
  const assignment = {
    at: assignedAt,
    byPersonId: head.personId,
    onBehalfOfPersonId: null,
    assigneePersonId: worker.personId,
    deadline: own,
    note: null,
  };
  return finish({ ...letter, state: "in-progress", assignment }, h, deadline);
}

function finish(letter: DemoIncoming, h: Handling, deadline: string | null): DemoIncoming {
  const { world, random } = h;
  const started = letter.assignment?.at ?? world.now;
  const finishedAt = finishTime(started, deadline, random);
  const today = dayOf(world.now);
  if (finishedAt > world.now || chance(random, 0.008))
    return { ...letter, late: deadline !== null && deadline < today };
  return {
    ...letter,
    state: "done",
    finishedAt,
    result: resultText(h.wantsReply, letter.kind, random),
    late: deadline !== null && dayOf(finishedAt) > deadline,
  };
}

/** Nine of ten in time, the rest up to six working days late. */
function finishTime(started: number, deadline: string | null, random: Random): number {
  const first = dayOf(started);
  if (deadline === null) return afterWork(started, int(random, 60, 2400));
  if (chance(random, 0.1)) return inOffice(workingDaysFrom(deadline, int(random, 1, 6)), random());
  const days = workingDaysBetween(first, deadline);
  const day = days.length > 0 ? at(days, Math.floor((0.35 + 0.65 * random()) * days.length)) : deadline;
  return Math.max(afterWork(started, 30), inOffice(day, random()));
}

/** What the sender asks for, a working day earlier; else what is usual for the urgency. Letters for information have none. */
function deadlineOf(letter: DemoIncoming, day: string, h: Handling, urgent: boolean): string | null {
  const first = workingDaysFrom(day, 1);
  if (letter.replyDue !== null) return maxDate(workingDaysFrom(letter.replyDue, -1), first);
  if (!h.wantsReply && !urgent) return chance(h.random, 0.3) ? workingDaysFrom(day, int(h.random, 5, 12)) : null;
  return workingDaysFrom(day, urgent ? int(h.random, 1, 3) : int(h.random, 5, 12));
}

function coordinating(world: World, agencyId: string, lead: DemoUnit, random: Random): string[] {
  const others = world.units(agencyId).filter((u) => u.id !== lead.id);
  if (others.length === 0 || !chance(random, 0.38)) return [];
  const first = pick(random, others);
  const second = chance(random, 0.25) ? pick(random, others) : first;
  return second.id === first.id ? [first.id] : [first.id, second.id];
}

export function maxDate(a: string, b: string): string {
  return a > b ? a : b;
}

function minDate(a: string, b: string): string {
  return a < b ? a : b;
}
