import { sql, type Tx } from "#src/platform/db/database.ts";

export async function unitExists(tx: Tx, agencyId: number, id: string): Promise<boolean> {
  return (
    (await sql`select 1 from unit where agency_id = ${agencyId} and id = ${id} and closed_at is null`.execute(tx)).rows
      .length > 0
  );
}

export async function findLogin(tx: Tx, login: string): Promise<{ id: string; full_name: string } | undefined> {
  return (
    await sql<{ id: string; full_name: string }>`select id, full_name from person where login = ${login}`.execute(tx)
  ).rows[0];
}

/** Roles of every post the person holds in this agency. */
export async function rolesHeld(tx: Tx, agencyId: number, personId: string): Promise<string[]> {
  return (
    await sql<{ roles: string[] }>`select roles from post
    where agency_id = ${agencyId} and person_id = ${personId} and valid_to is null`.execute(tx)
  ).rows.flatMap((row) => row.roles);
}

/** The head of the unit, or, asked for a leader, of the agency. */
export async function findHead(
  tx: Tx,
  agencyId: number,
  ask: { unitId: string; ofAgency: boolean },
): Promise<{ fullName: string; title: string } | null> {
  const found = await sql<{
    fullName: string;
    title: string;
  }>`select p.full_name as "fullName", o.title from post o join person p on p.id = o.person_id
    where o.agency_id = ${agencyId} and o.is_head and o.valid_to is null and p.disabled_at is null
      and (o.unit_id = ${ask.unitId} or (${ask.ofAgency} and 'lanh-dao' = any (o.roles))) order by o.ordinal limit 1`.execute(
    tx,
  );
  return found.rows[0] ?? null;
}

export async function insertPerson(
  tx: Tx,
  row: { id: string; login: string; fullName: string; hash: string },
): Promise<void> {
  await sql`insert into person (id, login, full_name, password_hash, must_change_password) values (${row.id}, ${row.login}, ${row.fullName}, ${row.hash}, true)`.execute(
    tx,
  );
}

export async function insertPost(
  tx: Tx,
  row: {
    agencyId: number;
    id: string;
    unitId: string;
    personId: string;
    title: string;
    roles: string[];
    isHead: boolean;
  },
): Promise<void> {
  await sql`insert into post (agency_id, id, unit_id, person_id, title, roles, is_head, ordinal)
    select ${row.agencyId}, ${row.id}, ${row.unitId}, ${row.personId}, ${row.title}, ${row.roles}, ${row.isHead}, coalesce(max(ordinal), -1) + 1 from post where agency_id = ${row.agencyId} and unit_id = ${row.unitId}`.execute(
    tx,
  );
}
