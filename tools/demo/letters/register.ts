// The incoming book of one agency: what arrived is registered in order, directed, worked on.
import type { BookPlan } from "../data/book-plans.ts";
import type { Topic } from "../grammar/topic.ts";
import { at, chance, hashOf, pick, type Random, stream } from "../random.ts";
import { storyRegistered, storyWaiting } from "../story/apply.ts";
import type { StoryWork } from "../story/rows.ts";
import type { DemoIncoming } from "../types.ts";
import { afterWork, dayOf, inOffice, pictureDeadline, workingDaysFrom } from "../when.ts";
import type { World } from "../world.ts";
import { asksReply, buildArrivals, buildRefused, buildWaiting, withSignature } from "./arrivals.ts";
import { handle, maxDate, registrationTime } from "./handling.ts";
import { slotsOf } from "./numbers.ts";
import { bookId } from "./outgoing.ts";

type Entry = { letter: DemoIncoming; work?: StoryWork; arrivalNumber?: number };

const CANCELLED = [163, 560];

/** All incoming letters of the agency; `mirrors` are the other ends of what staffed agencies sent it. */
export function buildIncoming(world: World, plan: BookPlan, mirrors: DemoIncoming[]): DemoIncoming[] {
  const random = stream(world.seed, plan.agencyId, "handling");
  const isStory = plan.agencyId === "stc";
  const story: Entry[] = isStory
    ? storyRegistered(world).map(({ letter, row }) => ({ letter, work: row.work, arrivalNumber: row.arrivalNumber }))
    : [];
  const slots = slotsOf(plan.incoming, world.monday);
  const fill = slots.length - mirrors.length - story.length;
  if (fill < 0) throw new RangeError(`${plan.agencyId}: the book has fewer numbers than letters`);
  const made = [...mirrors, ...buildArrivals(world, plan, fill)].map(
    (letter): Entry => ({ letter: withSignature(letter, random) }),
  );
  const first = at(slots, 0).number;
  const entries = inOrder(made, story, first);
  const registered = register(world, plan, entries, first, random);
  const waiting = [
    ...buildWaiting(world, plan).map((l) => withSignature(l, random)),
    ...(isStory ? storyWaiting(world) : []),
  ];
  return [...registered, ...buildRefused(world, plan), ...waiting].sort((a, b) => a.arrivedAt - b.arrivedAt);
}

/** In order of arrival; a letter with a number of its own stands exactly there and takes that place's time. */
function inOrder(made: Entry[], story: Entry[], first: number): Entry[] {
  const free = story.filter((e) => e.arrivalNumber === undefined);
  const entries = [...made, ...free].sort((a, b) => a.letter.arrivedAt - b.letter.arrivedAt);
  for (const entry of story) {
    if (entry.arrivalNumber === undefined) continue;
    const place = entry.arrivalNumber - first;
    const { arrivedAt, legalArrivedAt } = at(entries, place).letter;
    const issuedDate = workingDaysFrom(dayOf(arrivedAt), -1);
    entries.splice(place, 0, { ...entry, letter: { ...entry.letter, arrivedAt, legalArrivedAt, issuedDate } });
  }
  return entries;
}

function register(world: World, plan: BookPlan, entries: Entry[], first: number, random: Random): DemoIncoming[] {
  const storyYear = world.monday.slice(0, 4);
  const onDesk = deskOf(plan, entries);
  const result: DemoIncoming[] = [];
  let previous = 0;
  let nextInYear = 1;
  entries.forEach((entry, i) => {
    const registeredAt = registrationTime(
      entry.letter,
      previous === 0 ? entry.letter.legalArrivedAt : previous,
      random,
    );
    previous = registeredAt;
    const day = dayOf(registeredAt);
    const restarted = plan.restartsAtNewYear && day.slice(0, 4) === storyYear;
    const clerks = world.posts(plan.agencyId, "van-thu");
    const letter: DemoIncoming = {
      ...entry.letter,
      state: "registered",
      registeredAt,
      registeredByPersonId: (chance(random, 0.75) ? at(clerks, 0) : pick(random, clerks)).personId,
      bookId: bookId(plan.agencyId, "incoming", day),
      arrivalNumber: restarted ? nextInYear++ : first + i,
    };
    result.push(outcome(world, plan, { entry, letter, desk: onDesk.has(i), index: i }, random));
  });
  return result;
}

type Place = { entry: Entry; letter: DemoIncoming; desk: boolean; index: number };

function outcome(world: World, plan: BookPlan, place: Place, random: Random): DemoIncoming {
  const { entry, letter } = place;
  if (plan.agencyId === "stc" && CANCELLED.includes(place.index) && !entry.work && letter.sourceOutgoingId === null) {
    return { ...letter, state: "cancelled", remark: "Vào sổ nhầm cơ quan ban hành, đã đăng ký lại ở số sau." };
  }
  const topic = topicOf(plan, letter);
  const unitSymbol = entry.work?.lead ?? topic?.unit ?? symbolFor(world, plan.agencyId, letter);
  const wantsReply = entry.work ? true : (topic ? asksReply(topic) : letter.replyDue !== null) && chance(random, 0.62);
  const handled = handle(letter, { world, plan, unitSymbol, wantsReply, random }, place.desk);
  const told = entry.work && !place.desk ? tellWork(world, handled, entry.work, random) : handled;
  const year = Number(dayOf(letter.registeredAt ?? world.now).slice(0, 4));
  const filed = told.assignment !== null ? world.caseFile(plan.agencyId, unitSymbol, letter.topic, year).id : null;
  return { ...told, caseFileId: filed };
}

/** The leader's desk: the story's two and the latest of the others, so many as the plan says. */
function deskOf(plan: BookPlan, entries: Entry[]): Set<number> {
  const desk = new Set<number>();
  for (const [i, entry] of entries.entries()) if (entry.work?.onDesk) desk.add(i);
  for (let i = entries.length - 1; i >= 0 && desk.size < plan.waitingForLeader; i--) {
    if (!at(entries, i).work) desk.add(i);
  }
  return desk;
}

/** What the pictures say about a letter that is in work or done. */
function tellWork(world: World, letter: DemoIncoming, work: StoryWork, random: Random): DemoIncoming {
  const made = letter.directive;
  if (!made) return letter;
  const deadline = work.deadline ? pictureDeadline(work.deadline, world.monday) : made.deadline;
  const coordinateUnitIds = (work.coordinate ?? []).map((s) => world.unit(letter.agencyId, s).id);
  const directive = {
    ...made,
    deadline,
    coordinateUnitIds,
    byPersonId: at(world.posts(letter.agencyId, "lanh-dao"), 0).personId,
  };
  const heads = world.unitHeads(letter.agencyId, made.leadUnitId);
  const assignedAt = Math.min(letter.assignment?.at ?? afterWork(made.at, 90), world.now - 120_000);
  const own = work.ownDeadline ? pictureDeadline(work.ownDeadline, world.monday) : deadline;
  const assignment = {
    at: Math.max(assignedAt, made.at),
    byPersonId: at(heads, 0).personId,
    onBehalfOfPersonId: null,
    assigneePersonId: work.assignee
      ? world.personId(work.assignee)
      : (letter.assignment?.assigneePersonId ??
        pick(random, world.unitWorkers(letter.agencyId, made.leadUnitId)).personId),
    deadline: own,
    note: null,
  };
  const open = { ...letter, directive, assignment, remark: work.remark ?? letter.remark };
  const today = dayOf(world.now);
  if (work.state !== "done") {
    const late = work.state !== "paused" && deadline !== null && deadline < today;
    return { ...open, state: work.state ?? "in-progress", finishedAt: null, result: null, replyOutgoingId: null, late };
  }
  const finishedAt = letter.finishedAt ?? inOffice(workingDaysFrom(today, -1), 0.5);
  return {
    ...open,
    state: "done",
    finishedAt,
    result: letter.result ?? "Đã thực hiện",
    late: deadline !== null && dayOf(finishedAt) > maxDate(deadline, deadline),
  };
}

function topicOf(plan: BookPlan, letter: DemoIncoming): Topic | undefined {
  return plan.incomingTopics.find((t) => t.key === letter.topic);
}

/** Letters from another staffed agency carry the sender's topic: the receiver gives them to one of its own units. */
function symbolFor(world: World, agencyId: string, letter: DemoIncoming): string {
  const units = world.units(agencyId).filter((u) => !u.isOffice);
  if (letter.kind === "giay-moi" || units.length === 0) return "VP";
  return at(units, hashOf(`${letter.senderId}/${letter.topic}`) % units.length).symbol;
}
