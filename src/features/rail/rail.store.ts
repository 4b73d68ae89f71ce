import { sql, type Tx } from "#src/platform/db/database.ts";

/** What waits in each box for these principals; a document counts once, however many of them see it. */
export async function countBoxes(
  tx: Tx,
  agencyId: number,
  principalIds: readonly number[],
): Promise<{ box: string; count: number }[]> {
  return (
    await sql<{ box: string; count: number }>`select box, count(distinct doc_id)::int as count from doc_access
    where agency_id = ${agencyId} and principal_id = any (${[...principalIds]}::int[]) and box <> 'done' group by box`.execute(
      tx,
    )
  ).rows;
}
