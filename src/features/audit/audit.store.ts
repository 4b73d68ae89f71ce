import { sql, type Tx } from "#src/platform/db/database.ts";
import type { ChainEvent } from "./chain.rules.ts";

export type EventInsert = ChainEvent & { mark: string; stamps: string | null };
export type TextInsert = { eventId: string; salt: string; body: Record<string, string> };

/** The rows and their readable values in one statement. */
export async function insertTrail(
  tx: Tx,
  agencyId: number,
  of: { events: readonly EventInsert[]; texts: readonly TextInsert[] },
): Promise<void> {
  await sql`with told as (insert into audit_event (agency_id, id, at, person_id, post_id, on_behalf_post_id, action, object_type, object_id, document_id,
        facts, text_hash, from_address, request_id, mark, stamps)
      select ${agencyId}, id, at, "personId", "postId", "onBehalfPostId", action, "objectType", "objectId", "documentId", facts, "textHash",
        "from", "requestId", mark, stamps
      from json_to_recordset(${JSON.stringify(of.events)}::json) as e(id text, at timestamptz, "personId" text, "postId" text,
        "onBehalfPostId" text, action text, "objectType" text, "objectId" text, "documentId" text, facts jsonb, "textHash" text, "from" text,
        "requestId" text, mark text, stamps text))
    insert into audit_text (agency_id, event_id, salt, body)
      select ${agencyId}, "eventId", salt, body from json_to_recordset(${JSON.stringify(of.texts)}::json) as t("eventId" text, salt text, body jsonb)`.execute(
    tx,
  );
}

/** The rest of the transaction belongs to this agency. */
export async function turnTo(tx: Tx, agencyId: number): Promise<void> {
  await sql`select set_config('app.agency', ${String(agencyId)}, true)`.execute(tx);
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
