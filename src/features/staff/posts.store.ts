import { sql, type Tx } from "#src/platform/db/database.ts";
import type { Work } from "#src/rules/access/hand-over.ts";

export type Wanted = { unitId: string; title: string; roles: string[]; isHead: boolean };

export type HeldPost = {
  id: string;
  person_id: string;
  unit_id: string;
  title: string;
  roles: string[];
  is_head: boolean;
  principal_id: number;
  row_version: number;
  full_name: string;
  unit_name: string;
};

const POST = sql`o.id, o.person_id, o.unit_id, o.title, o.roles, o.is_head, o.principal_id, o.row_version, p.full_name, u.name as unit_name
  from post o join person p on p.id = o.person_id join unit u on u.agency_id = o.agency_id and u.id = o.unit_id`;

/** A post that has not ended, also of a closed account. */
export async function findPost(tx: Tx, agencyId: number, id: string): Promise<HeldPost | undefined> {
  return (
    await sql<HeldPost>`select ${POST} where o.agency_id = ${agencyId} and o.id = ${id} and o.ended_at is null`.execute(
      tx,
    )
  ).rows[0];
}

/** Posts of a person in this agency that have not ended. */
export async function postsHeld(tx: Tx, agencyId: number, personId: string): Promise<HeldPost[]> {
  return (
    await sql<HeldPost>`select ${POST} where o.agency_id = ${agencyId} and o.person_id = ${personId} and o.ended_at is null
      order by o.ordinal, o.id`.execute(tx)
  ).rows;
}

export type HolderRow = {
  postId: string;
  personId: string;
  fullName: string;
  title: string;
  unitId: string;
  roles: string[];
  isHead: boolean;
  /** not locked at this moment */
  free: boolean;
};

/** Every post that counts: not ended, its account open. */
export async function listHolders(tx: Tx, agencyId: number, now: Date): Promise<HolderRow[]> {
  return (
    await sql<HolderRow>`select o.id as "postId", o.person_id as "personId", p.full_name as "fullName", o.title, o.unit_id as "unitId",
      o.roles, o.is_head as "isHead", (p.locked_until is null or p.locked_until <= ${now}) as free
    from post o join person p on p.id = o.person_id
    where o.agency_id = ${agencyId} and o.ended_at is null and o.valid_to is null and p.disabled_at is null
    order by o.ordinal, o.id`.execute(tx)
  ).rows;
}

/** Every role anybody holds or ever held here. */
export async function rolesEver(tx: Tx, agencyId: number): Promise<string[]> {
  const found = await sql<{
    role: string;
  }>`select distinct unnest(roles) as role from post where agency_id = ${agencyId}`.execute(tx);
  return found.rows.map((row) => row.role);
}

export async function unitExists(tx: Tx, agencyId: number, id: string): Promise<boolean> {
  const found =
    await sql`select 1 from unit where agency_id = ${agencyId} and id = ${id} and closed_at is null`.execute(tx);
  return found.rows.length > 0;
}

/** @param row `carries`: a post of the same person whose key to the documents, signing key and place go over */
export async function insertPost(
  tx: Tx,
  agencyId: number,
  row: Wanted & { id: string; personId: string; carries: { id: string; principalId: number } | null },
): Promise<void> {
  await sql`insert into post (agency_id, id, unit_id, person_id, title, roles, is_head, ordinal, principal_id, signing_key_id, demo_ordinal)
    select ${agencyId}, ${row.id}, ${row.unitId}, ${row.personId}, ${row.title}, ${row.roles}, ${row.isHead},
      coalesce(c.ordinal, (select coalesce(max(ordinal), -1) + 1 from post where agency_id = ${agencyId} and unit_id = ${row.unitId})),
      coalesce(${row.carries?.principalId ?? null}::int, nextval('principal_id')::int), c.signing_key_id, c.demo_ordinal
    from (select 1) one left join post c on c.agency_id = ${agencyId} and c.id = ${row.carries?.id ?? null}`.execute(
    tx,
  );
}

/** @param row `newKey`: another post of the same person takes the key over; this one gets a key of its own that opens nothing */
export async function endPost(
  tx: Tx,
  agencyId: number,
  row: { id: string; now: Date; newKey: boolean },
): Promise<void> {
  await sql`update post set ended_at = ${row.now}, valid_to = ${row.now}::timestamptz::date, row_version = row_version + 1,
    principal_id = case when ${row.newKey} then nextval('principal_id')::int else principal_id end
    where agency_id = ${agencyId} and id = ${row.id}`.execute(tx);
}

export async function setSuccessor(
  tx: Tx,
  agencyId: number,
  row: { ids: readonly string[]; successorPostId: string | null },
): Promise<void> {
  await sql`update post set successor_post_id = ${row.successorPostId}, row_version = row_version + 1
    where agency_id = ${agencyId} and id = any (${[...row.ids]}::text[])`.execute(tx);
}

/**
 * What a post still holds.
 * @param of `lastOfUnit`: nobody else supervises its unit; `lastClerk`: the agency has no other clerk
 */
export async function countWork(
  tx: Tx,
  agencyId: number,
  of: { post: HeldPost; lastOfUnit: boolean; lastClerk: boolean },
): Promise<Work> {
  const { post } = of;
  const open = sql`a.state in ('new', 'seen', 'working') and a.role <> 'inform' and d.kind <> 'proposal'`;
  const given = sql`from assignment a join directive d on d.agency_id = a.agency_id and d.id = a.directive_id where a.agency_id = ${agencyId} and ${open}`;
  const found = await sql<Work>`select
    (select count(*) from doc_access x where x.agency_id = ${agencyId} and x.principal_id = ${post.principal_id}
      and x.box in ('to-direct', 'to-propose'))::int as directing,
    (select count(*) ${given} and a.post_id = ${post.id})::int as tasks,
    (select count(distinct x.doc_id) from doc_access x join unit u on u.agency_id = x.agency_id and u.principal_id = x.principal_id
      where ${of.lastOfUnit} and x.agency_id = ${agencyId} and u.id = ${post.unit_id} and x.box not in ('done', 'to-know'))::int as unit,
    (select count(*) from outgoing_document o where o.agency_id = ${agencyId} and o.drafter_post_id = ${post.id}
      and o.state not in ('issued', 'recalled', 'discarded'))::int as drafts,
    (select count(*) ${given} and d.by_post_id = ${post.id})::int as given,
    (select count(*) from case_file f where f.agency_id = ${agencyId} and f.owner_post_id = ${post.id} and f.state = 'open')::int as "caseFiles",
    (select count(*) from (
      select i.id from intake_item i where i.agency_id = ${agencyId} and i.state in ('waiting', 'gate-asks', 'parked')
      union all select x.doc_id from doc_access x where x.agency_id = ${agencyId} and x.principal_id = ${post.principal_id}
        and x.box in ('to-seal', 'to-issue', 'to-check')) c where ${of.lastClerk})::int as clerk`.execute(tx);
  const [row] = found.rows;
  if (!row) throw new Error("a count always answers");
  return row;
}
