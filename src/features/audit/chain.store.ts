import { sql, type Tx } from "#src/platform/db/database.ts";
import type { ChainEvent } from "./chain.rules.ts";

type EventRow = {
  agency_id: number;
  id: string;
  at: Date;
  person_id: string | null;
  post_id: string | null;
  on_behalf_post_id: string | null;
  action: string;
  object_type: string;
  object_id: string;
  document_id: string | null;
  facts: Record<string, unknown>;
  text_hash: string | null;
  from_address: string;
  request_id: string;
  stamps_hash: string | null;
};
const EVENT = sql`e.agency_id, e.id, e.at, e.person_id, e.post_id, e.on_behalf_post_id, e.action, e.object_type, e.object_id, e.document_id, e.facts, e.text_hash, e.from_address, e.request_id,
  encode(sha256(convert_to(e.stamps, 'UTF8')), 'hex') as stamps_hash`;

function eventOf(row: EventRow): ChainEvent {
  return {
    agencyId: row.agency_id,
    id: row.id,
    at: row.at.toISOString(),
    personId: row.person_id,
    postId: row.post_id,
    onBehalfPostId: row.on_behalf_post_id,
    action: row.action,
    objectType: row.object_type,
    objectId: row.object_id,
    documentId: row.document_id,
    facts: row.facts,
    textHash: row.text_hash,
    from: row.from_address,
    requestId: row.request_id,
    stampsHash: row.stamps_hash,
  };
}

/** One sealer at a time per agency; waits for nobody. */
export async function tryLock(tx: Tx, agencyId: number): Promise<boolean> {
  return (
    (await sql<{ ok: boolean }>`select pg_try_advisory_xact_lock(${7_120_141}, ${agencyId}) as ok`.execute(tx)).rows[0]
      ?.ok ?? false
  );
}

/** Rows whose every older transaction has ended, in commit order as far as it can be told: transaction, then id. */
export async function readQueue(tx: Tx, agencyId: number, limit: number): Promise<ChainEvent[]> {
  return (
    await sql<EventRow>`select ${EVENT} from audit_queue q join audit_event e on e.agency_id = q.agency_id and e.id = q.event_id
    where q.agency_id = ${agencyId} and q.xid < pg_snapshot_xmin(pg_current_snapshot()) order by q.xid, e.id limit ${limit}`.execute(
      tx,
    )
  ).rows.map(eventOf);
}

export type SealRow = { seq: number; event_id: string; event_hash: string; chain_hash: string };

export async function lastSeal(tx: Tx, agencyId: number): Promise<SealRow | undefined> {
  return (
    await sql<SealRow>`select seq, event_id, event_hash, chain_hash from audit_seal where agency_id = ${agencyId} order by seq desc limit 1`.execute(
      tx,
    )
  ).rows[0];
}

export async function insertSeals(
  tx: Tx,
  agencyId: number,
  seals: { seq: number; eventId: string; eventHash: string; chainHash: string }[],
  now: Date,
): Promise<void> {
  await sql`insert into audit_seal (agency_id, seq, event_id, event_hash, chain_hash, sealed_at)
    select ${agencyId}, s.seq, s.event_id, s.event_hash, s.chain_hash, ${now}::timestamptz from json_to_recordset(${JSON.stringify(seals.map((seal) => ({ seq: seal.seq, event_id: seal.eventId, event_hash: seal.eventHash, chain_hash: seal.chainHash })))}::json)
      as s(seq bigint, event_id text, event_hash text, chain_hash text)`.execute(tx);
  await sql`delete from audit_queue where agency_id = ${agencyId} and event_id = any (${seals.map((seal) => seal.eventId)}::text[])`.execute(
    tx,
  );
}

export async function insertHead(
  tx: Tx,
  head: { agencyId: number; seq: number; chainHash: string; signature: string; now: Date },
): Promise<void> {
  await sql`insert into audit_head (agency_id, seq, chain_hash, signature, signed_at) values (${head.agencyId}, ${head.seq}, ${head.chainHash}, ${head.signature}, ${head.now})`.execute(
    tx,
  );
}

export async function agenciesToSeal(tx: Tx): Promise<number[]> {
  return (await sql<{ agency_id: number }>`select agency_id from agencies_to_seal()`.execute(tx)).rows.map(
    (row) => row.agency_id,
  );
}

// ---------------------------------------------------------------- verification reads everything, page by page

export async function sealPage(
  tx: Tx,
  agencyId: number,
  page: { after: number; limit: number },
): Promise<(SealRow & { event: ChainEvent | null; mark: string })[]> {
  const found = await sql<
    SealRow & Partial<EventRow> & { mark: string | null }
  >`select s.seq, s.event_id, s.event_hash, s.chain_hash, e.mark, ${EVENT} from audit_seal s
    left join audit_event e on e.agency_id = s.agency_id and e.id = s.event_id
    where s.agency_id = ${agencyId} and s.seq > ${page.after} order by s.seq limit ${page.limit}`.execute(tx);
  return found.rows.map((row) => ({
    seq: row.seq,
    event_id: row.event_id,
    event_hash: row.event_hash,
    chain_hash: row.chain_hash,
    event: row.id ? eventOf(row as EventRow) : null,
    mark: row.mark ?? "",
  }));
}

export type HeadRow = { seq: number; chain_hash: string; signature: string; signed_at: Date };

export async function listHeads(tx: Tx, agencyId: number): Promise<HeadRow[]> {
  return (
    await sql<HeadRow>`select seq, chain_hash, signature, signed_at from audit_head where agency_id = ${agencyId} order by seq`.execute(
      tx,
    )
  ).rows;
}

/** Links that say another moment than the signed head that closed their round. */
export async function sealsOfAnotherMoment(tx: Tx, agencyId: number): Promise<number[]> {
  return (
    await sql<{ seq: number }>`select s.seq from audit_seal s left join lateral (select h.signed_at from audit_head h
        where h.agency_id = s.agency_id and h.seq >= s.seq order by h.seq limit 1) head on true
      where s.agency_id = ${agencyId} and s.sealed_at is distinct from head.signed_at order by s.seq limit 100`.execute(
      tx,
    )
  ).rows.map((row) => row.seq);
}

/** Rows of the trail that are neither sealed nor waiting to be: they were put in behind the program's back. */
export async function strayEvents(tx: Tx, agencyId: number): Promise<string[]> {
  return (
    await sql<{ id: string }>`select e.id from audit_event e where e.agency_id = ${agencyId}
    and not exists (select 1 from audit_seal s where s.agency_id = e.agency_id and s.event_id = e.id)
    and not exists (select 1 from audit_queue q where q.agency_id = e.agency_id and q.event_id = e.id) limit 100`.execute(
      tx,
    )
  ).rows.map((row) => row.id);
}

/** Places in the queue whose row is gone: removed before it was sealed. */
export async function lostEvents(tx: Tx, agencyId: number): Promise<string[]> {
  return (
    await sql<{ event_id: string }>`select q.event_id from audit_queue q where q.agency_id = ${agencyId}
    and not exists (select 1 from audit_event e where e.agency_id = q.agency_id and e.id = q.event_id) limit 100`.execute(
      tx,
    )
  ).rows.map((row) => row.event_id);
}

export type TextRow = { event_id: string; salt: string; body: Record<string, string>; text_hash: string | null };

/** Readable values beside the salted hash of their row. */
export async function textPage(tx: Tx, agencyId: number, page: { after: string; limit: number }): Promise<TextRow[]> {
  return (
    await sql<TextRow>`select t.event_id, t.salt, t.body, e.text_hash from audit_text t join audit_event e on e.agency_id = t.agency_id and e.id = t.event_id
    where t.agency_id = ${agencyId} and t.event_id > ${page.after} order by t.event_id limit ${page.limit}`.execute(tx)
  ).rows;
}

/** Rows that had readable values (their hash tells) and have none any more. */
export async function textsRemoved(tx: Tx, agencyId: number): Promise<string[]> {
  return (
    await sql<{ id: string }>`select e.id from audit_event e where e.agency_id = ${agencyId} and e.text_hash is not null
    and not exists (select 1 from audit_text t where t.agency_id = e.agency_id and t.event_id = e.id) order by e.id limit 100`.execute(
      tx,
    )
  ).rows.map((row) => row.id);
}

/** Holes in the books: between two numbers, and between the last one and the next to be given. A book may begin anywhere. */
export async function numbersMissing(
  tx: Tx,
  agencyId: number,
): Promise<{ book: string; after: number; before: number }[]> {
  return (
    await sql<{ book: string; after: number; before: number }>`select book, after, before from (
      select e.book_id as book, e.number as after,
        coalesce(lead(e.number) over (partition by e.book_id order by e.number), b.next_number) as before
      from register_entry e join register_book b on b.agency_id = e.agency_id and b.id = e.book_id
      where e.agency_id = ${agencyId}) steps where before <> after + 1 order by book, after limit 100`.execute(tx)
  ).rows;
}

/** Every agency that has or had anything of its own here, also one that is no longer said to be hosted. @param more ids known from elsewhere */
export async function listAgencies(tx: Tx, more: readonly number[]): Promise<{ id: number; code: string }[]> {
  const traces = ["audit_event", "audit_seal", "audit_head", "audit_queue", "register_book", "unit"];
  const any = sql.join(
    traces.map((table) => sql`exists (select 1 from ${sql.table(table)} t where t.agency_id = a.id)`),
    sql` or `,
  );
  const found = await sql<{ id: number; code: string }>`select id, code from agency a
    where hosted or id = any (${[...more]}::int[]) or ${any} order by id`.execute(tx);
  return found.rows;
}

/** Rows that wait to be sealed, with what vouches for them. */
export async function queuedEvents(
  tx: Tx,
  agencyId: number,
  page: { after: string; limit: number },
): Promise<{ event: ChainEvent; mark: string }[]> {
  const found = await sql<EventRow & { mark: string }>`select ${EVENT}, e.mark from audit_queue q
    join audit_event e on e.agency_id = q.agency_id and e.id = q.event_id
    where q.agency_id = ${agencyId} and e.id > ${page.after} order by e.id limit ${page.limit}`.execute(tx);
  return found.rows.map((row) => ({ event: eventOf(row), mark: row.mark }));
}
