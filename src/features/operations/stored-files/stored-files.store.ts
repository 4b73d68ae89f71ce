import type { Kysely } from "kysely";
import { type Database, sql, type Tables } from "#src/platform/db/database.ts";

/** Held by a backup for as long as it reads files, and by a sweep (which goes without it) for as long as it removes some. */
export const FILES_LOCK = [7_120_142, 3] as const;

/**
 * Runs `work` unless a backup or another sweep is at the files now.
 * @returns null when it was left for the next time
 */
export function whileNobodyReadsFiles<T>(db: Database, work: (own: Kysely<Tables>) => Promise<T>): Promise<T | null> {
  return db.connection().execute(async (own) => {
    const [key, part] = FILES_LOCK;
    const taken = await sql<{ ok: boolean }>`select pg_try_advisory_lock(${key}::int, ${part}::int) as ok`.execute(own);
    if (!taken.rows[0]?.ok) return null;
    try {
      return await work(own);
    } finally {
      await sql`select pg_advisory_unlock(${key}::int, ${part}::int)`.execute(own);
    }
  });
}

/** Whether the demo is being loaded: its files lie in the store before the rows that name them, for days if it is cut off. */
export async function isDemoLoading(db: Kysely<Tables>): Promise<boolean> {
  const found = await sql`select 1 from installation where demo_state = 'loading'`.execute(db);
  return found.rows.length > 0;
}

/** The first digit, or the first two, of every name: parts in which a large store is worked through. */
export const HEX = [..."0123456789abcdef"];
export const PAIRS = HEX.flatMap((first) => HEX.map((second) => first + second));

/** Names that cannot be those of files: somebody wrote them past the program. */
export async function impossibleNames(db: Kysely<Tables>): Promise<string[]> {
  const found = await sql<{
    sha: string;
  }>`select sha from named_files('') sha where sha !~ '^[0-9a-f]{64}$' order by 1 limit 50`.execute(db);
  return found.rows.map((row) => row.sha);
}

/** Names (SHA-256) under a prefix that rows of any agency name. */
export async function namedFiles(db: Kysely<Tables>, prefix: string): Promise<Set<string>> {
  const found = await sql<{ sha: string }>`select named_files(${prefix}) as sha`.execute(db);
  return new Set(found.rows.map((row) => row.sha));
}
