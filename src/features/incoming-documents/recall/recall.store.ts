import { sql, type Tx } from "#src/platform/db/database.ts";

/** The sender asks (again): what was answered before stands in the history. */
export async function setRecallAsked(
  tx: Tx,
  agencyId: number,
  ask: { id: string; reason: string; now: Date },
): Promise<void> {
  await sql`update incoming_document set recall_asked_at = ${ask.now}, recall_reason = ${ask.reason}, recall_answered_at = null,
    recall_answer = null, recall_note = null, row_version = row_version + 1, changed_by = null, changed_at = ${ask.now}
    where agency_id = ${agencyId} and id = ${ask.id}`.execute(tx);
}

export async function setRecallAnswer(
  tx: Tx,
  agencyId: number,
  answer: { id: string; answer: "agreed" | "refused"; note: string; by: string; now: Date },
): Promise<void> {
  await sql`update incoming_document set recall_answer = ${answer.answer}, recall_answered_at = ${answer.now}, recall_note = ${answer.note},
    row_version = row_version + 1, changed_by = ${answer.by}, changed_at = ${answer.now}
    where agency_id = ${agencyId} and id = ${answer.id}`.execute(tx);
}

export type OpenRecall = {
  id: string;
  arrival_number: number;
  organ_name: string;
  code_number: string;
  code_notation: string;
  subject: string;
  recall_asked_at: Date;
  recall_reason: string;
};

/** Registered letters whose sender waits for an answer, the oldest first. */
export async function listOpenRecalls(tx: Tx, agencyId: number): Promise<OpenRecall[]> {
  return (
    await sql<OpenRecall>`select id, arrival_number, organ_name, code_number, code_notation, subject, recall_asked_at, recall_reason
    from incoming_document where agency_id = ${agencyId} and recall_asked_at is not null and recall_answered_at is null
    order by recall_asked_at, id limit 100`.execute(tx)
  ).rows;
}
