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

/** Has one of these of this person, with at least these facts, been recorded since then: of the document, or of a thing that is none? */
export async function readSince(
  tx: Tx,
  agencyId: number,
  ask: {
    actions: readonly string[];
    documentId: string | null;
    objectId: string;
    personId: string | null;
    facts: object;
    since: Date;
  },
): Promise<boolean> {
  const which =
    ask.documentId === null
      ? sql`document_id is null and object_id = ${ask.objectId}`
      : sql`document_id = ${ask.documentId}`;
  const found = await sql`select 1 from audit_event where agency_id = ${agencyId} and ${which}
    and action = any (${[...ask.actions]}::text[]) and facts @> ${JSON.stringify(ask.facts)}::jsonb and person_id = ${ask.personId} and at > ${ask.since} limit 1`.execute(
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
