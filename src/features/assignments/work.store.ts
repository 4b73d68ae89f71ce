import { sql, type Tx } from "#src/platform/db/database.ts";

export type WorkRow = {
  assignment_id: string;
  document_id: string;
  role: "lead" | "co-ordinate" | "inform";
  state: "new" | "seen" | "working" | "done" | "returned" | "replaced";
  subject: string;
  organ_name: string;
  code_number: string;
  code_notation: string;
  arrival_number: number;
  urgency: "thuong" | "khan" | "thuong-khan" | "hoa-toc";
  directive_text: string;
  given_by_name: string;
  given_at: Date;
  unit_name: string | null;
  assignee_name: string | null;
  due_at: Date | null;
  done_at: Date | null;
  reply_id: string | null;
  reply_state: string | null;
  row_version: number;
  sort_at: string;
};

export type WorkAsk = {
  view: "mine" | "unit" | "given";
  open: boolean;
  postId: string;
  unitId: string;
  today: Date;
  after: { sortAt: string; id: string } | null;
  limit: number;
};

const OPEN = sql`('new', 'seen', 'working')`;

function scope(agencyId: number, ask: WorkAsk) {
  if (ask.view === "mine") return sql`a.post_id = ${ask.postId}`;
  if (ask.view === "unit") return sql`a.unit_id = ${ask.unitId}`;
  // who took over a post follows what it had given
  return sql`d.kind <> 'proposal' and d.by_post_id in (with recursive line as (select ${ask.postId}::text as id
    union select o.id from line l join post o on o.agency_id = ${agencyId} and o.successor_post_id = l.id) select id from line)`;
}

/** What is owed, nearest deadline first; without a deadline last. */
export async function listWork(tx: Tx, agencyId: number, ask: WorkAsk): Promise<WorkRow[]> {
  const after = ask.after
    ? sql`and (coalesce(a.due_at, 'infinity'), a.id) > (${ask.after.sortAt}::timestamptz, ${ask.after.id})`
    : sql``;
  return (
    await sql<WorkRow>`select a.id as assignment_id, a.document_id, a.role, a.state, i.subject, i.organ_name, i.code_number, i.code_notation, i.arrival_number, i.urgency,
      d.text as directive_text, gp.full_name as given_by_name, d.created_at as given_at, u.name as unit_name, ap.full_name as assignee_name, a.due_at, a.done_at,
      r.id as reply_id, r.state as reply_state, i.row_version, coalesce(a.due_at, 'infinity')::text as sort_at
    from assignment a join directive d on d.agency_id = a.agency_id and d.id = a.directive_id and d.kind <> 'proposal'
      join incoming_document i on i.agency_id = a.agency_id and i.id = a.document_id
      join post g on g.agency_id = a.agency_id and g.id = d.by_post_id join person gp on gp.id = g.person_id
      left join unit u on u.agency_id = a.agency_id and u.id = a.unit_id
      left join post ao on ao.agency_id = a.agency_id and ao.id = a.post_id left join person ap on ap.id = ao.person_id
      left join lateral (select o.id, o.state from outgoing_document o where o.agency_id = a.agency_id and o.reply_to_id = a.document_id and o.state <> 'discarded' order by o.created_at desc limit 1) r on true
    where a.agency_id = ${agencyId} and ${scope(agencyId, ask)} and i.recalled_at is null
      and ${ask.open ? sql`a.state in ${OPEN} and a.role <> 'inform'` : sql`a.state = 'done'`} ${after}
    order by coalesce(a.due_at, 'infinity'), a.id limit ${ask.limit}`.execute(tx)
  ).rows;
}

export async function countWork(
  tx: Tx,
  agencyId: number,
  ask: WorkAsk & { endOfToday: Date },
): Promise<{ overdue: number; today: number; open: number }> {
  const found = await sql<{
    overdue: number;
    today: number;
    open: number;
  }>`select count(*) filter (where a.due_at <= ${ask.today})::int as overdue,
      count(*) filter (where a.due_at > ${ask.today} and a.due_at <= ${ask.endOfToday})::int as today, count(*)::int as open
    from assignment a join directive d on d.agency_id = a.agency_id and d.id = a.directive_id and d.kind <> 'proposal'
    where a.agency_id = ${agencyId} and ${scope(agencyId, ask)} and a.state in ${OPEN} and a.role <> 'inform'`.execute(
    tx,
  );
  return found.rows[0] ?? { overdue: 0, today: 0, open: 0 };
}
