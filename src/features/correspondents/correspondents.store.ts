import { sql, type Tx } from "#src/platform/db/database.ts";
import { containing } from "#src/platform/db/search-pattern.ts";

export type CorrespondentRow = {
  name: string;
  code: string | null;
  symbol: string;
  in_charge: string;
  used_count: number;
  last_used_at: Date | null;
};

// first letters of all words, and the same without the small word "và": `sxd`, `qlgcs`
const INITIALS = sql`regexp_replace(regexp_replace(name_norm, '[^a-z0-9]+', ' ', 'g'), '([a-z0-9])[a-z0-9]*\\s*', '\\1', 'g')`;

/** Every word stands in the name, or the one word is the start of the initials, the symbol or the code; the latest used first. */
export async function findCorrespondents(
  tx: Tx,
  ask: { agencyId: number; words: string[]; limit: number },
): Promise<CorrespondentRow[]> {
  const patterns = ask.words.map(containing);
  const only = ask.words.length === 1 ? (ask.words[0] ?? "") : "";
  return (
    await sql<CorrespondentRow>`select name, code, symbol, in_charge, used_count, last_used_at from correspondent
    where agency_id = ${ask.agencyId} and (
      name_norm like all (${patterns}::text[])
      or (length(${only}) >= 2 and (starts_with(${INITIALS}, ${only}) or vi_norm(symbol) = ${only} or starts_with(lower(code), ${only}))))
    order by last_used_at desc nulls last, used_count desc, name limit ${ask.limit}`.execute(tx)
  ).rows;
}

/** The name as it is written here, for one that differs in capitals or tone marks only; ours before the province's. */
export async function findWrittenName(tx: Tx, agencyId: number, name: string): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`select name from (
      select name, 1 as place from correspondent where agency_id = ${agencyId} and name_norm = vi_norm(${name})
      union all select name, 2 from agency where valid_to is null and vi_norm(name) = vi_norm(${name})
    ) as known order by place limit 1`.execute(tx);
  return rows[0]?.name ?? null;
}

/** Every code under which a sender of this name stands among the own correspondents or in the directory. */
export async function findCodes(tx: Tx, agencyId: number, name: string): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select code from correspondent where agency_id = ${agencyId} and name_norm = vi_norm(${name}) and code is not null
    union select code from agency where valid_to is null and vi_norm(name) = vi_norm(${name})`.execute(tx);
  return rows.map((row) => row.code);
}

/** One more letter from this sender; a code once known is kept. */
export async function countUse(
  tx: Tx,
  use: { agencyId: number; id: string; name: string; code: string | null; inCharge: string; now: Date },
): Promise<void> {
  await sql`insert into correspondent (agency_id, id, name, code, in_charge, used_count, last_used_at)
    values (${use.agencyId}, ${use.id}, ${use.name}, ${use.code}, ${use.inCharge}, 1, ${use.now})
    on conflict (agency_id, name_norm) do update set used_count = correspondent.used_count + 1, last_used_at = ${use.now},
      code = coalesce(excluded.code, correspondent.code)`.execute(tx);
}
