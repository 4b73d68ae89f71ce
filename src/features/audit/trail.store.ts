import { sql, type Tx } from "#src/platform/db/database.ts";

export type HistoryRow = {
  id: string;
  at: Date;
  action: string;
  facts: Record<string, unknown>;
  body: Record<string, string> | null;
  full_name: string | null;
  title: string | null;
  behalf_name: string | null;
  behalf_title: string | null;
  sealed: boolean;
};

const MOST_ROWS = 5_000;

/**
 * The newest, in the order they happened, under the names of that day. Of a received letter also what happened while it waited for the register: those rows carry
 * the id of the intake.
 */
export async function listHistory(tx: Tx, agencyId: number, documentId: string): Promise<HistoryRow[]> {
  return (
    await sql<HistoryRow>`select * from (select e.id, e.at, e.action, e.facts, t.body, name_then('person', p.id, e.at, p.full_name) as full_name,
      name_then('post', o.id, e.at, o.title) as title, name_then('person', bp.id, e.at, bp.full_name) as behalf_name,
      name_then('post', b.id, e.at, b.title) as behalf_title,
      exists (select 1 from audit_seal s where s.agency_id = e.agency_id and s.event_id = e.id) as sealed
    from audit_event e left join audit_text t on t.agency_id = e.agency_id and t.event_id = e.id
      left join person p on p.id = e.person_id left join post o on o.agency_id = e.agency_id and o.id = e.post_id
      left join post b on b.agency_id = e.agency_id and b.id = e.on_behalf_post_id left join person bp on bp.id = b.person_id
    where e.agency_id = ${agencyId} and e.document_id in (${documentId},
      (select i.intake_id from incoming_document i where i.agency_id = ${agencyId} and i.id = ${documentId})) order by e.at desc, e.id desc limit ${MOST_ROWS}) newest order by at, id`.execute(
      tx,
    )
  ).rows;
}

type ActRow = { object_id: string; at: Date; full_name: string | null; title: string | null };

export async function newestActs(
  tx: Tx,
  agencyId: number,
  of: { action: string; objectIds: readonly string[] },
): Promise<ActRow[]> {
  return (
    await sql<ActRow>`select distinct on (e.object_id) e.object_id, e.at, name_then('person', p.id, e.at, p.full_name) as full_name,
      name_then('post', o.id, e.at, o.title) as title
    from audit_event e left join person p on p.id = e.person_id left join post o on o.agency_id = e.agency_id and o.id = e.post_id
    where e.agency_id = ${agencyId} and e.document_id is null and e.object_id = any (${[...of.objectIds]}::text[]) and e.action = ${of.action}
    order by e.object_id, e.at desc, e.id desc`.execute(tx)
  ).rows;
}

export async function chainState(
  tx: Tx,
  agencyId: number,
): Promise<{ seq: number; sealed_at: Date | null; waiting: number }> {
  const found = await sql<{
    seq: number;
    sealed_at: Date | null;
    waiting: number;
  }>`select coalesce(max(seq), 0) as seq, max(sealed_at) as sealed_at,
      (select count(*) from audit_queue q where q.agency_id = ${agencyId})::int as waiting
    from (select seq, sealed_at from audit_seal where agency_id = ${agencyId} order by seq desc limit 1) last`.execute(
    tx,
  );
  return found.rows[0] ?? { seq: 0, sealed_at: null, waiting: 0 };
}
