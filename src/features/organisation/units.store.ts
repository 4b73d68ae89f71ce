import { sql, type Tx } from "#src/platform/db/database.ts";
import type { UnitContents } from "#src/rules/access/units.ts";

export async function lockOrganisation(tx: Tx, agencyId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${7_120_143}, ${agencyId})`.execute(tx);
}

export async function holdOrganisation(tx: Tx, agencyId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${7_120_143}, ${agencyId})`.execute(tx);
}

export type UnitInput = {
  name: string;
  symbol: string;
  kind: "leadership" | "office" | "unit";
  parentId: string | null;
};
type UnitWrite = UnitInput & { agencyId: number; id: string };

export async function insertUnit(tx: Tx, row: UnitWrite): Promise<void> {
  await sql`insert into unit (agency_id, id, name, symbol, kind, parent_id, ordinal)
    select ${row.agencyId}, ${row.id}, ${row.name}, ${row.symbol}, ${row.kind}, ${row.parentId}, coalesce(max(ordinal), -1) + 1
    from unit where agency_id = ${row.agencyId}`.execute(tx);
}

export async function updateUnit(tx: Tx, row: UnitWrite): Promise<void> {
  await sql`update unit set name = ${row.name}, symbol = ${row.symbol}, kind = ${row.kind}, parent_id = ${row.parentId},
    row_version = row_version + 1 where agency_id = ${row.agencyId} and id = ${row.id}`.execute(tx);
}

export async function closeUnit(tx: Tx, which: { agencyId: number; id: string; now: Date }): Promise<void> {
  await sql`update unit set closed_at = ${which.now}, row_version = row_version + 1
    where agency_id = ${which.agencyId} and id = ${which.id}`.execute(tx);
}

/** What hangs on the unit itself or on the key its heads hold; a letter that is only to be known does not. */
export async function countContents(
  tx: Tx,
  agencyId: number,
  unit: { id: string; principal_id: number },
): Promise<UnitContents> {
  const found = await sql<UnitContents>`select
    (select count(*) from post o where o.agency_id = ${agencyId} and o.unit_id = ${unit.id} and o.ended_at is null)::int as posts,
    (select count(*) from confirmation c where c.agency_id = ${agencyId} and c.wanted ->> 'unitId' = ${unit.id} and c.state = 'waiting')::int as waiting,
    (select count(distinct w.id) from (
      select a.document_id as id from assignment a where a.agency_id = ${agencyId} and a.unit_id = ${unit.id}
        and a.state in ('new', 'seen', 'working') and a.role <> 'inform'
      union all select d.doc_id from doc_access d where d.agency_id = ${agencyId} and d.principal_id = ${unit.principal_id}
        and d.box not in ('done', 'to-know')) w)::int as work,
    (select count(*) from outgoing_document d where d.agency_id = ${agencyId} and d.unit_id = ${unit.id}
      and d.state not in ('issued', 'recalled', 'discarded'))::int as drafts,
    (select count(*) from case_file f where f.agency_id = ${agencyId} and f.unit_id = ${unit.id} and f.state = 'open')::int as "caseFiles",
    (select count(*) from unit u where u.agency_id = ${agencyId} and u.parent_id = ${unit.id} and u.closed_at is null)::int as below`.execute(
    tx,
  );
  const [row] = found.rows;
  if (!row) throw new Error("a count always answers");
  return row;
}
