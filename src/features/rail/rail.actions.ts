import { countNeedingMe } from "#src/features/exchange/recipients.actions.ts";
import { countWaiting } from "#src/features/intake/intake.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { inAgency } from "#src/platform/db/database.ts";
import * as store from "./rail.store.ts";

/** The numbers beside the words of the left rail; counts only, so administrators get zeros, not a refusal. */
export async function readCounts(act: Act): Promise<{ intake: number; boxes: Record<string, number> }> {
  const { caller } = act;
  return inAgency(act.db, caller.agencyId, async (tx) => {
    const rows = await store.countBoxes(tx, caller.agencyId, caller.principalIds);
    const boxes = Object.fromEntries(rows.map((row) => [row.box, row.count]));
    if (!caller.roles.includes("van-thu")) return { intake: 0, boxes };
    const exchange = await countNeedingMe(tx, act);
    return {
      intake: await countWaiting(tx, caller.agencyId),
      boxes: exchange > 0 ? { ...boxes, exchange } : boxes,
    };
  });
}
