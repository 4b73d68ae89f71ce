// Who sees a document of the agency's own and in whose box it lies: every step it has come to, as `moveTo` leaves them behind.

import type { PostRow } from "#src/features/organisation/organisation.actions.ts";
import { clerks, type Holder, holderOf } from "#src/features/outgoing-documents/ground/holders.actions.ts";
import type { OutgoingState } from "#src/rules/routing/outgoing-states.ts";
import { AccessBook } from "../row-set.ts";
import type { Case } from "./case.ts";

const WAY: readonly OutgoingState[] = [
  "draft",
  "unit-approval",
  "format-check",
  "leader-approval",
  "approved",
  "signed",
  "sealed",
];

export function addBoxes(of: Case): void {
  const { times, letter, office } = of;
  const access = new AccessBook();
  const last = WAY.indexOf(times.state);
  // a document that has left, or was dropped after its signature, has been everywhere
  const passed = last < 0 ? WAY : WAY.slice(0, last + 1);
  for (const state of passed) {
    const current = state === times.state;
    grant(access, of, { holder: holderIn(of, state), waits: current, seen: seenIn(of, state) });
    // from the approval on it is also the clerk's business
    if (state === "approved")
      for (const { principal_id } of clerks(office))
        access.grant({
          principalId: principal_id,
          relation: "clerk-of-agency",
          box: "done",
          sortAt: letter.createdAt,
          seenAt: null,
        });
  }
  access.write(of.set, { agencyId: of.agencyId, id: of.id, direction: "out" });
}

type Seen = { at: number | null; by: PostRow };

/** Who had it open at this step, and when: as the history tells it (versions.ts, signatures.ts). */
function seenIn({ times, letter, ...people }: Case, state: OutgoingState): Seen {
  const beforeApproval = (at: number | null): number | null => (at === null ? null : at - 3 * 60_000);
  if (state === "draft") return { at: letter.createdAt, by: people.drafter };
  if (state === "unit-approval") return { at: beforeApproval(times.unitAt), by: people.unitHead };
  if (state === "format-check") return { at: beforeApproval(times.formatAt), by: people.chief };
  if (state === "leader-approval" || state === "approved")
    return { at: beforeApproval(times.leaderAt), by: people.signer };
  return { at: times.sealedAt, by: people.clerk };
}

function grant(access: AccessBook, of: Case, to: { holder: Holder; waits: boolean; seen: Seen }): void {
  // of several who may, one did; a unit's key is opened by its head
  const looked = (id: number): boolean =>
    id === to.seen.by.principal_id || !of.office.posts.some((post) => post.principal_id === id);
  for (const principalId of to.holder.principalIds)
    access.grant({
      principalId,
      relation: to.holder.relation,
      box: to.waits ? to.holder.box : "done",
      sortAt: of.letter.createdAt,
      seenAt: (to.waits && to.holder.relation !== "drafter") || !looked(principalId) ? null : to.seen.at,
    });
}

function holderIn(of: Case, state: OutgoingState): Holder {
  const draft = {
    unit_id: of.desk.unit(of.letter.agencyId, of.letter.unitId).id,
    drafter_post_id: of.drafter.id,
    signer_post_id: of.signer.id,
  };
  return holderOf(of.office, draft, state);
}

/** In words, who has it now; null when nobody has to act. */
export function holderName(of: Case): string | null {
  const { name } = holderIn(of, of.times.state);
  return name === "" ? null : name;
}
