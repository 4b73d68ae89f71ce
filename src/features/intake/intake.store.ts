import type { Urgency } from "#src/features/incoming-documents/incoming-fields.contract.ts";
import { sql, type Tx } from "#src/platform/db/database.ts";
import type { VerifyResult } from "#src/rules/signing/verify-result.ts";
import type { Quote } from "#src/rules/vietnamese-text/key-sentence.ts";
import type { Proposals } from "./decisions/proposals.rules.ts";
import type { IntakeState, KeptFields } from "./intake.contract.ts";

export type StoredFile = { sha256: string; name: string; mediaType: string; size: number; pages: number | null };

export type GateRecord = {
  verdict: "free" | "asks" | "decided";
  reasons: {
    code: string;
    message: string;
    clause?: string;
    facts?: Record<string, string | number | boolean | null>;
  }[];
  unreadPages: number[];
  decidedBy?: string;
  decidedReason?: string;
};

export type IntakeRecord = {
  id: string;
  way: "upload" | "exchange";
  state: IntakeState;
  received_at: Date;
  received_legal_at: Date;
  received_reason: string;
  received_by: string | null;
  held_key: string | null;
  file_sha256: string | null;
  file_name: string | null;
  media_type: string | null;
  file_size: number | null;
  pages: number | null;
  attachments: StoredFile[];
  from_code: string | null;
  from_name: string | null;
  message_document_id: string | null;
  message_id: string | null;
  fields: { typed?: KeptFields; proposed?: Proposals };
  verification: VerifyResult | null;
  gate: Partial<GateRecord>;
  urgency: Urgency;
  note: string;
  sender_note: string | null;
  recalled_at: Date | null;
  recall_reason: string | null;
  document_id: string | null;
  decided_at: Date | null;
  decided_by: string | null;
  refuse_reason: string | null;
  changed_by: string | null;
  changed_at: Date | null;
  row_version: number;
};

export async function findIntake(
  tx: Tx,
  agencyId: number,
  ask: { id: string; lock?: boolean },
): Promise<IntakeRecord | undefined> {
  return (
    await sql<IntakeRecord>`select * from intake_item where agency_id = ${agencyId} and id = ${ask.id}
    ${ask.lock ? sql`for update` : sql``}`.execute(tx)
  ).rows[0];
}

export async function findIntakeByMessage(
  tx: Tx,
  agencyId: number,
  message: { fromCode: string; messageDocumentId: string },
): Promise<IntakeRecord | undefined> {
  return (
    await sql<IntakeRecord>`select * from intake_item where agency_id = ${agencyId} and way = 'exchange'
    and from_code = ${message.fromCode} and message_document_id = ${message.messageDocumentId}`.execute(tx)
  ).rows[0];
}

export type IntakeInsert = {
  id: string;
  way: "upload" | "exchange";
  state: "waiting" | "gate-asks";
  receivedAt: Date;
  receivedLegalAt: Date;
  receivedReason: string;
  receivedBy: string | null;
  heldKey: string | null;
  file: StoredFile | null;
  attachments: StoredFile[];
  fromCode: string | null;
  fromName: string | null;
  messageDocumentId: string | null;
  messageId: string | null;
  proposed: Proposals;
  /** the sentence of the letter that a leader decides on */
  quote: Quote | null;
  verification: VerifyResult | null;
  gate: GateRecord;
  urgency: Urgency;
  /** what the sender says about the message, its explanation when it sends again */
  senderNote: string;
};

/** @returns false when the same message was taken in before (nothing is written) */
export async function insertIntake(tx: Tx, agencyId: number, row: IntakeInsert): Promise<boolean> {
  const done =
    await sql`insert into intake_item (agency_id, id, way, state, received_at, received_legal_at, received_reason, received_by, held_key,
      file_sha256, file_name, media_type, file_size, pages, attachments, from_code, from_name, message_document_id, message_id, fields,
      verification, gate, urgency, sender_note)
    values (${agencyId}, ${row.id}, ${row.way}, ${row.state}, ${row.receivedAt}, ${row.receivedLegalAt}, ${row.receivedReason}, ${row.receivedBy},
      ${row.heldKey}, ${row.file?.sha256 ?? null}, ${row.file?.name ?? null}, ${row.file?.mediaType ?? null}, ${row.file?.size ?? null},
      ${row.file?.pages ?? null}, ${JSON.stringify(row.attachments)}, ${row.fromCode}, ${row.fromName}, ${row.messageDocumentId}, ${row.messageId},
      ${JSON.stringify({ typed: {}, proposed: row.proposed, quote: row.quote })}, ${row.verification === null ? null : JSON.stringify(row.verification)},
      ${JSON.stringify(row.gate)}, ${row.urgency}, ${row.senderNote || null})
    on conflict (agency_id, from_code, message_document_id) where way = 'exchange' do nothing returning id`.execute(tx);
  return done.rows.length > 0;
}

export type IntakeChange = {
  state?: IntakeState;
  typed?: KeptFields;
  urgency?: Urgency;
  note?: string;
  documentId?: string;
  refuseReason?: string;
  /** the sender took it back while it waited */
  recalled?: { reason: string };
  /** the item is decided for good: by whom */
  decided?: boolean;
  heldKey?: null;
  /** what the gate let through */
  freed?: Pick<
    IntakeInsert,
    "file" | "attachments" | "proposed" | "quote" | "verification" | "gate" | "fromName" | "urgency" | "senderNote"
  >;
  gate?: GateRecord;
  /** the encrypted bytes were removed */
  fileGone?: true;
};

/** @returns the new version */
export async function updateIntake(
  tx: Tx,
  agencyId: number,
  change: { id: string; by: string | null; now: Date } & IntakeChange,
): Promise<number> {
  const set = [sql`row_version = row_version + 1`, sql`changed_by = ${change.by}`, sql`changed_at = ${change.now}`];
  if (change.state) set.push(sql`state = ${change.state}`);
  if (change.typed) set.push(sql`fields = jsonb_set(fields, '{typed}', ${JSON.stringify(change.typed)}::jsonb)`);
  if (change.urgency) set.push(sql`urgency = ${change.urgency}`);
  if (change.note !== undefined) set.push(sql`note = ${change.note}`);
  if (change.documentId) set.push(sql`document_id = ${change.documentId}`);
  if (change.refuseReason) set.push(sql`refuse_reason = ${change.refuseReason}`);
  if (change.recalled) set.push(sql`recalled_at = ${change.now}`, sql`recall_reason = ${change.recalled.reason}`);
  if (change.decided) set.push(sql`decided_at = ${change.now}`, sql`decided_by = ${change.by}`);
  if (change.heldKey === null) set.push(sql`held_key = null`);
  if (change.gate) set.push(sql`gate = ${JSON.stringify(change.gate)}::jsonb`);
  if (change.fileGone) set.push(sql`file_sha256 = null`, sql`file_size = null`);
  if (change.freed) set.push(...freedColumns(change.freed));
  const done = await sql<{ row_version: number }>`update intake_item set ${sql.join(set)}
    where agency_id = ${agencyId} and id = ${change.id} returning row_version`.execute(tx);
  return done.rows[0]?.row_version ?? 0;
}

function freedColumns(freed: NonNullable<IntakeChange["freed"]>) {
  return [
    sql`file_sha256 = ${freed.file?.sha256 ?? null}`,
    sql`file_name = ${freed.file?.name ?? null}`,
    sql`media_type = ${freed.file?.mediaType ?? null}`,
    sql`file_size = ${freed.file?.size ?? null}`,
    sql`pages = ${freed.file?.pages ?? null}`,
    sql`attachments = ${JSON.stringify(freed.attachments)}::jsonb`,
    sql`fields = ${JSON.stringify({ typed: {}, proposed: freed.proposed, quote: freed.quote })}::jsonb`,
    sql`verification = ${freed.verification === null ? null : JSON.stringify(freed.verification)}::jsonb`,
    sql`gate = ${JSON.stringify(freed.gate)}::jsonb`,
    sql`from_name = ${freed.fromName}`,
    sql`urgency = ${freed.urgency}`,
    sql`sender_note = ${freed.senderNote || null}`,
  ];
}

/** What the gate turned away: kind and time, never a subject, a file name or a hash (QC-4.2). */
export async function insertRefusal(
  tx: Tx,
  agencyId: number,
  row: {
    id: string;
    at: Date;
    postId: string | null;
    way: "upload" | "exchange";
    kind: string;
    senderCode: string | null;
    messageDocumentId: string | null;
  },
): Promise<void> {
  await sql`insert into gate_refusal (agency_id, id, at, post_id, way, kind, sender_code, message_document_id)
    values (${agencyId}, ${row.id}, ${row.at}, ${row.postId}, ${row.way}, ${row.kind}, ${row.senderCode}, ${row.messageDocumentId})`.execute(
    tx,
  );
}

export async function findRefusalByMessage(
  tx: Tx,
  agencyId: number,
  message: { fromCode: string; messageDocumentId: string },
): Promise<{ id: string; kind: string } | undefined> {
  return (
    await sql<{ id: string; kind: string }>`select id, kind from gate_refusal where agency_id = ${agencyId}
    and sender_code = ${message.fromCode} and message_document_id = ${message.messageDocumentId} limit 1`.execute(tx)
  ).rows[0];
}

/** Two deliveries of one message at the same moment wait for each other. */
export async function lockMessage(tx: Tx, agencyId: number, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${agencyId}, hashtext(${key}))`.execute(tx);
}
