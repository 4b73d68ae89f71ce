import { expect } from "vitest";
import { type Database, sql, type Tx } from "#src/platform/db/database.ts";

class Undo extends Error {}

/** What a check says after this statement of a superuser who lets no trigger run; all of it is undone. */
export async function tamperedWith<T>(
  superuser: Database,
  statement: string,
  look: (tx: Tx) => Promise<T[]>,
): Promise<T[]> {
  let found: T[] = [];
  await superuser
    .transaction()
    .execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx);
      const done = await sql.raw(statement).execute(tx);
      expect(Number(done.numAffectedRows ?? done.rows.length)).toBeGreaterThan(0);
      found = await look(tx);
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return found;
}
