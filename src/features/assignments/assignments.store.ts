import { sql, type Tx } from "#src/platform/db/database.ts";

export type DirectiveInsert = {
  id: string;
  documentId: string;
  kind: "proposal" | "directive" | "assignment";
  byPostId: string;
  text: string;
  dueAt: Date | null;
  replyNeeded: boolean;
  parentAssignmentId: string | null;
  now: Date;
};

export async function insertDirective(tx: Tx, agencyId: number, row: DirectiveInsert): Promise<void> {
  await sql`insert into directive (agency_id, id, document_id, kind, by_post_id, text, due_at, reply_needed, parent_assignment_id, created_at)
    values (${agencyId}, ${row.id}, ${row.documentId}, ${row.kind}, ${row.byPostId}, ${row.text}, ${row.dueAt}, ${row.replyNeeded}, ${row.parentAssignmentId}, ${row.now})`.execute(
    tx,
  );
}

export type AssignmentInsert = {
  id: string;
  directiveId: string;
  documentId: string;
  role: string;
  unitId: string | null;
  postId: string | null;
  dueAt: Date | null;
  now: Date;
};

export async function insertAssignment(tx: Tx, agencyId: number, row: AssignmentInsert): Promise<void> {
  await sql`insert into assignment (agency_id, id, directive_id, document_id, role, unit_id, post_id, due_at, state, created_at)
    values (${agencyId}, ${row.id}, ${row.directiveId}, ${row.documentId}, ${row.role}, ${row.unitId}, ${row.postId}, ${row.dueAt}, 'new', ${row.now})`.execute(
    tx,
  );
}

export type AssignmentRow = {
  id: string;
  directive_id: string;
  document_id: string;
  role: "lead" | "co-ordinate" | "inform";
  unit_id: string | null;
  post_id: string | null;
  due_at: Date | null;
  state: string;
  kind: string;
  parent_assignment_id: string | null;
  by_post_id: string;
};

/** Locked until the transaction ends. */
export async function findAssignment(tx: Tx, agencyId: number, id: string): Promise<AssignmentRow | undefined> {
  return (
    await sql<AssignmentRow>`select a.id, a.directive_id, a.document_id, a.role, a.unit_id, a.post_id, a.due_at, a.state, d.kind, d.parent_assignment_id, d.by_post_id
    from assignment a join directive d on d.agency_id = a.agency_id and d.id = a.directive_id
    where a.agency_id = ${agencyId} and a.id = ${id} for update of a`.execute(tx)
  ).rows[0];
}

export type StandingRow = {
  id: string;
  post_id: string | null;
  by_post_id: string;
  text: string;
  due_at: Date | null;
  /** posts, sorted */
  coordinators: string[];
};

/** The lead a unit has given its work to and which nobody has returned or replaced. */
export async function findStanding(tx: Tx, agencyId: number, parentId: string): Promise<StandingRow | undefined> {
  return (
    await sql<StandingRow>`select a.id, a.post_id, d.by_post_id, d.text, a.due_at,
      array(select c.post_id from assignment c where c.agency_id = d.agency_id and c.directive_id = d.id and c.role = 'co-ordinate'
        order by c.post_id collate "C") as coordinators
    from directive d join assignment a on a.agency_id = d.agency_id and a.directive_id = d.id and a.role = 'lead'
    where d.agency_id = ${agencyId} and d.parent_assignment_id = ${parentId} and d.replaced_at is null
      and a.state in ('new', 'seen', 'working')`.execute(tx)
  ).rows[0];
}

export async function setState(
  tx: Tx,
  agencyId: number,
  change: { id: string; state: string; now: Date; note?: string },
): Promise<void> {
  await sql`update assignment set state = ${change.state}, note = coalesce(${change.note ?? null}, note),
    seen_at = coalesce(seen_at, ${change.now}),
    started_at = case when ${change.state} = 'working' then coalesce(started_at, ${change.now}) else started_at end,
    done_at = case when ${change.state} = 'done' then ${change.now}::timestamptz else done_at end
    where agency_id = ${agencyId} and id = ${change.id}`.execute(tx);
}

/** What an earlier directive gave is replaced by a new one; proposals of the chief of office end with the directive. */
export async function replaceEarlier(
  tx: Tx,
  agencyId: number,
  which: { documentId: string; parentAssignmentId: string | null; now: Date },
): Promise<void> {
  await sql`with old as (update directive set replaced_at = ${which.now} where agency_id = ${agencyId} and document_id = ${which.documentId} and replaced_at is null
      and (${which.parentAssignmentId}::text is null or parent_assignment_id = ${which.parentAssignmentId}) returning id)
    update assignment set state = 'replaced' where agency_id = ${agencyId} and directive_id in (select id from old) and state in ('new', 'seen', 'working', 'returned')`.execute(
    tx,
  );
}

/** All open work of a document is over: it was finished, or its sender recalled it. */
export async function closeOpen(
  tx: Tx,
  agencyId: number,
  which: { documentId: string; now: Date; state: "done" | "replaced" },
): Promise<void> {
  await sql`update assignment set state = ${which.state}, done_at = case when ${which.state} = 'done' then ${which.now}::timestamptz end
    where agency_id = ${agencyId} and document_id = ${which.documentId} and state in ('new', 'seen', 'working')
      and directive_id in (select id from directive where agency_id = ${agencyId} and document_id = ${which.documentId} and kind <> 'proposal')`.execute(
    tx,
  );
}

/** Open work of a post, and proposals that name it, are another's from now on. @returns the letters */
export async function moveOpen(tx: Tx, agencyId: number, which: { from: string; to: string }): Promise<string[]> {
  // who has a part in the same work already does not get it twice
  await sql`update assignment a set state = 'replaced' where a.agency_id = ${agencyId} and a.post_id = ${which.from}
    and a.state in ('new', 'seen', 'working') and a.role <> 'lead' and exists (select 1 from assignment o
      where o.agency_id = a.agency_id and o.directive_id = a.directive_id and o.post_id = ${which.to})`.execute(tx);
  const moved = await sql<{ document_id: string }>`update assignment set post_id = ${which.to},
    state = case when state = 'seen' then 'new' else state end, seen_at = case when state = 'seen' then null else seen_at end
    where agency_id = ${agencyId} and post_id = ${which.from} and state in ('new', 'seen', 'working') returning document_id`.execute(
    tx,
  );
  return [...new Set(moved.rows.map((row) => row.document_id))];
}

export async function markAssignmentsSeen(
  tx: Tx,
  agencyId: number,
  seen: { documentId: string; postId: string; unitId: string | null; now: Date },
): Promise<string[]> {
  const done = await sql<{
    id: string;
  }>`update assignment set state = 'seen', seen_at = ${seen.now} where agency_id = ${agencyId} and document_id = ${seen.documentId}
    and state = 'new' and (post_id = ${seen.postId} or unit_id = ${seen.unitId}) returning id`.execute(tx);
  return done.rows.map((row) => row.id);
}

export type WithdrawRow = {
  id: string;
  document_id: string;
  by_post_id: string;
  created_at: Date;
  kind: string;
  replaced_at: Date | null;
  seen: number;
};

export async function findForWithdraw(tx: Tx, agencyId: number, id: string): Promise<WithdrawRow | undefined> {
  return (
    await sql<WithdrawRow>`select d.id, d.document_id, d.by_post_id, d.created_at, d.kind, d.replaced_at,
      (select count(*) from assignment a where a.agency_id = d.agency_id and a.directive_id = d.id and a.state <> 'new')::int as seen
    from directive d where d.agency_id = ${agencyId} and d.id = ${id} for update`.execute(tx)
  ).rows[0];
}
