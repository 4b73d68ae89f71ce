import { sql, type Tx } from "#src/platform/db/database.ts";
import type { RecipientStatus } from "#src/rules/exchange/recipient-way.ts";
import type { RecipientState } from "#src/rules/exchange/status.ts";

export type RecipientRecord = {
  id: string;
  document_id: string;
  code: string | null;
  name: string;
  purpose: string;
  delivery: "exchange" | "paper";
  status: RecipientStatus;
  status_code: RecipientState["handling"];
  status_at: Date | null;
  status_note: string | null;
  recall: RecipientState["recall"];
  resent: boolean;
  /** the whole document was taken back */
  recalled: boolean;
  sent_at: Date | null;
  sent_legal_at: Date | null;
  arrived_at: Date | null;
  message_id: string | null;
  attempts: number;
  next_try_at: Date | null;
  last_error: string | null;
};

const COLUMNS = sql`r.id, r.document_id, r.code, r.name, r.purpose, r.delivery, r.status, r.status_code, r.status_at, r.status_note, r.recall,
  r.resent,
  exists (select 1 from outgoing_document o where o.agency_id = r.agency_id and o.id = r.document_id and o.recalled_at is not null) as recalled,
  r.sent_at, r.sent_legal_at, r.arrived_at, r.message_id, coalesce(m.attempts, 0) as attempts, m.next_try_at, m.last_error`;
const FROM = sql`recipient r left join exchange_message m on m.agency_id = r.agency_id and m.id = r.message_id`;

export async function listRecipients(tx: Tx, agencyId: number, documentId: string): Promise<RecipientRecord[]> {
  return (
    await sql<RecipientRecord>`select ${COLUMNS} from ${FROM} where r.agency_id = ${agencyId} and r.document_id = ${documentId}
    order by r.id`.execute(tx)
  ).rows;
}

export async function findRecipient(
  tx: Tx,
  agencyId: number,
  ask: { id: string; lock?: boolean },
): Promise<RecipientRecord | undefined> {
  return (
    await sql<RecipientRecord>`select ${COLUMNS} from ${FROM} where r.agency_id = ${agencyId} and r.id = ${ask.id}
    ${ask.lock ? sql`for update of r` : sql``}`.execute(tx)
  ).rows[0];
}

export async function lockDocument(tx: Tx, agencyId: number, documentId: string): Promise<void> {
  await sql`select 1 from outgoing_document where agency_id = ${agencyId} and id = ${documentId} for update`.execute(
    tx,
  );
}

export type RecipientChange = {
  id: string;
  status?: RecipientStatus;
  statusCode?: RecipientState["handling"];
  note?: string | null;
  recall?: RecipientState["recall"];
  resent?: boolean;
  messageId?: string;
  arrivedAt?: Date | null;
  /** hand-over to delivery, both times (QC-7.1) */
  sent?: { at: Date; legalAt: Date };
  now: Date;
};

export async function updateRecipient(tx: Tx, agencyId: number, change: RecipientChange): Promise<void> {
  const set = [sql`status_at = ${change.now}`];
  if (change.status !== undefined) set.push(sql`status = ${change.status}`);
  if (change.statusCode !== undefined) set.push(sql`status_code = ${change.statusCode}`);
  if (change.note !== undefined) set.push(sql`status_note = ${change.note}`);
  if (change.recall !== undefined) set.push(sql`recall = ${change.recall}`);
  if (change.resent !== undefined) set.push(sql`resent = ${change.resent}`);
  if (change.messageId !== undefined) set.push(sql`message_id = ${change.messageId}`);
  if (change.arrivedAt !== undefined) set.push(sql`arrived_at = coalesce(arrived_at, ${change.arrivedAt})`);
  if (change.sent) set.push(sql`sent_at = ${change.sent.at}, sent_legal_at = ${change.sent.legalAt}`);
  await sql`update recipient set ${sql.join(set)} where agency_id = ${agencyId} and id = ${change.id}`.execute(tx);
}

export type EventRecord = {
  id: string;
  recipient_id: string;
  status: string;
  status_code: string | null;
  at: Date;
  note: string;
};

export async function insertEvent(
  tx: Tx,
  agencyId: number,
  row: Omit<EventRecord, "recipient_id"> & { recipientId: string },
): Promise<void> {
  await sql`insert into recipient_event (agency_id, id, recipient_id, status, status_code, at, note)
    values (${agencyId}, ${row.id}, ${row.recipientId}, ${row.status}, ${row.status_code}, ${row.at}, ${row.note})`.execute(
    tx,
  );
}

/** Everything that happened to the recipients of a document, oldest first; within one moment our own steps, then the codes. */
export async function listEvents(tx: Tx, agencyId: number, documentId: string): Promise<EventRecord[]> {
  return (
    await sql<EventRecord>`select e.id, e.recipient_id, e.status, e.status_code, e.at, e.note from recipient_event e
    join recipient r on r.agency_id = e.agency_id and r.id = e.recipient_id
    where e.agency_id = ${agencyId} and r.document_id = ${documentId} order by e.at, e.status_code nulls first, e.id`.execute(
      tx,
    )
  ).rows;
}
