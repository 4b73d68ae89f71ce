import { sql, type Tx } from "#src/platform/db/database.ts";
import type { StatusContent } from "#src/rules/exchange/message.ts";

export type MessageRecord = {
  id: string;
  direction: "out" | "in";
  kind: "document" | "status";
  from_code: string;
  to_code: string;
  message_document_id: string;
  status_code: string;
  document_id: string | null;
  recipient_id: string | null;
  file_sha256: string | null;
  content: StatusContent | null;
  state: "queued" | "sent" | "failed" | "received" | "refused";
  attempts: number;
  last_error: string | null;
  created_at: Date;
  next_try_at: Date | null;
};

export type MessageInsert = {
  id: string;
  direction: "out" | "in";
  kind: "document" | "status";
  fromCode: string;
  toCode: string;
  messageDocumentId: string;
  /** `01` …; for documents what is unusual about them: `update` */
  statusCode: string;
  about: string;
  documentId: string | null;
  recipientId: string | null;
  fileSha256: string | null;
  content: StatusContent | null;
  state: "queued" | "received";
  now: Date;
};

/** @returns false when this very message was written before: nothing happens twice */
export async function insertMessage(tx: Tx, agencyId: number, row: MessageInsert): Promise<boolean> {
  const done =
    await sql`insert into exchange_message (agency_id, id, direction, kind, from_code, to_code, message_document_id, status_code, about,
      document_id, recipient_id, file_sha256, content, state, created_at)
    values (${agencyId}, ${row.id}, ${row.direction}, ${row.kind}, ${row.fromCode}, ${row.toCode}, ${row.messageDocumentId}, ${row.statusCode},
      ${row.about}, ${row.documentId}, ${row.recipientId}, ${row.fileSha256}, ${row.content === null ? null : JSON.stringify(row.content)}::jsonb,
      ${row.state}, ${row.now})
    on conflict (agency_id, direction, kind, from_code, to_code, message_document_id, status_code, about) do nothing returning id`.execute(
      tx,
    );
  return done.rows.length > 0;
}

export async function findMessage(
  tx: Tx,
  agencyId: number,
  ask: { id: string; lock?: boolean },
): Promise<MessageRecord | undefined> {
  return (
    await sql<MessageRecord>`select * from exchange_message where agency_id = ${agencyId} and id = ${ask.id}
    ${ask.lock ? sql`for update` : sql``}`.execute(tx)
  ).rows[0];
}

/** How the last try of one message ended. */
export async function updateMessage(
  tx: Tx,
  agencyId: number,
  change: {
    id: string;
    state: "queued" | "sent" | "failed";
    attempts: number;
    lastError: string | null;
    sentAt: Date | null;
    nextTryAt: Date | null;
  },
): Promise<void> {
  await sql`update exchange_message set state = ${change.state}, attempts = ${change.attempts}, last_error = ${change.lastError},
    sent_at = coalesce(${change.sentAt}, sent_at), next_try_at = ${change.nextTryAt}
    where agency_id = ${agencyId} and id = ${change.id}`.execute(tx);
}

/** The document message of ours that a status of `from` answers; the newest when it was sent again. */
export async function findSent(
  tx: Tx,
  agencyId: number,
  ask: { messageDocumentId: string; toCodes: readonly string[] },
): Promise<MessageRecord | undefined> {
  return (
    await sql<MessageRecord>`select * from exchange_message where agency_id = ${agencyId} and direction = 'out' and kind = 'document'
    and message_document_id = ${ask.messageDocumentId} and to_code = any (${[...ask.toCodes]}::text[])
    order by created_at desc, id desc limit 1`.execute(tx)
  ).rows[0];
}

/** A letter and its recall that come at the same moment wait for each other. */
export async function lockRecall(
  tx: Tx,
  agencyId: number,
  ask: { fromCode: string; messageDocumentId: string },
): Promise<void> {
  await sql`select pg_advisory_xact_lock(${agencyId}, hashtext(${`recall ${ask.fromCode} ${ask.messageDocumentId}`}))`.execute(
    tx,
  );
}

/** Has the sender asked for this message back already, even before it arrived? @returns why, null when it has not */
export async function recallOf(
  tx: Tx,
  agencyId: number,
  ask: { fromCode: string; messageDocumentId: string },
): Promise<{ reason: string } | null> {
  const found = await sql<{
    reason: string;
  }>`select coalesce(content ->> 'description', '') as reason from exchange_message
    where agency_id = ${agencyId} and direction = 'in' and kind = 'status' and status_code = '13'
    and from_code = ${ask.fromCode} and message_document_id = ${ask.messageDocumentId} order by created_at desc limit 1`.execute(
    tx,
  );
  return found.rows[0] ?? null;
}

/** Messages that wait without anybody working on them: their job was lost with a database or a worker. */
export async function listForgotten(tx: Tx, agencyId: number, before: Date): Promise<string[]> {
  return (
    await sql<{
      id: string;
    }>`select id from exchange_message where agency_id = ${agencyId} and direction = 'out' and state = 'queued'
    and coalesce(next_try_at, created_at) < ${before} order by created_at limit 500`.execute(tx)
  ).rows.map((row) => row.id);
}

/** Agencies with something in the queue; ids only, for the worker's round. */
export async function agenciesWithQueue(tx: Tx): Promise<number[]> {
  return (
    await sql<{
      agency_id: number;
    }>`select agency_id from queue_figures() where queue = 'exchange' and waiting > 0`.execute(tx)
  ).rows.map((row) => row.agency_id);
}
