import { type Database, sql, type Tx } from "#src/platform/db/database.ts";

export type AgencyRow = {
  id: number;
  code: string;
  code_confirmed: boolean;
  name: string;
  short_name: string;
  symbol: string;
  level: "province" | "department" | "commune" | "other";
  hosted: boolean;
  parent_organ: string[];
  organ: string[];
  place: string;
  authority: string;
  address: string;
  seal_mm: number;
  principal_id: number;
  row_version: number;
};

const AGENCY = sql`id, code, code_confirmed, name, short_name, symbol, level, hosted, parent_organ, organ, place, authority, address, seal_mm, principal_id, row_version`;

export async function findAgencies(tx: Tx, ask: { q: string; limit: number }): Promise<AgencyRow[]> {
  return (
    await sql<AgencyRow>`select ${AGENCY} from agency where valid_to is null
    and (${ask.q} = '' or strpos(vi_norm(name || ' ' || short_name || ' ' || symbol || ' ' || code), vi_norm(${ask.q})) > 0)
    order by level, name limit ${ask.limit}`.execute(tx)
  ).rows;
}

export async function findAgency(tx: Tx | Database, id: number): Promise<AgencyRow | undefined> {
  return (await sql<AgencyRow>`select ${AGENCY} from agency where id = ${id}`.execute(tx)).rows[0];
}

/** What an administrator writes of the agency's entry, over the version he saw. */
export type AgencyWrite = {
  rowVersion: number;
  symbol: string;
  parentOrgan: string[];
  organ: string[];
  place: string;
  address: string;
  sealMm: number;
};

/** @returns false when somebody else was quicker */
export async function updateAgency(tx: Tx, agencyId: number, to: AgencyWrite): Promise<boolean> {
  const done = await sql`update agency set symbol = ${to.symbol},
    parent_organ = ${to.parentOrgan}::text[], organ = ${to.organ}::text[], place = ${to.place},
    address = ${to.address}, seal_mm = ${to.sealMm}, row_version = row_version + 1
    where id = ${agencyId} and row_version = ${to.rowVersion} returning id`.execute(tx);
  return done.rows.length > 0;
}

/** By today's code or a former one (13 or 35 characters). */
export async function findAgencyByCode(tx: Tx | Database, code: string): Promise<AgencyRow | undefined> {
  return (
    await sql<AgencyRow>`select ${AGENCY} from agency where code = ${code}
    or id = (select agency_id from agency_code_alias where code = ${code}) limit 1`.execute(tx)
  ).rows[0];
}

export type PostRow = {
  id: string;
  title: string;
  full_name: string;
  person_id: string;
  unit_id: string;
  unit_name: string;
  roles: string[];
  is_head: boolean;
  principal_id: number;
  open_work: number;
  signing_key_id: string | null;
};

/** Work that was really given: what the chief of office proposed is nobody's work before the leader agrees. */
const GIVEN = sql`exists (select 1 from directive d where d.agency_id = a.agency_id and d.id = a.directive_id and d.kind <> 'proposal')`;

export async function listPosts(
  tx: Tx,
  ask: { unitId?: string; role?: string; q?: string; ids?: string[]; ended?: boolean; at?: Date },
): Promise<PostRow[]> {
  const names = ask.at
    ? sql`name_then('post', o.id, ${ask.at}, o.title) as title, name_then('person', p.id, ${ask.at}, p.full_name) as full_name,
      name_then('unit', u.id, ${ask.at}, u.name) as unit_name`
    : sql`o.title, p.full_name, u.name as unit_name`;
  return (
    await sql<PostRow>`select o.id, ${names}, o.person_id, o.unit_id, o.roles, o.is_head, o.principal_id, o.signing_key_id,
      (select count(*) from assignment a where a.agency_id = o.agency_id and a.post_id = o.id and a.state in ('new', 'seen', 'working') and a.role <> 'inform' and ${GIVEN})::int as open_work
    from post o join person p on p.id = o.person_id join unit u on u.agency_id = o.agency_id and u.id = o.unit_id
    where o.agency_id = current_agency() and (${ask.ended ?? false} or (o.ended_at is null and o.valid_to is null and p.disabled_at is null))
      and (${ask.unitId ?? null}::text is null or o.unit_id = ${ask.unitId ?? null})
      and (${ask.role ?? null}::text is null or ${ask.role ?? null} = any (o.roles))
      and (${ask.q ?? null}::text is null or strpos(p.name_norm, vi_norm(${ask.q ?? ""})) > 0)
      and (${ask.ids ?? null}::text[] is null or o.id = any (${ask.ids ?? null}::text[]))
    order by u.ordinal, o.ordinal, o.id`.execute(tx)
  ).rows;
}

/** The post and those who followed it, one after the other. */
export async function lineOfPost(tx: Tx, id: string): Promise<string[]> {
  const found = await sql<{ id: string }>`with recursive line as (
      select o.id, o.successor_post_id, array[o.id] as way from post o where o.agency_id = current_agency() and o.id = ${id}
      union all select o.id, o.successor_post_id, l.way || o.id from line l join post o on o.agency_id = current_agency() and o.id = l.successor_post_id
        where o.id <> all (l.way))
    select id from line order by cardinality(way)`.execute(tx);
  return found.rows.map((row) => row.id);
}

export type UnitRow = {
  id: string;
  name: string;
  symbol: string;
  kind: "leadership" | "office" | "unit";
  principal_id: number;
  parent_id: string | null;
  row_version: number;
  open_work: number;
};

/** The open units. */
export async function listUnits(tx: Tx): Promise<UnitRow[]> {
  return (
    await sql<UnitRow>`select u.id, u.name, u.symbol, u.kind, u.principal_id, u.parent_id, u.row_version,
      (select count(*) from assignment a where a.agency_id = u.agency_id and a.unit_id = u.id and a.state in ('new', 'seen', 'working') and a.role = 'lead' and ${GIVEN})::int as open_work
    from unit u where u.agency_id = current_agency() and u.closed_at is null order by u.ordinal, u.id`.execute(tx)
  ).rows;
}

export type DayRow = { day: string; kind: "local-off" | "local-work"; note: string };

export async function listAgencyDays(tx: Tx): Promise<DayRow[]> {
  return (
    await sql<DayRow>`select day, kind, note from agency_day where agency_id = current_agency() order by day`.execute(
      tx,
    )
  ).rows;
}
