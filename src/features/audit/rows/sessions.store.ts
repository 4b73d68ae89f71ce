// Open sessions as they stand, and which of them the trail tells.
import { sql, type Tx } from "#src/platform/db/database.ts";

export type OpenSession = { id: string; token_hash: string; expires_at: Date };

/** A sign-in is told a moment after its session is written: the newest are left for the next time. */
export async function listSessions(tx: Tx): Promise<OpenSession[]> {
  return (
    await sql<OpenSession>`select id, token_hash, expires_at from session
    where created_at not between now() - interval '10 seconds' and now() order by id`.execute(tx)
  ).rows;
}

/**
 * Sessions that no sign-in opened for this person at this moment, or that stand in a post to which nobody moved them. Versions from before
 * did not tell the session's mark: what they opened is known by person and moment, and none of it lived longer than twelve hours.
 * @param marks of each session of `ids`, in the same order
 */
export async function sessionsUntold(tx: Tx, ids: readonly string[], marks: readonly string[]): Promise<string[]> {
  const found = await sql<{ id: string }>`with told as materialized (
      select e.action, e.object_id as person_id, e.agency_id, e.post_id, e.at, e.facts ->> 'session' as mark
      from audit_event e where e.action in ('session.signed-in', 'session.post-switched')),
    signed_in as (select * from told where action = 'session.signed-in')
    select s.id from session s join unnest(${[...ids]}::text[], ${[...marks]}::text[]) as own (id, mark) on own.id = s.id
    where not (
        exists (select 1 from signed_in t where t.mark = own.mark and t.person_id = s.person_id and t.at = s.created_at)
        and exists (select 1 from told t where t.mark = own.mark and t.person_id = s.person_id
          and t.agency_id = s.agency_id and t.post_id = s.post_id))
      and not (
        exists (select 1 from signed_in t where t.mark is null and t.person_id = s.person_id and t.at = s.created_at)
        and s.created_at < coalesce((select min(at) from signed_in where mark is not null), 'infinity')
        and s.expires_at <= s.created_at + interval '12 hours')
    order by 1 limit 50`.execute(tx);
  return found.rows.map((row) => row.id);
}
