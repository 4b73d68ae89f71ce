import { withDocument } from "#src/features/access/access.actions.ts";
import { chainOf, relationName, storyOf } from "#src/features/audit/trail.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import * as store from "./history.store.ts";

/** The whole story of a document, the state of the chain under it, and who may see it and why. */
export function readHistory(act: Act, documentId: string) {
  return withDocument(act, { documentId, need: "read-history" }, async (tx) => {
    const { agencyId } = act.caller;
    const readers = await store.listReaders(tx, agencyId, documentId);
    return {
      documentId,
      rows: await storyOf(tx, agencyId, documentId),
      chain: await chainOf(tx, agencyId),
      readers: readers.map((row) => ({
        who: row.who,
        why: relationName(row.relation),
        seenAt: row.seen_at?.toISOString() ?? null,
      })),
    };
  });
}
