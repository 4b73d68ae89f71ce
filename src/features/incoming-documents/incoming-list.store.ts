// Lists by doc_access: one ordered index probe per principal (and box), then a merge; the cost does not grow with the table.
import { sql, type Tx } from "#src/platform/db/database.ts";
import { containing } from "#src/platform/db/search-pattern.ts";
import type { IncomingState } from "#src/rules/routing/incoming-states.ts";
import type { Urgency } from "./incoming-fields.contract.ts";

export type ListRecord = {
  id: string;
  arrival_number: number;
  arrival_year: number;
  code_number: string;
  code_notation: string;
  issued_date: string;
  organ_name: string;
  type_name: string;
  subject: string;
  urgency: Urgency;
  state: IncomingState;
  received_at: Date;
  received_legal_at: Date;
  reply_by: string | null;
  due_at: Date | null;
  held_since: Date | null;
  verdict: "valid" | "invalid" | "unknown" | "unsigned";
  for_reference: boolean;
  holder: string | null;
  done_at: Date | null;
  recalled_at: Date | null;
  row_version: number;
  seen: boolean;
  box: string | null;
  quote: { text: string; page: number } | null;
  /** place in the list */
  sort_at: Date;
};

export type ListAsk = {
  agencyId: number;
  /** whose lists are merged */
  probedIds: number[];
  /** all keys of the caller, for "seen" and "waits for me" */
  principalIds: readonly number[];
  /** the caller's own post, for "seen" */
  postPrincipalId: number;
  /** only rows in these boxes; null = everything visible */
  boxes: string[] | null;
  only: "any" | "open" | "late" | "for-reference";
  /** words that must all stand in subject, agency or number, folded; empty = no search */
  words: string[];
  /** number of arrival looked for; null = none */
  arrivalNumber: number | null;
  now: Date;
  after: { at: Date; id: string } | null;
  limit: number;
};

const ROW = sql`d.id, d.arrival_number, d.arrival_year, d.code_number, d.code_notation, d.issued_date, d.organ_name, d.type_name, d.subject,
  d.urgency, d.state, d.received_at, d.received_legal_at, d.reply_by::text as reply_by, d.due_at, d.held_since, d.receipt->>'verdict' as verdict, d.for_reference, d.holder,
  d.done_at, d.recalled_at, d.row_version`;

/** only where a person decides one letter after the other; a list of the register does without */
const QUOTE = sql`(select i.fields->'quote' from intake_item i where i.agency_id = d.agency_id and i.id = d.intake_id)`;

function narrowing(ask: ListAsk) {
  const parts = [sql`true`];
  if (ask.only === "open") parts.push(sql`d.done_at is null and d.recalled_at is null`);
  if (ask.only === "late") parts.push(sql`d.due_at < ${ask.now} and d.done_at is null and d.recalled_at is null`);
  if (ask.only === "for-reference") parts.push(sql`d.for_reference`);
  if (ask.words.length > 0) {
    const patterns = ask.words.map(containing);
    const words = sql`(d.subject_norm || ' ' || d.organ_norm || ' ' || d.number_norm) like all (${patterns}::text[])`;
    parts.push(ask.arrivalNumber === null ? words : sql`(${words} or d.arrival_number = ${ask.arrivalNumber})`);
  }
  return sql.join(parts, sql` and `);
}

/** At most `limit` documents, the latest received first, each once. */
export async function listIncoming(tx: Tx, ask: ListAsk): Promise<ListRecord[]> {
  const after = ask.after ?? { at: new Date("9999-12-31T00:00:00Z"), id: "~" };
  const probes = ask.boxes
    ? sql`unnest(${ask.probedIds}::int[]) as p(id) cross join unnest(${ask.boxes}::text[]) as b(box)`
    : sql`unnest(${ask.probedIds}::int[]) as p(id)`;
  // a document seen under several keys stands at its latest place only
  const once =
    ask.probedIds.length === 1 && (ask.boxes?.length ?? 1) === 1
      ? sql`true`
      : sql`not exists (select 1 from doc_access n where n.agency_id = a.agency_id and n.doc_id = a.doc_id
          and n.principal_id = any (${ask.probedIds}::int[]) and n.sort_at > a.sort_at
          ${ask.boxes ? sql`and n.box = any (${ask.boxes}::text[])` : sql``})`;
  const place = ask.boxes ? sql`a.box = b.box` : sql`a.direction = 'in'`;
  return (
    await sql<ListRecord>`with hit as (
      select distinct on (x.sort_at, x.doc_id) x.doc_id, x.sort_at from ${probes} cross join lateral (
        select a.doc_id, a.sort_at from doc_access a
          join incoming_document d on d.agency_id = a.agency_id and d.id = a.doc_id
        where a.agency_id = ${ask.agencyId} and a.principal_id = p.id and ${place}
          and (a.sort_at, a.doc_id) < (${after.at}, ${after.id}) and ${once} and ${narrowing(ask)}
        order by a.sort_at desc, a.doc_id desc limit ${ask.limit}) x
      order by x.sort_at desc, x.doc_id desc limit ${ask.limit})
    select ${ROW}, h.sort_at,
      exists (select 1 from doc_access s where s.agency_id = ${ask.agencyId} and s.doc_id = d.id
        and s.principal_id = any (${[...ask.principalIds]}::int[]) and s.seen_at is not null
        and (s.principal_id = ${ask.postPrincipalId} or not exists (select 1 from doc_access o where o.agency_id = ${ask.agencyId}
          and o.doc_id = d.id and o.principal_id = ${ask.postPrincipalId}))) as seen,
      (select w.box from doc_access w where w.agency_id = ${ask.agencyId} and w.doc_id = d.id
        and w.principal_id = any (${[...ask.principalIds]}::int[]) and w.box <> 'done' order by w.box = 'to-know', w.box limit 1) as box,
      ${ask.boxes ? QUOTE : sql`null`} as quote
    from hit h join incoming_document d on d.agency_id = ${ask.agencyId} and d.id = h.doc_id
    order by h.sort_at desc, h.doc_id desc`.execute(tx)
  ).rows;
}
