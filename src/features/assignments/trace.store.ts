import { sql, type Tx } from "#src/platform/db/database.ts";

export type TraceDirectiveRow = {
  id: string;
  kind: "proposal" | "directive" | "assignment";
  text: string;
  by_post_id: string;
  by_name: string;
  by_title: string;
  on_behalf_name: string | null;
  created_at: Date;
  due_at: Date | null;
  reply_needed: boolean;
  replaced_at: Date | null;
  parent_assignment_id: string | null;
};

export async function listDirectives(tx: Tx, agencyId: number, documentId: string): Promise<TraceDirectiveRow[]> {
  return (
    await sql<TraceDirectiveRow>`select d.id, d.kind, d.text, d.by_post_id, name_then('person', p.id, d.created_at, p.full_name) as by_name,
      name_then('post', o.id, d.created_at, o.title) as by_title, name_then('person', bp.id, d.created_at, bp.full_name) as on_behalf_name,
      d.created_at, d.due_at, d.reply_needed, d.replaced_at, d.parent_assignment_id
    from directive d join post o on o.agency_id = d.agency_id and o.id = d.by_post_id join person p on p.id = o.person_id
      left join post b on b.agency_id = d.agency_id and b.id = d.on_behalf_post_id left join person bp on bp.id = b.person_id
    where d.agency_id = ${agencyId} and d.document_id = ${documentId} order by d.created_at, d.id`.execute(tx)
  ).rows;
}

export type TraceAssignmentRow = {
  id: string;
  directive_id: string;
  role: "lead" | "co-ordinate" | "inform";
  state: "new" | "seen" | "working" | "done" | "returned" | "replaced";
  unit_id: string | null;
  unit_name: string | null;
  post_id: string | null;
  full_name: string | null;
  post_title: string | null;
  due_at: Date | null;
  seen_at: Date | null;
  started_at: Date | null;
  done_at: Date | null;
  note: string;
};

export async function listAssignments(tx: Tx, agencyId: number, documentId: string): Promise<TraceAssignmentRow[]> {
  return (
    await sql<TraceAssignmentRow>`select a.id, a.directive_id, a.role, a.state, a.unit_id, name_then('unit', u.id, a.created_at, u.name) as unit_name, a.post_id,
      name_then('person', p.id, a.created_at, p.full_name) as full_name, name_then('post', o.id, a.created_at, o.title) as post_title,
      a.due_at, a.seen_at, a.started_at, a.done_at, a.note
    from assignment a left join unit u on u.agency_id = a.agency_id and u.id = a.unit_id
      left join post o on o.agency_id = a.agency_id and o.id = a.post_id left join person p on p.id = o.person_id
    where a.agency_id = ${agencyId} and a.document_id = ${documentId}
    order by a.created_at, case a.role when 'lead' then 0 when 'co-ordinate' then 1 else 2 end, a.id`.execute(tx)
  ).rows;
}

export type TraceHeadRow = {
  registered_at: Date;
  registered_name: string;
  registered_title: string;
  handed_at: Date | null;
  done_at: Date | null;
  done_note: string | null;
  holder: string | null;
  state: string;
};

export async function findTraceHead(tx: Tx, agencyId: number, documentId: string): Promise<TraceHeadRow | undefined> {
  return (
    await sql<TraceHeadRow>`select i.registered_at, name_then('person', p.id, i.registered_at, p.full_name) as registered_name,
      name_then('post', o.id, i.registered_at, o.title) as registered_title, i.handed_at, i.done_at, i.done_note, i.holder, i.state
    from incoming_document i left join post o on o.agency_id = i.agency_id and o.id = i.registered_by left join person p on p.id = o.person_id
    where i.agency_id = ${agencyId} and i.id = ${documentId}`.execute(tx)
  ).rows[0];
}

export type ReplyRow = {
  id: string;
  subject: string;
  state: string;
  code_number: string | null;
  code_notation: string;
};

export async function listReplies(tx: Tx, agencyId: number, documentId: string): Promise<ReplyRow[]> {
  return (
    await sql<ReplyRow>`select id, subject, state, code_number, code_notation from outgoing_document
    where agency_id = ${agencyId} and reply_to_id = ${documentId} and state <> 'discarded' order by created_at`.execute(
      tx,
    )
  ).rows;
}
