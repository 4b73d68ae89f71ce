// Incoming letters as they arrive, before anybody has touched them: the other ends of what staffed agencies issued, and what
// everybody else sends.

import { addDays, weekdayOf } from "#src/rules/legal-time/civil-date.ts";
import { instantAt } from "#src/rules/legal-time/instant.ts";
import { BOOK_PLANS, type BookPlan } from "../data/book-plans.ts";
import { KIND_OF, KIND_SYMBOL, subjectFor, type Topic } from "../grammar/topic.ts";
import { drawFacts, fill } from "../grammar/words.ts";
import { chance, int, pick, type Random, stream, weighted } from "../random.ts";
import type { DemoAgency, DemoIncoming, DemoOutgoing } from "../types.ts";
import { dayOf, inOffice, legal, pictureDay, workingDaysBetween, workingDaysFrom } from "../when.ts";
import type { World } from "../world.ts";
import { notationOf, partyOf } from "./outgoing.ts";

const MINUTE = 60_000;

/** What the clerk of `outgoing`'s recipient sees: the message alone, two seconds are rounded to the minute. */
export function mirrorOf(world: World, source: DemoOutgoing, recipientId: string, arrivedAt: number): DemoIncoming {
  return {
    ...blank(recipientId, `in.${recipientId}.${source.id}`, arrivedAt),
    kind: source.kind,
    notation: source.notation,
    subject: source.subject,
    urgency: source.urgency,
    pages: source.pages,
    annexes: source.annexes,
    topic: source.topic,
    facts: source.facts,
    replyDue: source.replyDue,
    senderId: source.agencyId,
    number: String(source.number ?? 0).padStart(2, "0"),
    issuedDate: source.issuedDate ?? dayOf(arrivedAt),
    signer: source.signer,
    sourceOutgoingId: source.id,
    channel: world.agency(source.agencyId).inInstallation ? "axis" : "scan",
  };
}

/** `count` letters from outside, spread over the working days of the book, in order of arrival. */
export function buildArrivals(world: World, plan: BookPlan, count: number): DemoIncoming[] {
  const random = stream(world.seed, plan.agencyId, "incoming");
  const [first] = plan.incoming;
  const last = plan.incoming.at(-1);
  if (!first || !last) return [];
  const days = workingDaysBetween(pictureDay(first[0], world.monday), pictureDay(last[0], world.monday));
  const letters: DemoIncoming[] = [];
  for (let i = 0; i < count; i++) {
    const day = days[Math.floor((i / count) * days.length)] ?? pictureDay(last[0], world.monday);
    letters.push(arrival(world, plan, random, arrivalTime(random, day), `in.${plan.agencyId}.${i}`));
  }
  return letters.sort((a, b) => a.arrivedAt - b.arrivedAt);
}

/** Letters that came over the weekend and this morning and wait for the clerk. */
export function buildWaiting(world: World, plan: BookPlan): DemoIncoming[] {
  const random = stream(world.seed, plan.agencyId, "waiting");
  return Array.from({ length: plan.waitingForClerk }, (_, i) => {
    const early = chance(random, 0.5);
    const moment = early
      ? world.now - int(random, 5, 70) * MINUTE
      : instantAt(addDays(world.monday, -int(random, 1, 2)), `${int(random, 10, 21)}:30`);
    return arrival(world, plan, random, moment, `in.${plan.agencyId}.waiting.${i}`);
  });
}

const REFUSALS = [
  "Gửi nhầm cơ quan: văn bản thuộc trách nhiệm của đơn vị khác.",
  "Chữ ký số không còn giá trị vì nội dung đổi sau khi ký; đề nghị gửi lại bản đúng.",
  "Thiếu phụ lục nêu trong văn bản; đề nghị gửi lại đủ tệp.",
] as const;

/** Letters sent back with a reason (edXML 02): they never got a number. */
export function buildRefused(world: World, plan: BookPlan): DemoIncoming[] {
  const random = stream(world.seed, plan.agencyId, "refused");
  return REFUSALS.map((remark, i) => {
    const day = workingDaysFrom(world.monday, -(3 + 5 * i));
    const letter = arrival(
      world,
      plan,
      random,
      inOffice(day, 0.2 + random() * 0.5),
      `in.${plan.agencyId}.refused.${i}`,
    );
    return { ...letter, channel: "axis", signature: i === 1 ? "invalid" : "valid", state: "refused", remark };
  });
}

function arrival(world: World, plan: BookPlan, random: Random, arrivedAt: number, id: string): DemoIncoming {
  const issuedDate = workingDaysFrom(
    dayOf(arrivedAt),
    -weighted(random, [
      [1, 50],
      [2, 20],
      [3, 10],
    ] as const),
  );
  const { topic, senderId } = authorOf(world, plan, random, issuedDate);
  const sender = world.agency(senderId);
  const facts = drawFacts(random, issuedDate, placeOf(sender));
  const kind = KIND_OF[topic.act];
  const unitSymbol = topic.senderUnit ?? (topic.act === "invite" ? "VP" : pick(random, sender.unitSymbols));
  return {
    ...blank(plan.agencyId, id, arrivedAt),
    kind,
    notation: notationOf(sender, KIND_SYMBOL[kind], unitSymbol),
    subject: subjectFor(kind, fill(pick(random, topic.subjects), facts)),
    urgency: weighted(random, [
      ["thuong", 88],
      ["khan", 8],
      ["thuong-khan", 3],
      ["hoa-toc", 1],
    ] as const),
    pages: int(random, 1, kind === "bao-cao" || kind === "ke-hoach" ? 8 : 3),
    annexes: weighted(random, [
      [0, 7],
      [1, 2],
      [2, 1],
    ] as const),
    topic: topic.key,
    facts,
    replyDue: asksReply(topic) && chance(random, 0.55) ? workingDaysFrom(dayOf(arrivedAt), int(random, 4, 14)) : null,
    senderId,
    number: world.senderNumber(senderId, issuedDate),
    issuedDate,
    signer: world.outsideSigner(senderId, chance(random, 0.45)),
    channel: channelOf(sender, random),
    signature: "valid",
  };
}

export function asksReply(topic: Topic): boolean {
  return (
    topic.act === "request" ||
    topic.act === "opinion" ||
    topic.act === "direct" ||
    topic.act === "propose" ||
    topic.act === "guide"
  );
}

/** Channel and signature belong together: paper and mail carry no digital signature. */
export function withSignature(letter: DemoIncoming, random: Random): DemoIncoming {
  if (letter.channel !== "axis") return { ...letter, signature: "none" };
  return { ...letter, signature: chance(random, 0.97) ? "valid" : "unknown" };
}

function blank(agencyId: string, id: string, arrivedAt: number) {
  return {
    agencyId,
    id,
    arrivedAt,
    legalArrivedAt: legal(arrivedAt),
    signature: "valid" as const,
    state: "arrived" as const,
    sourceOutgoingId: null,
    duplicateOfId: null,
    remark: null,
    bookId: null,
    arrivalNumber: null,
    registeredAt: null,
    registeredByPersonId: null,
    proposal: null,
    directive: null,
    assignment: null,
    finishedAt: null,
    result: null,
    replyOutgoingId: null,
    caseFileId: null,
    late: false,
  };
}

/** Where a commune writes from: its own name stands in its letters. */
export function placeOf(agency: DemoAgency): string | null {
  if (agency.level !== "commune") return null;
  return agency.shortName.replace(/^(UBND|HĐND) /, "");
}

/**
 * Who writes about what. A staffed agency's letters come from its own book as soon as it has one in the system; before
 * that day it is a sender like any other.
 */
function authorOf(world: World, plan: BookPlan, random: Random, date: string): { topic: Topic; senderId: string } {
  const choices = plan.incomingTopics.map((t) => [t, t.weight ?? 1] as const);
  for (;;) {
    const topic = weighted(random, choices);
    const party = pick(random, topic.parties);
    if (party === plan.agencyId) continue;
    if (party.startsWith("@") || !world.agency(party).staffed || date < liveSince(world, party)) {
      return { topic, senderId: partyOf(world, plan.agencyId, party, random) };
    }
  }
}

function liveSince(world: World, agencyId: string): string {
  const first = BOOK_PLANS.find((p) => p.agencyId === agencyId)?.outgoing[0];
  return first ? pictureDay(first[0], world.monday) : "";
}

/** Mostly in office hours; evenings, early mornings, lunch breaks and weekends too (QC-7.3 has something to do). */
function arrivalTime(random: Random, day: string): number {
  const when = random();
  if (when < 0.8) return inOffice(day, 0.02 + random() * 0.9);
  if (when < 0.86) return instantAt(day, `11:${int(random, 10, 58)}`);
  if (when < 0.92) return instantAt(day, `06:${int(random, 10, 58)}`);
  const before = addDays(day, -1);
  // on a Monday "the evening before" is Sunday
  return instantAt(
    weekdayOf(before) === 7 && chance(random, 0.4) ? addDays(before, -1) : before,
    `${int(random, 17, 21)}:${int(random, 10, 59)}`,
  );
}

function channelOf(sender: DemoAgency, random: Random): "axis" | "scan" | "mail" | "upload" {
  if (sender.level === "company")
    return weighted(random, [
      ["mail", 6],
      ["scan", 4],
    ] as const);
  if (sender.level === "public-unit")
    return weighted(random, [
      ["scan", 5],
      ["mail", 3],
      ["upload", 2],
    ] as const);
  return weighted(random, [
    ["axis", 90],
    ["scan", 8],
    ["upload", 2],
  ] as const);
}
