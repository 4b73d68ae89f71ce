import { sql, type Tx } from "#src/platform/db/database.ts";

export type AccessInsert = {
  documentId: string;
  direction: "in" | "out";
  principalId: number;
  relation: string;
  box: string;
  sortAt: Date;
};

/** Adds or re-opens rows; a row that comes into another box counts as not yet seen. */
export async function upsertRows(tx: Tx, agencyId: number, rows: readonly AccessInsert[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into doc_access (agency_id, principal_id, doc_id, direction, box, relation, sort_at)
    select ${agencyId}, r.* from json_to_recordset(${JSON.stringify(rows.map((row) => ({ p: row.principalId, d: row.documentId, n: row.direction, b: row.box, r: row.relation, s: row.sortAt })))}::json)
      as r(p int, d text, n text, b text, r text, s timestamptz)
    on conflict (agency_id, doc_id, principal_id, relation) do update set box = excluded.box, sort_at = excluded.sort_at,
      seen_at = case when doc_access.box = excluded.box then doc_access.seen_at end`.execute(tx);
}

/** Moves rows of a document into `done`: of one box, of one principal, or both. @returns principals whose numbers changed */
export async function settleRows(
  tx: Tx,
  agencyId: number,
  which: { documentId: string; boxes?: readonly string[]; principalId?: number },
): Promise<number[]> {
  const done = await sql<{ principal_id: number }>`update doc_access set box = 'done'
    where agency_id = ${agencyId} and doc_id = ${which.documentId} and box <> 'done'
      and (${which.boxes ?? null}::text[] is null or box = any (${which.boxes ?? null}::text[]))
      and (${which.principalId ?? null}::int is null or principal_id = ${which.principalId ?? null})
    returning principal_id`.execute(tx);
  return done.rows.map((row) => row.principal_id);
}

/** Open rows of received letters go to another principal: same relation, same box, not yet seen. */
export async function moveWaiting(
  tx: Tx,
  agencyId: number,
  which: { from: number; to: number; now: Date },
): Promise<string[]> {
  const open = sql`agency_id = ${agencyId} and principal_id = ${which.from} and direction = 'in' and box not in ('done', 'to-know')`;
  await sql`insert into doc_access (agency_id, principal_id, doc_id, direction, box, relation, sort_at)
    select agency_id, ${which.to}, doc_id, direction, box, relation, ${which.now} from doc_access where ${open}
    on conflict (agency_id, doc_id, principal_id, relation) do update set box = excluded.box, sort_at = excluded.sort_at, seen_at = null`.execute(
    tx,
  );
  const moved = await sql<{
    doc_id: string;
  }>`update doc_access set box = 'done' where ${open} returning doc_id`.execute(tx);
  return [...new Set(moved.rows.map((row) => row.doc_id))];
}

export async function removeRows(
  tx: Tx,
  agencyId: number,
  which: { documentId: string; relation: string; principalIds?: readonly number[] },
): Promise<void> {
  await sql`delete from doc_access where agency_id = ${agencyId} and doc_id = ${which.documentId} and relation = ${which.relation}
    and (${which.principalIds ?? null}::int[] is null or principal_id = any (${which.principalIds ?? null}::int[]))`.execute(
    tx,
  );
}

export async function relationsOf(
  tx: Tx,
  agencyId: number,
  ask: { documentIds: readonly string[]; principalIds: readonly number[] },
): Promise<{ documentId: string; relation: string }[]> {
  return (
    await sql<{ documentId: string; relation: string }>`select distinct doc_id as "documentId", relation from doc_access
    where agency_id = ${agencyId} and doc_id = any (${[...ask.documentIds]}::text[]) and principal_id = any (${[...ask.principalIds]}::int[])`.execute(
      tx,
    )
  ).rows;
}

export async function markSeen(
  tx: Tx,
  agencyId: number,
  seen: { documentId: string; principalIds: readonly number[]; now: Date },
): Promise<boolean> {
  const done =
    await sql`update doc_access set seen_at = ${seen.now} where agency_id = ${agencyId} and doc_id = ${seen.documentId}
    and principal_id = any (${[...seen.principalIds]}::int[]) and seen_at is null returning doc_id`.execute(tx);
  return done.rows.length > 0;
}

export type DocumentHead = { direction: "in" | "out"; state: string };

/** Is there such a document in this agency, and of which direction? */
export async function findHead(tx: Tx, agencyId: number, documentId: string): Promise<DocumentHead | undefined> {
  return (
    await sql<DocumentHead>`select 'in' as direction, state from incoming_document where agency_id = ${agencyId} and id = ${documentId}
    union all select 'out', state from outgoing_document where agency_id = ${agencyId} and id = ${documentId} limit 1`.execute(
      tx,
    )
  ).rows[0];
}
