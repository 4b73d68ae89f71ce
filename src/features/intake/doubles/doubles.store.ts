// Letters that may be the same: equal bytes, equal message, or equal number, notation and agency (NĐ 30/2020 PL VI III.1.h).
import { sql, type Tx } from "#src/platform/db/database.ts";

/** What a waiting item `i` shows in a field: typed, else proposed with certainty. */
export const shown = (name: string) => sql`coalesce(nullif(i.fields->'typed'->>${name}, ''),
  case when (i.fields->'proposed'->${name}->>'confidence')::float >= 0.8 then i.fields->'proposed'->${name}->>'value' end, '')`;

const NUMBER = sql`vi_norm(${shown("codeNumber")} || '/' || ${shown("codeNotation")})`;
/** waiting items whose number, notation and agency another waiting one shows too; asked once for the whole list */
const WAITING_TWICE = sql`select twin.id from (select i.id, count(*) over (partition by ${NUMBER}, vi_norm(${shown("organName")})) as times
    from intake_item i where i.state in ('waiting', 'parked') and i.held_key is null and ${shown("codeNumber")} <> '') twin where twin.times > 1`;

/** May the waiting item `i` be a letter that is here already? Equal bytes, or equal number, notation and agency. */
export const DOUBLE = sql`(exists (select 1 from incoming_document d where d.agency_id = i.agency_id and d.file_sha256 = i.file_sha256 and d.intake_id <> i.id)
  or exists (select 1 from intake_item o where o.agency_id = i.agency_id and o.file_sha256 = i.file_sha256 and o.id <> i.id and o.held_key is null)
  or (${shown("codeNumber")} <> '' and exists (select 1 from incoming_document d where d.agency_id = i.agency_id and d.intake_id <> i.id
    and d.number_norm = ${NUMBER} and d.organ_norm = vi_norm(${shown("organName")})))
  or i.id in (${WAITING_TWICE}))`;

export type DoubleRecord = {
  id: string;
  where: "register" | "intake";
  arrival_number: number | null;
  at: Date;
  code_number: string;
  code_notation: string;
  issued_date: string | null;
  organ_name: string;
  organ_code: string | null;
  subject: string;
  same_file: boolean;
  same_message: boolean;
  state: string;
};

export type DoubleAsk = {
  intakeId: string | null;
  fileSha256: string | null;
  message: { fromCode: string; messageDocumentId: string } | null;
  /** spellings of number and notation as `number_norm` keeps them */
  numbers: string[];
};

/** Registered letters and waiting ones that share bytes, message or number and notation (the agency is compared by the caller). */
export async function findDoubles(tx: Tx, agencyId: number, ask: DoubleAsk): Promise<DoubleRecord[]> {
  const sha = ask.fileSha256;
  const { fromCode, messageDocumentId } = ask.message ?? { fromCode: null, messageDocumentId: null };
  return (
    await sql<DoubleRecord>`select d.id, 'register' as where, d.arrival_number, d.registered_at as at, d.code_number, d.code_notation, d.issued_date::text as issued_date,
        d.organ_name, d.organ_code, d.subject, coalesce(d.file_sha256 = ${sha}, false) as same_file,
        coalesce(d.sender_code = ${fromCode} and d.message_document_id = ${messageDocumentId}, false) as same_message, d.state
      from incoming_document d where d.agency_id = ${agencyId} and d.intake_id is distinct from ${ask.intakeId}
        and (d.file_sha256 = ${sha} or d.number_norm = any (${ask.numbers}::text[])
          or (d.sender_code = ${fromCode} and d.message_document_id = ${messageDocumentId}))
    union all
    select i.id, 'intake', null, i.received_at, ${shown("codeNumber")}, ${shown("codeNotation")}, nullif(${shown("issuedDate")}, ''),
        coalesce(nullif(${shown("organName")}, ''), i.from_name, ''), i.from_code, ${shown("subject")},
        coalesce(i.file_sha256 = ${sha}, false), false, i.state
      from intake_item i where i.agency_id = ${agencyId} and i.id is distinct from ${ask.intakeId} and i.held_key is null and i.state <> 'registered'
        and (i.file_sha256 = ${sha} or (i.state in ('waiting', 'parked') and ${NUMBER} = any (${ask.numbers}::text[])))
    order by at desc limit 20`.execute(tx)
  ).rows;
}
