import { sql, type Tx } from "#src/platform/db/database.ts";

export type SignatureInsert = {
  id: string;
  documentId: string;
  kind: "person" | "agency";
  byPostId: string;
  state: "made" | "failed";
  keyId: string;
  serial: string | null;
  subject: string | null;
  sha256Before: string;
  sha256After: string | null;
  at: Date;
  error: string | null;
};

export async function insertSignature(tx: Tx, agencyId: number, row: SignatureInsert): Promise<void> {
  await sql`insert into signature (agency_id, id, document_id, kind, by_post_id, state, key_id, certificate_serial, certificate_subject,
      sha256_before, sha256_after, at, error)
    values (${agencyId}, ${row.id}, ${row.documentId}, ${row.kind}, ${row.byPostId}, ${row.state}, ${row.keyId}, ${row.serial},
      ${row.subject}, ${row.sha256Before}, ${row.sha256After}, ${row.at}, ${row.error})`.execute(tx);
}

/** The key a post signs with; null when none was given to it. */
export async function signingKeyOf(tx: Tx, agencyId: number, postId: string): Promise<string | null> {
  const found = await sql<{ signing_key_id: string | null }>`select signing_key_id from post
    where agency_id = ${agencyId} and id = ${postId}`.execute(tx);
  return found.rows[0]?.signing_key_id ?? null;
}

/** The key the agency seals with; null when none was given to it. */
export async function sealKeyOf(tx: Tx, agencyId: number): Promise<string | null> {
  const found = await sql<{
    seal_key_id: string | null;
  }>`select seal_key_id from agency where id = ${agencyId}`.execute(tx);
  return found.rows[0]?.seal_key_id ?? null;
}

/** The key of the person's signature that stands; null when nobody has signed. */
export async function personKeyOf(tx: Tx, agencyId: number, documentId: string): Promise<string | null> {
  const found = await sql<{
    key_id: string;
  }>`select key_id from signature where agency_id = ${agencyId} and document_id = ${documentId}
    and kind = 'person' and state = 'made' and voided_at is null order by at desc limit 1`.execute(tx);
  return found.rows[0]?.key_id ?? null;
}

export type AttemptRecord = {
  kind: "person" | "agency";
  state: "made" | "failed";
  by_name: string;
  by_title: string;
  at: Date;
  certificate_subject: string | null;
  error: string | null;
  voided_at: Date | null;
  void_reason: string | null;
};

/** Every try of our own, newest first. */
export async function listAttempts(tx: Tx, agencyId: number, documentId: string): Promise<AttemptRecord[]> {
  return (
    await sql<AttemptRecord>`select s.kind, s.state, name_then('person', p.id, s.at, p.full_name) as by_name,
      name_then('post', o.id, s.at, o.title) as by_title, s.at, s.certificate_subject, s.error,
      s.voided_at, s.void_reason
    from signature s join post o on o.agency_id = s.agency_id and o.id = s.by_post_id join person p on p.id = o.person_id
    where s.agency_id = ${agencyId} and s.document_id = ${documentId} order by s.at desc, s.id desc`.execute(tx)
  ).rows;
}

/** Date of the newest document that has a number of this book; null when there is none. */
export async function lastIssuedDate(tx: Tx, agencyId: number, bookId: string): Promise<string | null> {
  const found = await sql<{ last: string | null }>`select max(issued_date)::text as last from outgoing_document
    where agency_id = ${agencyId} and book_id = ${bookId}`.execute(tx);
  return found.rows[0]?.last ?? null;
}
