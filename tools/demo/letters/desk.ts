// Letters of Sở Xây dựng and of the commune that are still being written, checked, signed.
import type { BookPlan } from "../data/book-plans.ts";
import { pick, stream } from "../random.ts";
import type { DemoOutgoing, OutgoingState } from "../types.ts";
import { inOffice, workingDaysFrom } from "../when.ts";
import type { World } from "../world.ts";
import { draftOf } from "./outgoing.ts";

const MIX: readonly OutgoingState[] = [
  "drafting",
  "drafting",
  "drafting",
  "unit-review",
  "unit-review",
  "format-review",
  "awaiting-signature",
  "awaiting-signature",
  "awaiting-issue",
];

export function buildDesk(world: World, plan: BookPlan): DemoOutgoing[] {
  const random = stream(world.seed, plan.agencyId, "desk");
  const count = plan.agencyId === "hdnd-ba-tri" ? 2 : MIX.length;
  return MIX.slice(0, count).map((state, i) => {
    const letter = draftOf(
      world,
      plan.agencyId,
      pick(random, plan.outgoingTopics),
      random,
      workingDaysFrom(world.monday, -2),
    );
    const step = MIX.indexOf(state);
    const friday = (share: number) => inOffice(workingDaysFrom(world.monday, -1), share + 0.01 * i);
    return {
      ...letter,
      id: `out.${plan.agencyId}.draft.${i + 1}`,
      state,
      unitApprovedAt: step >= 5 ? friday(0.2) : null,
      formatApprovedAt: step >= 6 ? friday(0.45) : null,
      signedAt: step >= 8 ? friday(0.7) : null,
    };
  });
}
