import { sql, type Tx } from "#src/platform/db/database.ts";

export type EventInsert = {
  agencyId: number;
  id: string;
  at: Date;
  personId: string | null;
  postId: string | null;
  onBehalfPostId: string | null;
  action: string;
  objectType: string;
  objectId: string;
  documentId: string | null;
  facts: object;
  textHash: string | null;
  from: string;
  requestId: string;
  mark: string;
};

export async function insertEvent(tx: Tx, row: EventInsert): Promise<void> {
  await sql`insert into audit_event (agency_id, id, at, person_id, post_id, on_behalf_post_id, action, object_type, object_id, document_id, facts, text_hash, from_address, request_id, mark)
    values (${row.agencyId}, ${row.id}, ${row.at}, ${row.personId}, ${row.postId}, ${row.onBehalfPostId}, ${row.action}, ${row.objectType},
      ${row.objectId}, ${row.documentId}, ${JSON.stringify(row.facts)}, ${row.textHash}, ${row.from}, ${row.requestId}, ${row.mark})`.execute(
    tx,
  );
}

/** Has this person's reading of the document, with at least these facts, been recorded since then? */
export async function readSince(
  tx: Tx,
  agencyId: number,
  ask: { action: string; documentId: string; personId: string | null; facts: object; since: Date },
): Promise<boolean> {
  const found = await sql`select 1 from audit_event where agency_id = ${agencyId} and document_id = ${ask.documentId}
    and action = ${ask.action} and facts @> ${JSON.stringify(ask.facts)}::jsonb and person_id = ${ask.personId} and at > ${ask.since} limit 1`.execute(
    tx,
  );
  return found.rows.length > 0;
}

/** `body` is JSON */
export type TextInsert = { agencyId: number; eventId: string; salt: string; body: string };

export async function insertText(tx: Tx, row: TextInsert): Promise<void> {
  await sql`insert into audit_text (agency_id, event_id, salt, body) values (${row.agencyId}, ${row.eventId}, ${row.salt}, ${row.body})`.execute(
    tx,
  );
}
