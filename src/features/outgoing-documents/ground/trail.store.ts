// What gathers around a document: frozen versions, approvals, signatures, recipients.
import { sql, type Tx } from "#src/platform/db/database.ts";
import type { DocumentModel } from "#src/rules/document-format/document-model.ts";
import type { ApprovalStep } from "#src/rules/routing/approvals.ts";

export type VersionRecord = { no: number; note: string; by_post_id: string; by_name: string; at: Date };

export async function insertVersion(
  tx: Tx,
  agencyId: number,
  row: { documentId: string; no: number; model: DocumentModel; note: string; byPostId: string; now: Date },
): Promise<void> {
  await sql`insert into draft_version (agency_id, document_id, no, model, note, by_post_id, at)
    values (${agencyId}, ${row.documentId}, ${row.no}, ${JSON.stringify(row.model)}, ${row.note}, ${row.byPostId}, ${row.now})`.execute(
    tx,
  );
}

/** Newest first. */
export async function listVersions(tx: Tx, agencyId: number, documentId: string): Promise<VersionRecord[]> {
  return (
    await sql<VersionRecord>`select v.no, v.note, v.by_post_id, name_then('person', p.id, v.at, p.full_name) as by_name, v.at from draft_version v
    join post o on o.agency_id = v.agency_id and o.id = v.by_post_id join person p on p.id = o.person_id
    where v.agency_id = ${agencyId} and v.document_id = ${documentId} order by v.no desc`.execute(tx)
  ).rows;
}

export async function findVersion(
  tx: Tx,
  agencyId: number,
  ask: { documentId: string; no: number },
): Promise<(VersionRecord & { model: DocumentModel }) | undefined> {
  return (
    await sql<
      VersionRecord & { model: DocumentModel }
    >`select v.no, v.note, v.by_post_id, name_then('person', p.id, v.at, p.full_name) as by_name, v.at, v.model
    from draft_version v join post o on o.agency_id = v.agency_id and o.id = v.by_post_id join person p on p.id = o.person_id
    where v.agency_id = ${agencyId} and v.document_id = ${ask.documentId} and v.no = ${ask.no}`.execute(tx)
  ).rows[0];
}

export type ApprovalRecord = {
  id: string;
  version_no: number;
  step: ApprovalStep;
  by_post_id: string;
  by_name: string;
  by_title: string;
  at: Date;
  sha256: string | null;
  note: string;
  voided_at: Date | null;
  void_reason: string | null;
};

export async function insertApproval(
  tx: Tx,
  agencyId: number,
  row: {
    id: string;
    documentId: string;
    versionNo: number;
    step: ApprovalStep;
    byPostId: string;
    now: Date;
    sha256: string | null;
    note: string;
    findings: unknown[] | null;
  },
): Promise<void> {
  await sql`insert into approval (agency_id, id, document_id, version_no, step, by_post_id, at, sha256, note, findings)
    values (${agencyId}, ${row.id}, ${row.documentId}, ${row.versionNo}, ${row.step}, ${row.byPostId}, ${row.now}, ${row.sha256},
      ${row.note}, ${row.findings === null ? null : JSON.stringify(row.findings)}::jsonb)`.execute(tx);
}

/** Oldest first, void ones included. */
export async function listApprovals(tx: Tx, agencyId: number, documentId: string): Promise<ApprovalRecord[]> {
  return (
    await sql<ApprovalRecord>`select a.id, a.version_no, a.step, a.by_post_id, name_then('person', p.id, a.at, p.full_name) as by_name,
      name_then('post', o.id, a.at, o.title) as by_title, a.at, a.sha256,
      a.note, a.voided_at, a.void_reason from approval a
    join post o on o.agency_id = a.agency_id and o.id = a.by_post_id join person p on p.id = o.person_id
    where a.agency_id = ${agencyId} and a.document_id = ${documentId} order by a.at, a.id`.execute(tx)
  ).rows;
}

export async function voidApprovals(
  tx: Tx,
  agencyId: number,
  which: { documentId: string; steps: readonly ApprovalStep[]; reason: string; now: Date },
): Promise<{ id: string; step: ApprovalStep; version_no: number }[]> {
  return (
    await sql<{
      id: string;
      step: ApprovalStep;
      version_no: number;
    }>`update approval set voided_at = ${which.now}, void_reason = ${which.reason}
    where agency_id = ${agencyId} and document_id = ${which.documentId} and voided_at is null and step = any (${[...which.steps]}::text[])
    returning id, step, version_no`.execute(tx)
  ).rows;
}

export type SignatureRecord = {
  id: string;
  kind: "person" | "agency";
  sha256_before: string;
  sha256_after: string | null;
  voided_at: Date | null;
};

/** Made signatures, void ones included, oldest first. */
export async function listSignatures(tx: Tx, agencyId: number, documentId: string): Promise<SignatureRecord[]> {
  return (
    await sql<SignatureRecord>`select id, kind, sha256_before, sha256_after, voided_at from signature
    where agency_id = ${agencyId} and document_id = ${documentId} and state = 'made' order by at, id`.execute(tx)
  ).rows;
}

export async function voidSignatures(
  tx: Tx,
  agencyId: number,
  which: { documentId: string; kinds: readonly ("person" | "agency")[]; reason: string; now: Date },
): Promise<{ id: string; kind: string }[]> {
  return (
    await sql<{ id: string; kind: string }>`update signature set voided_at = ${which.now}, void_reason = ${which.reason}
    where agency_id = ${agencyId} and document_id = ${which.documentId} and state = 'made' and voided_at is null
      and kind = any (${[...which.kinds]}::text[]) returning id, kind`.execute(tx)
  ).rows;
}

export type RecipientRecord = {
  id: string;
  code: string | null;
  name: string;
  purpose: string;
  delivery: "exchange" | "paper";
  status: string;
  status_code: string | null;
  status_at: Date | null;
  status_note: string | null;
  sent_at: Date | null;
};

export async function listRecipients(tx: Tx, agencyId: number, documentId: string): Promise<RecipientRecord[]> {
  return (
    await sql<RecipientRecord>`select id, code, name, purpose, delivery, status, status_code, status_at, status_note, sent_at
    from recipient where agency_id = ${agencyId} and document_id = ${documentId} order by id`.execute(tx)
  ).rows;
}

/** Takes the place of all recipients; the database refuses to remove one that was sent to. */
export async function replaceRecipients(
  tx: Tx,
  agencyId: number,
  to: {
    documentId: string;
    rows: { id: string; code: string | null; name: string; purpose: string; delivery: string }[];
  },
): Promise<void> {
  await sql`delete from recipient where agency_id = ${agencyId} and document_id = ${to.documentId}`.execute(tx);
  if (to.rows.length === 0) return;
  await sql`insert into recipient (agency_id, id, document_id, code, name, purpose, delivery)
    select ${agencyId}, r.id, ${to.documentId}, r.code, r.name, r.purpose, r.delivery
    from json_to_recordset(${JSON.stringify(to.rows)}::json) as r(id text, code text, name text, purpose text, delivery text)`.execute(
    tx,
  );
}

/** SHA-256 of every file this document ever had: approved, signed, sealed. */
export async function listShas(tx: Tx, agencyId: number, documentId: string): Promise<string[]> {
  return (
    await sql<{ sha: string }>`select distinct sha from (
      select unnest(array[approved_sha256, current_sha256]) as sha from outgoing_document where agency_id = ${agencyId} and id = ${documentId}
      union all select sha256 from approval where agency_id = ${agencyId} and document_id = ${documentId}
      union all select unnest(array[sha256_before, sha256_after]) from signature
        where agency_id = ${agencyId} and document_id = ${documentId} and state = 'made') s where sha is not null`.execute(
      tx,
    )
  ).rows.map((row) => row.sha);
}
