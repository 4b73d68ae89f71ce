import { sql, type Tx } from "#src/platform/db/database.ts";
import type { Wanted } from "./posts.store.ts";

export type Kind = "account" | "post" | "change" | "replace" | "password" | "reopen" | "end" | "close";
/** What is open under a post, and the post that takes it over. */
export type HandOver = { postId: string; successorPostId: string };
export type State = "waiting" | "confirmed" | "declined" | "withdrawn" | "alone";

export type ConfirmationRow = {
  id: string;
  kind: Kind;
  person_id: string;
  full_name: string;
  login: string;
  /** the post that changes, is replaced or ends, as it stands now */
  post_id: string | null;
  post_version: number | null;
  post_title: string | null;
  post_unit: string | null;
  post_roles: string[] | null;
  leaving_id: string | null;
  leaving_name: string | null;
  wanted: Wanted | null;
  wanted_unit: string | null;
  password_hash: string | null;
  hand_over: HandOver[];
  asked_by: string;
  asked_by_person: string;
  asked_by_name: string;
  asked_at: Date;
  state: State;
  decided_by_name: string | null;
  decided_at: Date | null;
  reason: string;
};

const ROW = sql`c.id, c.kind, c.person_id, p.full_name, p.login, c.post_id, c.post_version, o.title as post_title, ou.name as post_unit,
    o.roles as post_roles, case when c.kind = 'replace' then o.person_id end as leaving_id,
    case when c.kind = 'replace' then op.full_name end as leaving_name, c.wanted, wu.name as wanted_unit, c.password_hash, c.hand_over,
    c.asked_by, a.person_id as asked_by_person, ap.full_name as asked_by_name, c.asked_at, c.state, dp.full_name as decided_by_name,
    c.decided_at, c.reason
  from confirmation c join person p on p.id = c.person_id
    join post a on a.agency_id = c.agency_id and a.id = c.asked_by join person ap on ap.id = a.person_id
    left join post o on o.agency_id = c.agency_id and o.id = c.post_id left join person op on op.id = o.person_id
    left join unit ou on ou.agency_id = o.agency_id and ou.id = o.unit_id
    left join unit wu on wu.agency_id = c.agency_id and wu.id = c.wanted ->> 'unitId'
    left join post d on d.agency_id = c.agency_id and d.id = c.decided_by left join person dp on dp.id = d.person_id`;

export async function findConfirmation(tx: Tx, agencyId: number, id: string): Promise<ConfirmationRow | undefined> {
  return (await sql<ConfirmationRow>`select ${ROW} where c.agency_id = ${agencyId} and c.id = ${id}`.execute(tx))
    .rows[0];
}

/** What waits, what nobody has looked at yet, and what was declined of late. */
export async function listConfirmations(tx: Tx, agencyId: number, declinedSince: Date): Promise<ConfirmationRow[]> {
  return (
    await sql<ConfirmationRow>`select ${ROW} where c.agency_id = ${agencyId} and (c.state = 'waiting'
      or (c.state = 'alone' and c.decided_by is null) or (c.state = 'declined' and c.decided_at >= ${declinedSince}))
    order by c.state <> 'waiting', c.asked_at desc, c.id limit 200`.execute(tx)
  ).rows;
}

export type ConfirmationInsert = {
  id: string;
  kind: Kind;
  personId: string;
  postId: string | null;
  postVersion: number | null;
  wanted: Wanted | null;
  passwordHash: string | null;
  handOver: readonly HandOver[];
  askedBy: string;
  now: Date;
  state: "waiting" | "alone";
};

/** @returns false when the very same is asked for already */
export async function insertConfirmation(tx: Tx, agencyId: number, row: ConfirmationInsert): Promise<boolean> {
  const done =
    await sql`insert into confirmation (agency_id, id, kind, person_id, post_id, post_version, wanted, password_hash, hand_over, asked_by, asked_at, state)
    values (${agencyId}, ${row.id}, ${row.kind}, ${row.personId}, ${row.postId}, ${row.postVersion},
      ${row.wanted === null ? null : JSON.stringify(row.wanted)}::jsonb, ${row.passwordHash},
      ${JSON.stringify(row.handOver)}::jsonb, ${row.askedBy}, ${row.now}, ${row.state})
    on conflict do nothing returning id`.execute(tx);
  return done.rows.length > 0;
}

export async function decide(
  tx: Tx,
  agencyId: number,
  row: { id: string; state: State; by: string | null; now: Date; reason: string },
): Promise<void> {
  await sql`update confirmation set state = ${row.state}, decided_by = ${row.by}, decided_at = ${row.now}, reason = ${row.reason},
    password_hash = null where agency_id = ${agencyId} and id = ${row.id}`.execute(tx);
}

/** A newer password was given: those of accounts that still wait are void. */
export async function forgetFirstPasswords(tx: Tx, agencyId: number, personId: string): Promise<void> {
  await sql`update confirmation set password_hash = null
    where agency_id = ${agencyId} and person_id = ${personId} and state = 'waiting' and kind <> 'password'`.execute(tx);
}

/** What is asked for about a post that ends, or a person whose account closes, has no object any more. @returns how many */
export async function withdrawAbout(
  tx: Tx,
  agencyId: number,
  about: { postId?: string; personId?: string; by: string; now: Date; reason: string },
): Promise<number> {
  const done =
    await sql`update confirmation set state = 'withdrawn', decided_by = ${about.by}, decided_at = ${about.now},
    reason = ${about.reason}, password_hash = null
    where agency_id = ${agencyId} and state = 'waiting'
      and (post_id = ${about.postId ?? null} or person_id = ${about.personId ?? null}) returning id`.execute(tx);
  return done.rows.length;
}
