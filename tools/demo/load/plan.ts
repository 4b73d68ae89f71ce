// Which files have to be made, and how far each of them goes.
import { instantAt } from "#src/rules/legal-time/instant.ts";
import { isOutgoing } from "../bodies.ts";
import type { DemoIncoming, DemoOutgoing, DemoProvince } from "../types.ts";
import type { Desk, Letter } from "./desk.ts";
import type { PageJob } from "./pages/page-job.ts";
import { agencyKeyOf } from "./pki.ts";
import { timelineOf } from "./rows/out/timeline.ts";
import { savedAt } from "./rows/out/versions.ts";

const MINUTE = 60_000;

export type LoadSize = {
  /** so many of the newest received and of the newest own documents have a file of their own; older ones share, by kind and topic */
  ownReceived: number;
  ownIssued: number;
  /** so many of the newest letters received over the axis are really signed; older ones are taken in as unsigned pages */
  signedReceived: number;
};

/** What `m-office demo` makes: every document of the own agencies, and four hundred received ones, with a page of their own. */
export const FULL_SIZE: LoadSize = { ownReceived: 400, ownIssued: Number.POSITIVE_INFINITY, signedReceived: 200 };

export type Plan = {
  /** newest first */
  letters: Letter[];
  /** letter → letter whose page is its file */
  fileOf: Map<string, string>;
  /** letters that show the page of another one of their kind */
  sharing: Set<string>;
  signedReceived: Set<string>;
};

export const timeOf = (letter: Letter): number =>
  isOutgoing(letter) ? (letter.issuedAt ?? letter.createdAt) : letter.arrivedAt;

/**
 * Writing a page costs time, so of two thousand letters the newest get one each and older ones of the same kind and topic share
 * one; both ends of one exchange carry the same bytes.
 */
export function planOf(province: DemoProvince, size: LoadSize): Plan {
  const letters = [...province.incoming, ...province.outgoing].sort((a, b) => timeOf(b) - timeOf(a));
  const fileOf = new Map<string, string>();
  const sharing = new Set<string>();
  const shared = new Map<string, string>();
  let [received, issued] = [size.ownReceived, size.ownIssued];
  const give = (letter: Letter, own: boolean): void => {
    const key = `${isOutgoing(letter) ? "out" : "in"}/${letter.kind}/${letter.topic}`;
    const twin = own || letter.topic === "story" ? undefined : shared.get(key);
    if (twin === undefined && !own) shared.set(key, letter.id);
    if (twin !== undefined) sharing.add(letter.id);
    fileOf.set(letter.id, twin ?? letter.id);
  };
  for (const letter of letters)
    if (isOutgoing(letter) && hasFile(province, letter)) give(letter, issued-- > 0 || letter.state !== "issued");
  for (const letter of letters) {
    if (isOutgoing(letter)) continue;
    const source = letter.sourceOutgoingId ? fileOf.get(letter.sourceOutgoingId) : undefined;
    if (source !== undefined) fileOf.set(letter.id, source);
    else give(letter, received-- > 0);
  }
  const overAxis = letters.filter((each): each is DemoIncoming => !isOutgoing(each) && each.channel === "axis");
  const signed = overAxis.slice(0, size.signedReceived).map((each) => each.id);
  return { letters, fileOf, sharing, signedReceived: new Set(signed) };
}

function hasFile(province: DemoProvince, letter: DemoOutgoing): boolean {
  return timelineOf(province, letter).leaderAt !== null;
}

/** The file of a page; null for a document that is not approved yet. */
export function jobOf(desk: Desk, plan: Plan, pageId: string): PageJob | null {
  const letter = desk.letter(pageId);
  return isOutgoing(letter) ? outgoingJob(desk, letter) : receivedJob(desk, plan, letter);
}

function outgoingJob(desk: Desk, letter: DemoOutgoing): PageJob | null {
  const times = timelineOf(desk.province, letter);
  if (times.leaderAt === null) return null;
  const agency = desk.agency(letter.agencyId);
  const receivers = letter.recipientIds.flatMap((id) => desk.received(letter.id, id) ?? []);
  const sealed = times.state === "issued" || times.state === "sealed";
  return {
    letterId: letter.id,
    way: sealed ? "sealed" : times.signedAt === null ? "approved" : "signed",
    model: desk.page(letter).model,
    savedAt: new Date(savedAt(letter, times)).toISOString(),
    sealMm: agency.sealDiameterMm,
    number: times.codeNumber,
    issuedDate: times.issuedDate,
    person: by(desk.keyOf(agency, letter.signer), times.signedAt),
    agency: by(agencyKeyOf(agency), times.sealedAt),
    received: false,
    checked: receivers.length > 0,
    waiting: receivers.some(isWaiting),
    checkedAt: new Date(desk.province.now).toISOString(),
  };
}

function receivedJob(desk: Desk, plan: Plan, letter: DemoIncoming): PageJob {
  const sender = desk.agency(letter.senderId);
  const page = desk.page(letter);
  const signedAt = Math.min(instantAt(letter.issuedDate, "15:00"), letter.arrivedAt - 40 * MINUTE);
  const signed = plan.signedReceived.has(letter.id);
  return {
    letterId: letter.id,
    way: !signed ? "plain" : letter.signature === "invalid" ? "tampered" : "sealed",
    model: page.model,
    savedAt: new Date(signedAt - 60 * MINUTE).toISOString(),
    sealMm: sender.sealDiameterMm,
    number: page.number,
    issuedDate: page.issuedDate,
    person: by(desk.keyOf(sender, letter.signer), signedAt),
    agency: by(agencyKeyOf(sender), signedAt + 10 * MINUTE),
    received: true,
    checked: signed,
    waiting: isWaiting(letter),
    checkedAt: new Date(desk.province.now).toISOString(),
  };
}

const isWaiting = (letter: DemoIncoming): boolean => letter.state === "arrived" || letter.state === "parked";

function by(keyId: string, at: number | null): { keyId: string; at: string } | null {
  return at === null ? null : { keyId, at: new Date(at).toISOString() };
}
