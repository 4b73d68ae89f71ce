// Outgoing letters of the staffed agencies that were issued: one for every number of the book.
import type { BookPlan } from "../data/book-plans.ts";
import { KIND_OF, KIND_SYMBOL, subjectFor, type Topic } from "../grammar/topic.ts";
import { drawFacts, fill } from "../grammar/words.ts";
import { at, chance, int, pick, type Random, stream, weighted } from "../random.ts";
import type { DemoAgency, DemoOutgoing, DemoPost } from "../types.ts";
import { inOffice, workingDaysFrom } from "../when.ts";
import { signerOf, type World } from "../world.ts";
import { renumber, type Slot, shareOfDay, slotsOf } from "./numbers.ts";

/** Numbers that were given and then cancelled: they stay in the book with their reason. */
const CANCELLED: Record<string, number> = { stc: 1101, sxd: 1955, "ubnd-ba-tri": 283 };

/** All issued letters of one agency, in order of their numbers. */
export function buildIssued(world: World, plan: BookPlan): DemoOutgoing[] {
  const random = stream(world.seed, plan.agencyId, "outgoing");
  const slots = slotsOf(plan.outgoing, world.monday);
  const numbered = plan.restartsAtNewYear ? renumber(slots, world.monday.slice(0, 4)) : slots;
  const perDay = new Map<string, Slot[]>();
  for (const slot of numbered) perDay.set(slot.date, [...(perDay.get(slot.date) ?? []), slot]);
  const letters: DemoOutgoing[] = [];
  for (const [date, day] of perDay) {
    day.forEach((slot, k) => {
      world.reserveNumber(plan.agencyId, date.slice(0, 4), slot.number);
      const letter = issued(world, plan, random, slot, shareOfDay(k, day.length, random() * 0.8));
      letters.push(slot.number === CANCELLED[plan.agencyId] ? cancelled(letter) : letter);
    });
  }
  return letters;
}

function cancelled(letter: DemoOutgoing): DemoOutgoing {
  return {
    ...letter,
    state: "cancelled",
    issuedAt: null,
    remark: "Ký số không thành công sau khi đã cấp số; số được hủy, văn bản cấp số khác.",
  };
}

function issued(world: World, plan: BookPlan, random: Random, slot: Slot, share: number): DemoOutgoing {
  const topic = weighted(
    random,
    plan.outgoingTopics.map((t) => [t, t.weight ?? 1] as const),
  );
  const letter = draftOf(world, plan.agencyId, topic, random, slot.date);
  const days = int(random, 1, 6);
  return {
    ...letter,
    id: `out.${plan.agencyId}.${slot.date.slice(0, 4)}.${slot.number}`,
    state: "issued",
    createdAt: inOffice(workingDaysFrom(slot.date, -days), random() * 0.5),
    unitApprovedAt: inOffice(workingDaysFrom(slot.date, -1), 0.55 + random() * 0.4),
    formatApprovedAt: inOffice(slot.date, share * 0.3),
    signedAt: inOffice(slot.date, share * 0.75),
    issuedAt: inOffice(slot.date, share),
    bookId: bookId(plan.agencyId, "outgoing", slot.date),
    number: slot.number,
    issuedDate: slot.date,
    caseFileId: world.caseFile(plan.agencyId, topic.unit, topic.key, Number(slot.date.slice(0, 4))).id,
  };
}

/** A letter of this topic that has only just been begun; the caller says how far it got. */
export function draftOf(world: World, agencyId: string, topic: Topic, random: Random, date: string): DemoOutgoing {
  const agency = world.agency(agencyId);
  const unit = world.unit(agencyId, topic.unit);
  const facts = drawFacts(
    random,
    date,
    agency.level === "commune"
      ? agency.organLines.join(" ").toLocaleLowerCase("vi").includes("xã")
        ? `xã ${agency.place}`
        : `phường ${agency.place}`
      : null,
  );
  const kind = KIND_OF[topic.act];
  const leader = leaderFor(world, agencyId, random);
  const subject = subjectFor(kind, fill(pick(random, topic.subjects), facts));
  return {
    id: "",
    kind,
    notation: notationOf(agency, KIND_SYMBOL[kind], unit.symbol),
    subject,
    urgency: weighted(random, [
      ["thuong", 92],
      ["khan", 6],
      ["thuong-khan", 2],
    ] as const),
    pages: int(random, 1, kind === "bao-cao" || kind === "ke-hoach" ? 6 : 3),
    annexes: chance(random, 0.25) ? 1 : 0,
    topic: topic.key,
    facts,
    replyDue:
      ["request", "opinion", "direct"].includes(topic.act) && chance(random, 0.5)
        ? workingDaysFrom(date, int(random, 5, 12))
        : null,
    agencyId,
    unitId: unit.id,
    drafterPersonId: pick(random, world.unitWorkers(agencyId, unit.id)).personId,
    signerPersonId: leader.personId,
    signer: signerOf(agency, world.name(leader.personId), leader.deputy),
    recipientIds: recipientsOf(world, agencyId, topic, random),
    replyToIncomingId: null,
    state: "drafting",
    createdAt: inOffice(date, 0.1 + random() * 0.8),
    unitApprovedAt: null,
    formatApprovedAt: null,
    signedAt: null,
    issuedAt: null,
    bookId: null,
    number: null,
    issuedDate: null,
    deliveries: [],
    caseFileId: null,
    remark: null,
  };
}

export function bookId(agencyId: string, direction: "incoming" | "outgoing", date: string): string {
  return `book.${agencyId}.${direction}.${date.slice(0, 4)}`;
}

/** NĐ 30/2020 Phụ lục I mục II.3: `QĐ-STC`, `STC-NS`; companies write `CV-CTN`. */
export function notationOf(agency: DemoAgency, kindSymbol: string, unitSymbol: string): string {
  if (kindSymbol !== "") return `${kindSymbol}-${agency.symbol}`;
  return agency.level === "company" ? `CV-${agency.symbol}` : `${agency.symbol}-${unitSymbol}`;
}

/** Agencies a topic names; "@commune" and "@so" are drawn. */
export function partyOf(world: World, ownId: string, party: string, random: Random): string {
  if (party === "@commune") {
    return pick(
      random,
      world.agencies.filter((a) => a.level === "commune" && !a.staffed && a.id !== ownId),
    ).id;
  }
  if (party === "@so")
    return pick(
      random,
      world.agencies.filter((a) => a.level === "department" && a.id !== ownId),
    ).id;
  return party;
}

function recipientsOf(world: World, ownId: string, topic: Topic, random: Random): string[] {
  const many =
    topic.act === "invite" || topic.act === "notify" || topic.act === "plan"
      ? int(random, 3, 8)
      : topic.act === "direct"
        ? int(random, 2, 6)
        : int(random, 1, 2);
  const found = new Set<string>();
  for (let i = 0; i < many; i++) {
    const party = pick(random, topic.parties);
    found.add(
      party === "@commune" && chance(random, 0.08) && ownId !== "ubnd-ba-tri"
        ? "ubnd-ba-tri"
        : partyOf(world, ownId, party, random),
    );
  }
  if (topic.act === "request" && ownId !== "hdnd-ba-tri" && chance(random, 0.3)) found.add("ubnd-tinh");
  found.delete(ownId);
  return found.size > 0
    ? [...found]
    : [
        at(
          topic.parties.filter((p) => !p.startsWith("@")),
          0,
        ),
      ];
}

function leaderFor(world: World, agencyId: string, random: Random): DemoPost {
  const leaders = world.posts(agencyId, "lanh-dao");
  return chance(random, 0.5) ? at(leaders, 0) : pick(random, leaders);
}
