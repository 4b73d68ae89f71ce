// What became of an issued letter at each place it was sent to.
import { chance, int, type Random, stream, weighted } from "../random.ts";
import type { DemoDelivery, DemoIncoming, DemoOutgoing } from "../types.ts";
import { afterWork } from "../when.ts";
import type { World } from "../world.ts";

/** One delivery for every recipient with a code; between staffed agencies the receiver's own record decides. */
export function withDeliveries(world: World, outgoing: DemoOutgoing[], incoming: DemoIncoming[]): DemoOutgoing[] {
  const random = stream(world.seed, "deliveries");
  const received = new Map(
    incoming.filter((l) => l.sourceOutgoingId !== null).map((l) => [`${l.sourceOutgoingId}/${l.agencyId}`, l]),
  );
  return outgoing.map((letter) => {
    const sentAt = letter.issuedAt;
    if (letter.state !== "issued" || sentAt === null) return letter;
    const reached = letter.recipientIds.filter((id) => world.agency(id).axisCode !== null);
    const deliveries = reached.map((recipientId): DemoDelivery => {
      const other = received.get(`${letter.id}/${recipientId}`);
      if (other) return { recipientId, sentAt, ...statusOf(other, sentAt), reason: null };
      return { recipientId, sentAt, ...guess(world.now, sentAt, letter.remark, random) };
    });
    return { ...letter, deliveries };
  });
}

function statusOf(letter: DemoIncoming, sentAt: number): Pick<DemoDelivery, "status" | "statusAt"> {
  if (letter.finishedAt !== null) return { status: "06", statusAt: letter.finishedAt };
  if (letter.assignment) return { status: "05", statusAt: letter.assignment.at };
  if (letter.directive) return { status: "04", statusAt: letter.directive.at };
  if (letter.registeredAt !== null) return { status: "03", statusAt: letter.registeredAt };
  return { status: "01", statusAt: sentAt };
}

function guess(
  now: number,
  sentAt: number,
  remark: string | null,
  random: Random,
): Omit<DemoDelivery, "recipientId" | "sentAt"> {
  if (remark !== null) return { status: "02", statusAt: Math.min(now, afterWork(sentAt, 30)), reason: remark };
  const steps = [
    ["03", 30],
    ["04", 200],
    ["05", 400],
    ["06", 2600],
  ] as const;
  if (chance(random, 0.012) && afterWork(sentAt, 60) < now) {
    return {
      status: "02",
      statusAt: afterWork(sentAt, 60),
      reason: "Không đúng nơi nhận, đề nghị gửi đúng cơ quan chủ trì.",
    };
  }
  const [status, minutes] = weighted(
    random,
    steps.map((s, i) => [s, [3, 2, 2, 5][i] ?? 1] as const),
  );
  const statusAt = afterWork(sentAt, minutes + int(random, 0, 90));
  if (statusAt <= now) return { status, statusAt, reason: null };
  const registeredAt = afterWork(sentAt, 35);
  return registeredAt <= now
    ? { status: "03", statusAt: registeredAt, reason: null }
    : { status: "01", statusAt: sentAt, reason: null };
}
