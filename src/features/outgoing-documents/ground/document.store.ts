import { sql, type Tx } from "#src/platform/db/database.ts";
import type { Anchor, DocumentKind, DocumentModel, Urgency } from "#src/rules/document-format/document-model.ts";
import type { OutgoingState } from "#src/rules/routing/outgoing-states.ts";

export type OutgoingRecord = {
  id: string;
  request_key: string | null;
  kind: DocumentKind;
  state: OutgoingState;
  urgency: Urgency;
  subject: string;
  reply_to_id: string | null;
  unit_id: string;
  drafter_post_id: string;
  signer_post_id: string | null;
  model: DocumentModel;
  model_saved_at: Date;
  model_frozen: boolean;
  version_no: number;
  approved_version: number | null;
  approved_sha256: string | null;
  current_sha256: string | null;
  anchors: Anchor[] | null;
  book_id: string | null;
  number: number | null;
  code_number: string | null;
  code_notation: string;
  issued_date: string | null;
  signed_at: Date | null;
  sealed_at: Date | null;
  issued_at: Date | null;
  issued_legal_at: Date | null;
  issued_reason: string | null;
  recalled_at: Date | null;
  recall_reason: string | null;
  page_amount: number | null;
  holder: string | null;
  state_at: Date | null;
  submitted_at: Date | null;
  return_reason: string | null;
  created_at: Date;
  updated_at: Date;
  changed_by: string | null;
  row_version: number;
};

/** One document of this agency; `lock` keeps everybody else from changing it until the transaction ends. */
export async function findOutgoing(
  tx: Tx,
  agencyId: number,
  ask: { id: string; lock?: boolean },
): Promise<OutgoingRecord | undefined> {
  return (
    await sql<OutgoingRecord>`select * from outgoing_document where agency_id = ${agencyId} and id = ${ask.id}
    ${ask.lock ? sql`for update` : sql``}`.execute(tx)
  ).rows[0];
}

export async function findByRequest(tx: Tx, agencyId: number, requestKey: string): Promise<OutgoingRecord | undefined> {
  return (
    await sql<OutgoingRecord>`select * from outgoing_document where agency_id = ${agencyId} and request_key = ${requestKey}`.execute(
      tx,
    )
  ).rows[0];
}

export type DraftInsert = {
  id: string;
  requestKey: string;
  replyToId: string | null;
  unitId: string;
  drafterPostId: string;
  signerPostId: string | null;
  model: DocumentModel;
  holder: string;
  now: Date;
};

/** @returns false when this request was answered before: two clicks make one draft */
export async function insertDraft(tx: Tx, agencyId: number, row: DraftInsert): Promise<boolean> {
  const { model } = row;
  const done =
    await sql`insert into outgoing_document (agency_id, id, request_key, kind, state, urgency, subject, reply_to_id, unit_id,
      drafter_post_id, signer_post_id, model, model_saved_at, code_notation, holder, state_at, created_at, updated_at, changed_by)
    values (${agencyId}, ${row.id}, ${row.requestKey}, ${model.kind}, 'draft', ${model.urgency}, ${model.subject}, ${row.replyToId},
      ${row.unitId}, ${row.drafterPostId}, ${row.signerPostId}, ${JSON.stringify(model)}, ${row.now}, ${model.notation}, ${row.holder},
      ${row.now}, ${row.now}, ${row.now}, ${row.drafterPostId})
    on conflict (agency_id, request_key) where request_key is not null do nothing returning id`.execute(tx);
  return done.rows.length > 0;
}

const COLUMNS = {
  state: "state",
  drafterPostId: "drafter_post_id",
  signerPostId: "signer_post_id",
  versionNo: "version_no",
  modelFrozen: "model_frozen",
  approvedVersion: "approved_version",
  approvedSha256: "approved_sha256",
  currentSha256: "current_sha256",
  pageAmount: "page_amount",
  bookId: "book_id",
  number: "number",
  codeNumber: "code_number",
  issuedDate: "issued_date",
  signedAt: "signed_at",
  sealedAt: "sealed_at",
  issuedAt: "issued_at",
  issuedLegalAt: "issued_legal_at",
  issuedReason: "issued_reason",
  recalledAt: "recalled_at",
  recallReason: "recall_reason",
  holder: "holder",
  stateAt: "state_at",
  submittedAt: "submitted_at",
  returnReason: "return_reason",
} as const;

/** Columns of the row that an act may set; what is left out stays. The model and the anchors travel as JSON. */
export type Change = Partial<Record<keyof typeof COLUMNS, string | number | boolean | Date | null>> & {
  model?: DocumentModel;
  anchors?: Anchor[] | null;
};

/** Every change counts the version up and says who did it. @returns the new row version */
export async function updateOutgoing(
  tx: Tx,
  agencyId: number,
  to: { id: string; change: Change; by: string | null; now: Date },
): Promise<number> {
  const { change } = to;
  const names = (Object.keys(change) as (keyof Change)[]).filter(
    (name): name is keyof typeof COLUMNS => name in COLUMNS && change[name] !== undefined,
  );
  const set = names.map((name) => sql`${sql.ref(COLUMNS[name])} = ${change[name] ?? null}`);
  if (change.model) {
    const { model } = change;
    set.push(
      sql`model = ${JSON.stringify(model)}, model_saved_at = ${to.now}, subject = ${model.subject}, urgency = ${model.urgency},
        code_notation = ${model.notation}`,
    );
  }
  if (change.anchors !== undefined)
    set.push(sql`anchors = ${change.anchors === null ? null : JSON.stringify(change.anchors)}::jsonb`);
  set.push(sql`changed_by = ${to.by}`, sql`updated_at = ${to.now}`, sql`row_version = row_version + 1`);
  const done = await sql<{ row_version: number }>`update outgoing_document set ${sql.join(set)}
    where agency_id = ${agencyId} and id = ${to.id} returning row_version`.execute(tx);
  return done.rows[0]?.row_version ?? 0;
}

/** Documents on their way in which a post has a part: as drafter, as the one who is to sign, or waiting for its key. */
export async function onTheirWay(
  tx: Tx,
  agencyId: number,
  post: { id: string; principalId: number },
): Promise<string[]> {
  const found = await sql<{ id: string }>`select d.id from outgoing_document d
    where d.agency_id = ${agencyId} and d.state not in ('issued', 'recalled', 'discarded')
      and (d.drafter_post_id = ${post.id} or (d.signer_post_id = ${post.id} and d.signed_at is null)
        or exists (select 1 from doc_access a where a.agency_id = d.agency_id and a.doc_id = d.id
          and a.principal_id = ${post.principalId} and a.box <> 'done'))
    order by d.id`.execute(tx);
  return found.rows.map((row) => row.id);
}

/** The boxes in which a document waits for these principals. */
export async function waitingBoxes(
  tx: Tx,
  agencyId: number,
  ask: { id: string; principalIds: readonly number[] },
): Promise<string[]> {
  return (
    await sql<{ box: string }>`select distinct box from doc_access where agency_id = ${agencyId} and doc_id = ${ask.id}
    and principal_id = any (${[...ask.principalIds]}::int[]) and box <> 'done'`.execute(tx)
  ).rows.map((row) => row.box);
}

export type ReplyRecord = {
  id: string;
  arrival_number: number;
  arrival_year: number;
  organ_name: string;
  organ_code: string | null;
  type_name: string;
  code_number: string;
  code_notation: string;
  issued_date: string;
  subject: string;
  due_at: Date | null;
};

/** The letter that is answered. */
export async function findReply(tx: Tx, agencyId: number, id: string): Promise<ReplyRecord | undefined> {
  return (
    await sql<ReplyRecord>`select id, arrival_number, arrival_year, organ_name, organ_code, type_name, code_number, code_notation, issued_date,
    subject, due_at from incoming_document where agency_id = ${agencyId} and id = ${id}`.execute(tx)
  ).rows[0];
}

/** Name of the superior agency, receiver of tờ trình and báo cáo. */
export async function findSuperiorName(tx: Tx, agencyId: number): Promise<string | null> {
  return (
    (
      await sql<{
        name: string;
      }>`select p.name from agency a join agency p on p.id = a.parent_id where a.id = ${agencyId}`.execute(tx)
    ).rows[0]?.name ?? null
  );
}

/** Number and date for the format check; null until they are given. */
export function issuedOf(document: OutgoingRecord): { number: number; date: string } | null {
  return document.number !== null && document.issued_date !== null
    ? { number: document.number, date: document.issued_date }
    : null;
}
