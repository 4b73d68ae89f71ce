import { type AuditBy, recordAudit } from "#src/features/audit/record.actions.ts";
import type { Tx } from "#src/platform/db/database.ts";
import * as store from "./case-files.store.ts";

/** Open case files of one post are kept by another from now on. @returns how many */
export async function handOverCaseFiles(
  tx: Tx,
  by: AuditBy,
  change: { from: string; to: string; toName: string },
): Promise<number> {
  const moved = await store.changeOwner(tx, by.caller.agencyId, change);
  for (const row of moved)
    await recordAudit(tx, by, {
      action: "case-file.handed-over",
      objectType: "case-file",
      objectId: row.id,
      facts: { fromPostId: change.from, toPostId: change.to },
      text: { notation: row.notation, to: change.toName },
    });
  return moved.length;
}
