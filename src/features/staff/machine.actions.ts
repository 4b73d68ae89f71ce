// The last resort at the machine itself: the only leader forgot his password and nobody else of the agency may confirm. Whoever
// keeps the machine is the second person; the trail says that it was done there.
import type { AuditBy } from "#src/features/audit/record.actions.ts";
import { lockOrganisation } from "#src/features/organisation/units.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { type Database, inAgency } from "#src/platform/db/database.ts";
import { Problem, refuseIf } from "#src/platform/problem/problem.ts";
import * as store from "./confirmations.store.ts";
import { listHolders } from "./posts.store.ts";
import { changed, decided, describe, reasonsAgainst, takeEffect, told, unknown, wishOf } from "./wishes.actions.ts";

type By = AuditBy & { db: Database };

/** What waits in the agency, and who could decide it. */
export function listAtMachine(by: By) {
  const { agencyId } = by.caller;
  return inAgency(by.db, agencyId, async (tx) => {
    const holders = await listHolders(tx, agencyId, by.now);
    return (await store.listConfirmations(tx, agencyId, by.now))
      .filter((row) => row.state === "waiting")
      .map((row) => describe(row, { personId: "", holders }));
  });
}

/** @throws Problem 404, 409 when somebody of the agency may decide it, or with every reason against it */
export function confirmAtMachine(by: By, id: string): Promise<{ fullName: string }> {
  const { agencyId } = by.caller;
  return inAgency(by.db, agencyId, async (tx) => {
    await lockOrganisation(tx, agencyId);
    const row = await store.findConfirmation(tx, agencyId, id);
    if (!row) throw unknown();
    if (row.state !== "waiting") throw decided();
    const { deciders } = describe(row, { personId: "", holders: await listHolders(tx, agencyId, by.now) });
    if (deciders.length > 0) throw notHere(deciders);
    const wish = wishOf(row);
    const act = asAsked(by, row);
    refuseIf(await reasonsAgainst(tx, act, { wish, giverId: row.asked_by_person }));
    await store.decide(tx, agencyId, { id, state: "confirmed", by: null, now: by.now, reason: "" });
    await told(tx, by, { action: "confirmation.confirmed", id, wish });
    await takeEffect(tx, act, wish);
    await changed(tx, by);
    return { fullName: row.full_name };
  });
}

function notHere(deciders: readonly string[]): Problem {
  return new Problem({
    code: "confirmation.somebody-may",
    status: 409,
    message: `Trong cơ quan còn người xác nhận được việc này: ${deciders.join(", ")}. Chưa ghi gì. Hãy nhờ họ mở mục “Chờ xác nhận”.`,
  });
}

/** What is written is the wish of the administrator who asked; only the yes comes from the machine. */
function asAsked(by: By, row: store.ConfirmationRow): Act {
  return {
    ...by,
    caller: {
      personId: row.asked_by_person,
      fullName: row.asked_by_name,
      postId: row.asked_by,
      postTitle: "",
      unitId: "",
      agencyId: by.caller.agencyId,
      roles: ["quan-tri"],
      principalIds: [],
      sessionId: "",
    },
  };
}
