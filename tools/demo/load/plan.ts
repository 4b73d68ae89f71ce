// Which files have to be made, and how far each of them goes.
import { instantAt } from "#src/rules/legal-time/instant.ts";
import { isOutgoing } from "../bodies.ts";
import { planFiles } from "../files.ts";
import type { DemoIncoming, DemoOutgoing, DemoProvince } from "../types.ts";
import type { Desk, Letter } from "./desk.ts";
import type { PageJob } from "./pages/page-job.ts";
import { agencyKeyOf } from "./pki.ts";
import { timelineOf } from "./rows/out/timeline.ts";
import { savedAt } from "./rows/out/versions.ts";

const MINUTE = 60_000;

export type LoadSize = {
  /** so many of the newest letters have a file of their own; older ones of the same kind and topic share one */
  ownFiles: number;
  /** so many of the newest letters received over the axis are really signed; older ones are taken in as unsigned pages */
  signedReceived: number;
};

export type Plan = {
  /** newest first */
  letters: Letter[];
  fileOf: Map<string, string>;
  signedReceived: Set<string>;
};

export const timeOf = (letter: Letter): number =>
  isOutgoing(letter) ? (letter.issuedAt ?? letter.createdAt) : letter.arrivedAt;

export function planOf(province: DemoProvince, size: LoadSize): Plan {
  const withFile = { ...province, outgoing: province.outgoing.filter((each) => hasFile(province, each)) };
  const received = province.incoming.filter((each) => each.channel === "axis").sort((a, b) => timeOf(b) - timeOf(a));
  return {
    letters: [...province.incoming, ...province.outgoing].sort((a, b) => timeOf(b) - timeOf(a)),
    fileOf: planFiles(withFile, size.ownFiles, 0).fileOf,
    signedReceived: new Set(received.slice(0, size.signedReceived).map((each) => each.id)),
  };
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
