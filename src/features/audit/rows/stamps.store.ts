// Notes of touched rows (migrations/0030_row_stamps.sql): taken from the transaction, and added up against the rows that are there.
import { sql, type Tx } from "#src/platform/db/database.ts";
import { BESIDES_ANYWHERE, STAMPED_TABLES, type StampedTable } from "./stamped-tables.rules.ts";

/** What this transaction touched so far, one line each; null = no protected row. */
export async function takeTouched(tx: Tx): Promise<string | null> {
  const found = await sql<{ lines: string | null }>`select current_setting('app.touched', true) as lines`.execute(tx);
  const lines = (found.rows[0]?.lines ?? "").trim();
  return lines === "" ? null : lines;
}

type Listed = { name: string; keys: string[]; besides: string[] };

const besidesOf = (table: StampedTable): string[] => [...table.besides, ...BESIDES_ANYWHERE];
const same = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join();

/** Whether the database still has the tables and lists them as the program does. @returns one for each table that is not so */
export async function listDifferences(
  tx: Tx,
): Promise<{ name: string; kind: "missing" | "unlisted" | "changed" | "unknown" }[]> {
  const present = new Set((await presentTables(tx)).map(({ name }) => name));
  const { rows } = await sql<Listed>`select name, keys, besides from stamped_table order by name`.execute(tx);
  const kindOf = (table: StampedTable) => {
    if (!present.has(table.name)) return "missing";
    const listed = rows.find(({ name }) => name === table.name);
    if (!listed) return "unlisted";
    const alike = same(listed.keys, table.keys) && same(listed.besides.toSorted(), besidesOf(table).toSorted());
    return alike ? null : "changed";
  };
  const unknown = rows.filter(({ name }) => STAMPED_TABLES.every((table) => table.name !== name));
  return [
    ...STAMPED_TABLES.flatMap((table) => {
      const kind = kindOf(table);
      return kind ? [{ name: table.name, kind } as const] : [];
    }),
    ...unknown.map(({ name }) => ({ name, kind: "unknown" }) as const),
  ];
}

/** One that is gone is a finding of its own and must not stop the look at the others. */
async function presentTables(tx: Tx): Promise<StampedTable[]> {
  const { rows } = await sql<{ name: string }>`select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`.execute(tx);
  return STAMPED_TABLES.filter(({ name }) => rows.some((row) => row.name === name));
}

/** As `stamp_of` in the database, which this does not ask: whoever changes the function changes no answer here. */
function rowsNow(table: StampedTable) {
  const keys = sql.join(table.keys.map((key) => sql`j ->> ${sql.lit(key)}`));
  const rest = sql`jsonb_strip_nulls(j - ${besidesOf(table)}::text[])`;
  return sql`select ${sql.lit(table.name)} as name, concat_ws('/', ${keys}) as key,
    encode(substring(sha256(convert_to(${rest}::text, 'UTF8')) from 1 for 12), 'base64') as digest, -1 as n
    from (select to_jsonb(t) as j from ${sql.table(table.name)} t) rows`;
}

/** Every (row, digest) that the trail and the tables do not agree on: n > 0 told and not there, n < 0 there and not told. */
async function odds(tx: Tx) {
  const tables = await presentTables(tx);
  await sql`select set_config('timezone', 'UTC', true)`.execute(tx);
  const now = sql.join(
    tables.map((table) => rowsNow(table)),
    sql` union all `,
  );
  return sql`odds as (select name, key, digest, sum(n) as n from (
      select split_part(line, E'\\t', 1) as name, split_part(line, E'\\t', 2) as key, split_part(line, E'\\t', 3) as digest,
        case split_part(line, E'\\t', 4) when '+' then 1 else -1 end as n
      from audit_event e cross join lateral string_to_table(e.stamps, E'\\n') line where e.stamps is not null
      union all ${now}) told_and_found group by 1, 2, 3 having sum(n) <> 0)`;
}

export type Odd = { name: string; key: string; told: boolean; found: boolean };

/** Rows that are not as the trail left them, at most fifty of each table. @param tx of a role that sees all agencies */
export async function listOdds(tx: Tx): Promise<Odd[]> {
  const all = await odds(tx);
  return (
    await sql<Odd>`with ${all}, places as (
        select name, key, bool_or(n > 0) as told, bool_or(n < 0) as found, row_number() over (partition by name order by key) as place
        from odds group by name, key)
      select name, key, told, found from places where place <= 50 order by name, key`.execute(tx)
  ).rows;
}

/** Notes that make everything add up, in parts, each for the trail of one hosted agency. */
export async function settlingNotes(tx: Tx, linesAPart: number): Promise<{ agency_id: number; stamps: string }[]> {
  const all = await odds(tx);
  const first = sql`(select min(id) from agency where hosted)`;
  return (
    await sql<{ agency_id: number; stamps: string }>`with ${all},
      lines as (select coalesce(a.id, ${first}) as agency_id, odds.name, key,
          rtrim(repeat(odds.name || E'\\t' || key || E'\\t' || digest || E'\\t' || case when n < 0 then '+' else '-' end || E'\\n', abs(n)::int), E'\\n') as line
        from odds left join agency a on a.hosted and a.id::text = split_part(key, '/', 1)),
      parts as (select *, (row_number() over (partition by agency_id order by name, key) - 1) / ${linesAPart}::int as part from lines)
      select agency_id, string_agg(line, E'\\n' order by name, key) as stamps from parts where agency_id is not null group by agency_id, part order by agency_id, part`.execute(
      tx,
    )
  ).rows;
}

/** One at a time, until the end of the transaction. @returns whether the rows are still to be vouched for, and may be */
export async function lockUnknown(tx: Tx, states: readonly string[]): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(7120142, 4)`.execute(tx);
  const found =
    await sql`select 1 from installation where rows_known_at is null and demo_state = any (${[...states]}::text[])
    and exists (select 1 from agency where hosted)`.execute(tx);
  return found.rows.length > 0;
}

/** Ids of the occasions on which rows were taken for granted: there must be one. */
export async function baselines(tx: Tx): Promise<string[]> {
  return (
    await sql<{
      id: string;
    }>`select distinct request_id as id from audit_event where action = 'rows.baseline' order by 1`.execute(tx)
  ).rows.map((row) => row.id);
}

export async function setKnown(tx: Tx, now: Date): Promise<void> {
  await sql`update installation set rows_known_at = ${now}`.execute(tx);
}
