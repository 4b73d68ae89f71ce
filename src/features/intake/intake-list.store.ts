// The waiting list. What a row shows is what was typed, else what is proposed with certainty.

import type { Urgency } from "#src/features/incoming-documents/incoming-fields.contract.ts";
import { sql, type Tx } from "#src/platform/db/database.ts";
import { DOUBLE, shown } from "./doubles/doubles.store.ts";
import type { IntakeState } from "./intake.contract.ts";

const LOOK = sql`(i.state = 'gate-asks' or i.recalled_at is not null or coalesce(i.verification->>'verdict', '') in ('invalid', 'unknown') or ${DOUBLE})`;
const RANK = sql`(case i.urgency when 'hoa-toc' then 3 when 'thuong-khan' then 2 when 'khan' then 1 else 0 end)`;

export type IntakeListRecord = {
  id: string;
  way: "upload" | "exchange";
  state: IntakeState;
  urgency: Urgency;
  received_at: Date;
  received_legal_at: Date;
  from_name: string;
  code_number: string;
  code_notation: string;
  subject: string;
  verdict: "valid" | "invalid" | "unknown" | "unsigned" | null;
  double: boolean;
  look: boolean;
  recalled_at: Date | null;
  file_name: string | null;
  row_version: number;
  rank: number;
};

const ROW = sql`i.id, i.way, i.state, i.urgency, i.received_at, i.received_legal_at,
  coalesce(nullif(${shown("organName")}, ''), i.from_name, '') as from_name, ${shown("codeNumber")} as code_number,
  ${shown("codeNotation")} as code_notation, ${shown("subject")} as subject, i.verification->>'verdict' as verdict,
  ${DOUBLE} as double, ${LOOK} as look, i.recalled_at, i.file_name, i.row_version, ${RANK} as rank`;

export async function findIntakeRow(tx: Tx, agencyId: number, id: string): Promise<IntakeListRecord | undefined> {
  return (
    await sql<IntakeListRecord>`select ${ROW} from intake_item i where i.agency_id = ${agencyId} and i.id = ${id}`.execute(
      tx,
    )
  ).rows[0];
}

export type IntakeListAsk = {
  states: IntakeState[];
  urgencies: Urgency[] | null;
  look: boolean;
  urgentFirst: boolean;
  after: { rank: number; at: Date; id: string } | null;
  limit: number;
};

/** Waiting letters, the urgent first when asked, then the latest received. */
export async function listIntake(tx: Tx, agencyId: number, ask: IntakeListAsk): Promise<IntakeListRecord[]> {
  const after = ask.after ?? { rank: 9, at: new Date("9999-12-31T00:00:00Z"), id: "~" };
  // the cast keeps PostgreSQL from reading the constant as the number of a column
  const rank = ask.urgentFirst ? RANK : sql`0::int`;
  const seek = sql`(${rank}, i.received_at, i.id) < (${ask.urgentFirst ? after.rank : 0}::int, ${after.at}, ${after.id})`;
  return (
    await sql<IntakeListRecord>`select ${ROW} from intake_item i where i.agency_id = ${agencyId} and i.state = any (${ask.states}::text[])
      and (${ask.urgencies}::text[] is null or i.urgency = any (${ask.urgencies}::text[])) and (${!ask.look} or ${LOOK}) and ${seek}
    order by ${rank} desc, i.received_at desc, i.id desc limit ${ask.limit}`.execute(tx)
  ).rows;
}

export type IntakeCounts = {
  waiting: number;
  urgent: number;
  look: number;
  parked: number;
  exchange: number;
  upload: number;
};

export async function countIntake(tx: Tx, agencyId: number): Promise<IntakeCounts> {
  const found = await sql<IntakeCounts>`select count(*) filter (where i.state <> 'parked')::int as waiting,
      count(*) filter (where i.state <> 'parked' and i.urgency <> 'thuong')::int as urgent,
      count(*) filter (where i.state <> 'parked' and ${LOOK})::int as look,
      count(*) filter (where i.state = 'parked')::int as parked,
      count(*) filter (where i.state <> 'parked' and i.way = 'exchange')::int as exchange,
      count(*) filter (where i.state <> 'parked' and i.way = 'upload')::int as upload
    from intake_item i where i.agency_id = ${agencyId} and i.state in ('waiting', 'gate-asks', 'parked')`.execute(tx);
  return found.rows[0] ?? { waiting: 0, urgent: 0, look: 0, parked: 0, exchange: 0, upload: 0 };
}

/** Only the number beside the rail's word: letters without a number, and requests of senders that wait for an answer. */
export async function countOpen(tx: Tx, agencyId: number): Promise<number> {
  const found = await sql<{ n: number }>`select (select count(*) from intake_item
      where agency_id = ${agencyId} and state in ('waiting', 'gate-asks'))::int
    + (select count(*) from incoming_document where agency_id = ${agencyId} and recall_asked_at is not null
      and recall_answered_at is null)::int as n`.execute(tx);
  return found.rows[0]?.n ?? 0;
}
