// Lists by doc_access: one ordered index probe per principal (and box), then a merge; the cost does not grow with the table.
import { sql, type Tx } from "#src/platform/db/database.ts";
import { containing } from "#src/platform/db/search-pattern.ts";
import type { DocumentKind, Urgency } from "#src/rules/document-format/document-model.ts";
import type { OutgoingState } from "#src/rules/routing/outgoing-states.ts";

export type ListRecord = {
  id: string;
  kind: DocumentKind;
  subject: string;
  urgency: Urgency;
  state: OutgoingState;
  code_number: string | null;
  code_notation: string;
  issued_date: string | null;
  unit_name: string;
  drafter_name: string;
  signer_name: string | null;
  reply_to_id: string | null;
  version_no: number;
  holder: string | null;
  state_at: Date | null;
  return_reason: string | null;
  updated_at: Date;
  created_at: Date;
  issued_at: Date | null;
  recalled_at: Date | null;
  row_version: number;
  box: string | null;
  seen: boolean;
};

export type ListAsk = {
  agencyId: number;
  principalIds: readonly number[];
  /** only rows in these boxes; null = everything visible */
  boxes: string[] | null;
  only: "any" | "open" | "issued";
  drafterPostId: string | null;
  /** folded words that must all stand in subject or number */
  words: string[];
  after: { at: Date; id: string } | null;
  limit: number;
};

function narrowing(ask: ListAsk) {
  const parts = [sql`true`];
  if (ask.only === "open") parts.push(sql`d.state not in ('issued', 'recalled', 'discarded')`);
  if (ask.only === "issued") parts.push(sql`d.issued_at is not null`);
  if (ask.only === "any") parts.push(sql`d.state <> 'discarded'`);
  if (ask.drafterPostId !== null) parts.push(sql`d.drafter_post_id = ${ask.drafterPostId}`);
  if (ask.words.length > 0) {
    const patterns = ask.words.map(containing);
    parts.push(
      sql`(d.subject_norm || ' ' || coalesce(d.number_norm, vi_norm(d.code_notation))) like all (${patterns}::text[])`,
    );
  }
  return sql.join(parts, sql` and `);
}

function rowOf(ask: { agencyId: number; principalIds: readonly number[] }) {
  const mine = sql`a.agency_id = ${ask.agencyId} and a.doc_id = d.id and a.principal_id = any (${[...ask.principalIds]}::int[])`;
  return sql`d.id, d.kind, d.subject, d.urgency, d.state, d.code_number, d.code_notation, d.issued_date, d.reply_to_id, d.version_no, d.holder,
    d.state_at, d.return_reason, d.updated_at, d.created_at, d.issued_at, d.recalled_at, d.row_version, u.name as unit_name,
    dp.full_name as drafter_name, sp.full_name as signer_name,
    (select a.box from doc_access a where ${mine} and a.box <> 'done' order by a.box limit 1) as box,
    not exists (select 1 from doc_access a where ${mine} and a.seen_at is null) as seen`;
}
const NAMES = sql`join unit u on u.agency_id = d.agency_id and u.id = d.unit_id
  join post dr on dr.agency_id = d.agency_id and dr.id = d.drafter_post_id join person dp on dp.id = dr.person_id
  left join post so on so.agency_id = d.agency_id and so.id = d.signer_post_id left join person sp on sp.id = so.person_id`;

/** At most `limit` documents, the latest begun first, each once. */
export async function listOutgoing(tx: Tx, ask: ListAsk): Promise<ListRecord[]> {
  const after = ask.after ?? { at: new Date("9999-12-31T00:00:00Z"), id: "~" };
  const ids = sql`unnest(${[...ask.principalIds]}::int[]) as p(id)`;
  const probes = ask.boxes ? sql`${ids} cross join unnest(${ask.boxes}::text[]) as b(box)` : ids;
  const place = ask.boxes ? sql`a.box = b.box and a.direction = 'out'` : sql`a.direction = 'out'`;
  return (
    await sql<ListRecord>`with hit as (
      select distinct on (x.sort_at, x.doc_id) x.doc_id, x.sort_at from ${probes} cross join lateral (
        select a.doc_id, a.sort_at from doc_access a
          join outgoing_document d on d.agency_id = a.agency_id and d.id = a.doc_id
        where a.agency_id = ${ask.agencyId} and a.principal_id = p.id and ${place}
          and (a.sort_at, a.doc_id) < (${after.at}, ${after.id}) and ${narrowing(ask)}
        order by a.sort_at desc, a.doc_id desc limit ${ask.limit}) x
      order by x.sort_at desc, x.doc_id desc limit ${ask.limit})
    select ${rowOf(ask)} from hit h join outgoing_document d on d.agency_id = ${ask.agencyId} and d.id = h.doc_id ${NAMES}
    order by h.sort_at desc, h.doc_id desc`.execute(tx)
  ).rows;
}

/** The same row for one document. */
export async function findListRow(
  tx: Tx,
  ask: { agencyId: number; principalIds: readonly number[]; id: string },
): Promise<ListRecord | undefined> {
  return (
    await sql<ListRecord>`select ${rowOf(ask)} from outgoing_document d ${NAMES}
    where d.agency_id = ${ask.agencyId} and d.id = ${ask.id}`.execute(tx)
  ).rows[0];
}
