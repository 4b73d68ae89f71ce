// Every recipient of every issued document of the agency, who needs somebody first.
import { sql, type Tx } from "#src/platform/db/database.ts";
import { containing } from "#src/platform/db/search-pattern.ts";
import type { RecipientRecord } from "./axis/recipients.store.ts";

export type OverviewRecord = RecipientRecord & {
  rank: number;
  number_text: string;
  subject: string;
  urgency: string;
  issued_at: Date | null;
};

export type OverviewAsk = {
  /** visible through these keys; null = the whole agency (clerks and leaders) */
  principalIds: readonly number[] | null;
  view: "all" | "need-me" | "open";
  words: readonly string[];
  /** handed over before this moment and not confirmed = silent (NĐ 30/2020 Đ21.2.c) */
  silentBefore: Date;
  after: { rank: number; at: Date; id: string } | null;
  limit: number;
};

const rankOf = (
  silentBefore: Date,
) => sql`(case when r.recall = 'none' and r.status in ('refused', 'failed') and not exists (
    select 1 from outgoing_document o where o.agency_id = r.agency_id and o.id = r.document_id and o.recalled_at is not null) then 2
  when r.recall = 'none' and r.delivery = 'exchange' and r.status in ('sent', 'arrived') and r.sent_legal_at < ${silentBefore} then 1 else 0 end)`;
const OPEN = sql`(r.delivery = 'exchange' and r.recall <> 'agreed' and r.status not in ('finished', 'closed'))`;

const visible = (ids: readonly number[] | null) =>
  ids === null
    ? sql`true`
    : sql`exists (select 1 from doc_access a where a.agency_id = r.agency_id and a.doc_id = r.document_id and a.principal_id = any (${[...ids]}::int[]))`;

export async function listOverview(tx: Tx, agencyId: number, ask: OverviewAsk): Promise<OverviewRecord[]> {
  const rank = rankOf(ask.silentBefore);
  const after = ask.after ?? { rank: 9, at: new Date("9999-12-31T00:00:00Z"), id: "~" };
  const words = ask.words
    .map(containing)
    .map((word) => sql`(d.number_norm like ${word} or d.subject_norm like ${word} or r.name_norm like ${word})`);
  return (
    await sql<OverviewRecord>`select r.id, r.document_id, r.code, r.name, r.purpose, r.delivery, r.status, r.status_code, r.status_at, r.status_note,
      r.recall, r.resent, d.recalled_at is not null as recalled, r.sent_at, r.sent_legal_at, r.arrived_at, r.message_id, coalesce(m.attempts, 0) as attempts, m.next_try_at, m.last_error,
      ${rank} as rank, d.code_number || '/' || d.code_notation as number_text, d.subject, d.urgency, d.issued_at
    from recipient r join outgoing_document d on d.agency_id = r.agency_id and d.id = r.document_id
      left join exchange_message m on m.agency_id = r.agency_id and m.id = r.message_id
    where r.agency_id = ${agencyId} and r.sent_at is not null and ${visible(ask.principalIds)}
      and (${ask.view === "all"} or (${ask.view === "need-me"} and ${rank} > 0) or (${ask.view === "open"} and ${OPEN}))
      and ${words.length === 0 ? sql`true` : sql.join(words, sql` and `)}
      and (${rank}, r.sent_at, r.id) < (${after.rank}::int, ${after.at}, ${after.id})
    order by ${rank} desc, r.sent_at desc, r.id desc limit ${ask.limit}`.execute(tx)
  ).rows;
}

export type Sums = {
  recipients: number;
  registered: number;
  arrived: number;
  underWay: number;
  paper: number;
  needMe: number;
};

/** Figures over the same rows; of one document, or of the agency. */
export async function countOverview(
  tx: Tx,
  agencyId: number,
  ask: Pick<OverviewAsk, "principalIds" | "silentBefore"> & { documentId?: string },
): Promise<Sums> {
  const found = await sql<Sums>`select count(*)::int as recipients,
      count(*) filter (where r.status in ('registered', 'assigned', 'working', 'finished'))::int as registered,
      count(*) filter (where r.status = 'arrived' and r.recall <> 'agreed')::int as arrived,
      count(*) filter (where r.status in ('queued', 'sent'))::int as "underWay",
      count(*) filter (where r.delivery = 'paper')::int as paper,
      count(*) filter (where ${rankOf(ask.silentBefore)} > 0)::int as "needMe"
    from recipient r where r.agency_id = ${agencyId} and r.sent_at is not null and ${visible(ask.principalIds)}
      and (${ask.documentId ?? null}::text is null or r.document_id = ${ask.documentId ?? null})`.execute(tx);
  return found.rows[0] ?? { recipients: 0, registered: 0, arrived: 0, underWay: 0, paper: 0, needMe: 0 };
}
