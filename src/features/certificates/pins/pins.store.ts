import { sql, type Tx } from "#src/platform/db/database.ts";

/** One at a time for a key, until the transaction ends. */
export async function lockTries(tx: Tx, keyId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('pin:' || ${keyId}, 0))`.execute(tx);
}

/** Times of the open tries after `since`, the oldest first; older ones are swept away. */
export async function openTries(tx: Tx, agencyId: number, keyId: string, since: Date): Promise<Date[]> {
  await sql`delete from pin_try where agency_id = ${agencyId} and key_id = ${keyId} and at <= ${since}`.execute(tx);
  const found = await sql<{
    at: Date;
  }>`select at from pin_try where agency_id = ${agencyId} and key_id = ${keyId} order by at`.execute(tx);
  return found.rows.map((row) => row.at);
}

export async function insertTry(tx: Tx, row: { agencyId: number; keyId: string; id: string; at: Date }): Promise<void> {
  await sql`insert into pin_try (agency_id, key_id, id, at) values (${row.agencyId}, ${row.keyId}, ${row.id}, ${row.at})`.execute(
    tx,
  );
}

export async function deleteTries(tx: Tx, agencyId: number, keyId: string): Promise<void> {
  await sql`delete from pin_try where agency_id = ${agencyId} and key_id = ${keyId}`.execute(tx);
}

export async function deleteTry(tx: Tx, agencyId: number, id: string): Promise<void> {
  await sql`delete from pin_try where agency_id = ${agencyId} and id = ${id}`.execute(tx);
}
