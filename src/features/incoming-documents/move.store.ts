import { sql, type Tx } from "#src/platform/db/database.ts";

export type MoveRow = {
  state: string;
  row_version: number;
  received_legal_at: Date;
  reply_by: string | null;
  due_at: Date | null;
  sort_at: Date;
  holder: string | null;
  subject: string;
  changed_by: string | null;
  changed_at: Date | null;
};

/** Locks the document's row until the transaction ends, so that two people never move it at once. */
export async function lockForMove(tx: Tx, agencyId: number, documentId: string): Promise<MoveRow | undefined> {
  return (
    await sql<MoveRow>`select state, row_version, received_legal_at, reply_by, due_at, received_at as sort_at, holder, subject, changed_by, changed_at from incoming_document
    where agency_id = ${agencyId} and id = ${documentId} for update`.execute(tx)
  ).rows[0];
}

export async function updateMove(
  tx: Tx,
  agencyId: number,
  move: {
    documentId: string;
    state: string;
    holder: string | null;
    dueAt?: Date | null;
    doneAt: Date | null;
    doneNote: string | null;
    handedAt: Date | null;
    by: string | null;
    now: Date;
  },
): Promise<number> {
  const done = await sql<{
    row_version: number;
  }>`update incoming_document set state = ${move.state}, holder = ${move.holder}, row_version = row_version + 1,
    due_at = case when ${move.dueAt !== undefined} then ${move.dueAt ?? null} else due_at end,
    handed_at = coalesce(handed_at, ${move.handedAt}), done_at = ${move.doneAt}, done_note = coalesce(${move.doneNote}, done_note),
    recalled_at = case when ${move.state} = 'recalled' then coalesce(recalled_at, ${move.now}) else recalled_at end,
    held_since = case when holder is distinct from ${move.holder} then ${move.now} else held_since end, changed_by = ${move.by}, changed_at = ${move.now}
    where agency_id = ${agencyId} and id = ${move.documentId} returning row_version`.execute(tx);
  return done.rows[0]?.row_version ?? 0;
}

/** @returns whether the letter stood in one of the names */
export async function renameHolder(
  tx: Tx,
  agencyId: number,
  to: { documentId: string; from: string[]; to: string; by: string | null; now: Date },
): Promise<boolean> {
  const done =
    await sql`update incoming_document set holder = ${to.to}, held_since = ${to.now}, row_version = row_version + 1,
    changed_by = ${to.by}, changed_at = ${to.now}
    where agency_id = ${agencyId} and id = ${to.documentId} and holder = any (${to.from}::text[]) returning id`.execute(
      tx,
    );
  return done.rows.length > 0;
}

/** An outgoing document of this agency that has left. */
export async function isIssued(tx: Tx, agencyId: number, outgoingId: string): Promise<boolean> {
  const found = await sql`select 1 from outgoing_document where agency_id = ${agencyId} and id = ${outgoingId}
    and issued_at is not null`.execute(tx);
  return found.rows.length > 0;
}
