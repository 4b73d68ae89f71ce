import { openAuditMark } from "#src/features/audit/mark.actions.ts";
import { keepTrail, vouchForRows } from "#src/features/audit/rows/stamps.actions.ts";
import { openDatabase } from "#src/platform/db/database.ts";

/** After the schema is this version's: what stands in the tables and nothing vouches for yet is taken down, once (docs/decisions/0009). */
export async function takeDownRows(ownerUrl: string, dataDir: string): Promise<void> {
  keepTrail(await openAuditMark(dataDir));
  const db = openDatabase(ownerUrl, { name: "m-office-rows", max: 1, statementSeconds: 3600 });
  try {
    await vouchForRows(db, new Date());
  } finally {
    await db.destroy();
  }
}
