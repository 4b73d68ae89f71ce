import { sql, type Tx } from "#src/platform/db/database.ts";
import type { IncomingState } from "#src/rules/routing/incoming-states.ts";
import type { Receipt, RegisterFields, Urgency } from "./incoming-fields.contract.ts";

export type StoredAttachment = { sha256: string; name: string; mediaType: string; size: number };

export type IncomingRecord = {
  id: string;
  intake_id: string;
  book_id: string;
  book_name: string;
  arrival_number: number;
  arrival_year: number;
  way: "upload" | "exchange";
  state: IncomingState;
  code_number: string;
  code_notation: string;
  issued_date: string;
  issued_place: string;
  organ_name: string;
  organ_code: string | null;
  type_name: string;
  subject: string;
  signer_position: string;
  signer_name: string;
  urgency: Urgency;
  language: string;
  page_amount: number | null;
  description: string;
  to_places: string;
  received_at: Date;
  received_legal_at: Date;
  received_reason: string;
  registered_at: Date;
  registered_by: string;
  /** what the letter asks for (hạn trả lời, PL VI) */
  reply_by: string | null;
  /** what the office has decided; until then what the letter asks for */
  due_at: Date | null;
  handed_at: Date | null;
  held_since: Date | null;
  receipt: Receipt;
  for_reference: boolean;
  file_sha256: string;
  file_name: string;
  media_type: string;
  file_size: number;
  attachments: StoredAttachment[];
  sender_code: string | null;
  message_document_id: string | null;
  holder: string | null;
  done_at: Date | null;
  done_note: string | null;
  recalled_at: Date | null;
  recall_asked_at: Date | null;
  recall_reason: string | null;
  recall_answered_at: Date | null;
  recall_answer: "agreed" | "refused" | null;
  recall_note: string | null;
  changed_by: string | null;
  changed_at: Date | null;
  row_version: number;
};

/** One document of this agency, with the name of its book. */
export async function findIncoming(tx: Tx, agencyId: number, id: string): Promise<IncomingRecord | undefined> {
  return (
    await sql<IncomingRecord>`select d.*, b.name as book_name from incoming_document d
    join register_book b on b.agency_id = d.agency_id and b.id = d.book_id
    where d.agency_id = ${agencyId} and d.id = ${id}`.execute(tx)
  ).rows[0];
}

export type IncomingInsert = {
  id: string;
  intakeId: string;
  bookId: string;
  arrivalNumber: number;
  arrivalYear: number;
  way: "upload" | "exchange";
  state: IncomingState;
  fields: RegisterFields;
  receivedAt: Date;
  receivedLegalAt: Date;
  receivedReason: string;
  registeredAt: Date;
  registeredBy: string;
  dueAt: Date | null;
  handedAt: Date | null;
  receipt: Receipt;
  file: StoredAttachment;
  attachments: StoredAttachment[];
  senderCode: string | null;
  messageDocumentId: string | null;
  holder: string;
};

export async function insertIncoming(tx: Tx, agencyId: number, row: IncomingInsert): Promise<void> {
  const f = row.fields;
  await sql`insert into incoming_document (agency_id, id, intake_id, book_id, arrival_number, arrival_year, way, state, code_number, code_notation,
      issued_date, issued_place, organ_name, organ_code, type_name, subject, signer_position, signer_name, urgency, language, page_amount,
      description, to_places, received_at, received_legal_at, received_reason, registered_at, registered_by, reply_by, due_at, handed_at, receipt,
      for_reference, file_sha256, file_name, media_type, file_size, attachments, sender_code, message_document_id, holder, held_since, changed_by, changed_at)
    values (${agencyId}, ${row.id}, ${row.intakeId}, ${row.bookId}, ${row.arrivalNumber}, ${row.arrivalYear}, ${row.way}, ${row.state},
      ${f.codeNumber}, ${f.codeNotation}, ${f.issuedDate}, ${f.issuedPlace}, ${f.organName}, ${f.organCode}, ${f.typeName}, ${f.subject},
      ${f.signerPosition}, ${f.signerName}, ${f.urgency}, ${f.language}, ${f.pageAmount}, ${f.description}, ${f.toPlaces},
      ${row.receivedAt}, ${row.receivedLegalAt}, ${row.receivedReason}, ${row.registeredAt}, ${row.registeredBy}, ${f.dueDate}, ${row.dueAt}, ${row.handedAt},
      ${JSON.stringify(row.receipt)}, ${row.receipt.forReference}, ${row.file.sha256}, ${row.file.name}, ${row.file.mediaType}, ${row.file.size},
      ${JSON.stringify(row.attachments)}, ${row.senderCode}, ${row.messageDocumentId}, ${row.holder}, ${row.registeredAt}, ${row.registeredBy}, ${row.registeredAt})`.execute(
    tx,
  );
}

const COLUMNS = {
  codeNumber: "code_number",
  codeNotation: "code_notation",
  issuedDate: "issued_date",
  issuedPlace: "issued_place",
  organName: "organ_name",
  organCode: "organ_code",
  typeName: "type_name",
  subject: "subject",
  signerPosition: "signer_position",
  signerName: "signer_name",
  urgency: "urgency",
  language: "language",
  pageAmount: "page_amount",
  description: "description",
  toPlaces: "to_places",
} as const;
export type CorrectableColumn = keyof typeof COLUMNS;

export async function updateFields(
  tx: Tx,
  agencyId: number,
  change: {
    id: string;
    values: Partial<Record<CorrectableColumn, string | number | null>>;
    replyBy: string | null | undefined;
    dueAt: Date | null | undefined;
    by: string;
    now: Date;
  },
): Promise<void> {
  const set = (Object.keys(change.values) as CorrectableColumn[]).map(
    (name) => sql`${sql.ref(COLUMNS[name])} = ${change.values[name] ?? null}`,
  );
  if (change.replyBy !== undefined) set.push(sql`reply_by = ${change.replyBy}`);
  if (change.dueAt !== undefined) set.push(sql`due_at = ${change.dueAt}`);
  set.push(sql`changed_by = ${change.by}`, sql`changed_at = ${change.now}`, sql`row_version = row_version + 1`);
  await sql`update incoming_document set ${sql.join(set)} where agency_id = ${agencyId} and id = ${change.id}`.execute(
    tx,
  );
}

/** The document that came with a message of the axis. */
export async function findByMessage(
  tx: Tx,
  agencyId: number,
  message: { senderCode: string; messageDocumentId: string },
): Promise<{ id: string } | undefined> {
  return (
    await sql<{
      id: string;
    }>`select id from incoming_document where agency_id = ${agencyId} and sender_code = ${message.senderCode}
    and message_document_id = ${message.messageDocumentId} order by registered_at desc limit 1`.execute(tx)
  ).rows[0];
}

/** Is somebody or some unit charged with leading the work? Nobody = the directive was for information. */
export async function hasLead(tx: Tx, agencyId: number, documentId: string): Promise<boolean> {
  const found = await sql`select 1 from assignment where agency_id = ${agencyId} and document_id = ${documentId}
    and role = 'lead' and state <> 'replaced' limit 1`.execute(tx);
  return found.rows.length > 0;
}

/** Why it waits for these keys; null when nothing waits. */
export async function ownBox(
  tx: Tx,
  agencyId: number,
  ask: { documentId: string; principalIds: readonly number[] },
): Promise<string | null> {
  const found = await sql<{
    box: string;
  }>`select box from doc_access where agency_id = ${agencyId} and doc_id = ${ask.documentId}
    and principal_id = any (${[...ask.principalIds]}::int[]) and box <> 'done' order by box = 'to-know', box limit 1`.execute(
    tx,
  );
  return found.rows[0]?.box ?? null;
}
