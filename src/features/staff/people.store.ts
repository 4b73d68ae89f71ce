import { sql, type Tx } from "#src/platform/db/database.ts";
import type { PostElsewhere, WaitingWish } from "#src/rules/access/keeping.ts";
import type { Kind } from "./confirmations.store.ts";

export type PersonRow = {
  id: string;
  login: string;
  full_name: string;
  row_version: number;
  disabled_at: Date | null;
  keeper_id: number | null;
  keeper_name: string | null;
};

const PERSON = sql`p.id, p.login, p.full_name, p.row_version, p.disabled_at, k.id as keeper_id, k.name as keeper_name
  from person p left join agency k on k.id = p.keeper_agency_id`;
/** Has, had or is to have a post here: people of other agencies are none of ours. */
const OURS = sql`(exists (select 1 from post o where o.agency_id = current_agency() and o.person_id = p.id)
  or exists (select 1 from confirmation c where c.agency_id = current_agency() and c.person_id = p.id))`;

export async function findPerson(tx: Tx, id: string): Promise<PersonRow | undefined> {
  return (await sql<PersonRow>`select ${PERSON} where p.id = ${id} and ${OURS}`.execute(tx)).rows[0];
}

export async function findLogin(tx: Tx, login: string): Promise<PersonRow | undefined> {
  return (await sql<PersonRow>`select ${PERSON} where p.login = ${login}`.execute(tx)).rows[0];
}

export async function insertPerson(
  tx: Tx,
  row: { id: string; login: string; fullName: string; hash: string; until: Date; agencyId: number },
): Promise<void> {
  await sql`insert into person (id, login, full_name, password_hash, must_change_password, first_password_until, keeper_agency_id)
    values (${row.id}, ${row.login}, ${row.fullName}, ${row.hash}, true, ${row.until}, ${row.agencyId})`.execute(tx);
}

/** Counts the version up. @returns false when it was another one */
export async function touchPerson(tx: Tx, id: string, rowVersion: number): Promise<boolean> {
  const done =
    await sql`update person set row_version = row_version + 1 where id = ${id} and row_version = ${rowVersion} returning id`.execute(
      tx,
    );
  return done.rows.length > 0;
}

export async function setDisabled(tx: Tx, id: string, at: Date | null): Promise<void> {
  await sql`update person set disabled_at = ${at}, locked_until = null where id = ${id}`.execute(tx);
}

/** Until the end of the transaction nobody, in whatever agency, changes the account or gives it anything. */
export async function lockPerson(tx: Tx, personId: string): Promise<void> {
  await sql`select 1 from person where id = ${personId} for update`.execute(tx);
}

/** What waits for a second person, in every agency. */
export async function wishesAnywhere(tx: Tx, personId: string): Promise<WaitingWish[]> {
  return (
    await sql<WaitingWish>`select agency_id as "agencyId", agency_name as "agencyName", kind, roles
    from wishes_of_person(${personId})`.execute(tx)
  ).rows;
}

export async function postsElsewhere(tx: Tx, personId: string): Promise<PostElsewhere[]> {
  return (
    await sql<PostElsewhere>`select agency_name as "agencyName", title, roles, other_administrators as "otherAdministrators"
    from posts_elsewhere(${personId})`.execute(tx)
  ).rows;
}

/** In every agency. */
export async function postsAnywhere(tx: Tx, personId: string, now: Date) {
  return (
    await sql<{ roles: string[] }>`select roles from posts_of_person(${personId}, ${now}::timestamptz::date)`.execute(
      tx,
    )
  ).rows;
}

export type ListedPerson = {
  id: string;
  login: string;
  full_name: string;
  row_version: number;
  disabled_at: Date | null;
  locked_until: Date | null;
  last_sign_in_at: Date | null;
  keeper_id: number | null;
  keeper_name: string | null;
  posts: {
    id: string;
    title: string;
    unitId: string;
    unitName: string;
    roles: string[];
    isHead: boolean;
    rowVersion: number;
  }[];
  waiting: Kind[];
};

/** In the order of the units; who holds nothing any more comes last. */
export async function listPeople(tx: Tx, lock: { failures: number; hours: number }): Promise<ListedPerson[]> {
  return (
    await sql<ListedPerson>`select p.id, p.login, p.full_name, p.row_version, p.disabled_at, p.last_sign_in_at,
      greatest(p.locked_until, (select max(t.at) + make_interval(hours => ${lock.hours}) from sign_in_try t
        where t.login_hash = login_hash(p.login) and t.failures >= ${lock.failures})) as locked_until,
      k.id as keeper_id, k.name as keeper_name, coalesce(held.posts, '[]') as posts,
      array(select c.kind from confirmation c where c.agency_id = current_agency() and c.person_id = p.id and c.state = 'waiting'
        order by c.asked_at) as waiting
    from person p left join agency k on k.id = p.keeper_agency_id
      left join lateral (select min(u.ordinal * 1000 + o.ordinal) as place, json_agg(json_build_object('id', o.id, 'title', o.title,
          'unitId', o.unit_id, 'unitName', u.name, 'roles', o.roles, 'isHead', o.is_head, 'rowVersion', o.row_version)
          order by u.ordinal, o.ordinal, o.id) as posts
        from post o join unit u on u.agency_id = o.agency_id and u.id = o.unit_id
        where o.agency_id = current_agency() and o.person_id = p.id and o.ended_at is null) held on true
    where ${OURS} order by held.place nulls last, p.full_name, p.id`.execute(tx)
  ).rows;
}
