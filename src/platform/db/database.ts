// Kysely over pg. Rows of an agency are reached only inside `inAgency`, which sets app.agency for the transaction;
// row-level security shows nothing without it (design.md §2.6).
import { Kysely, type KyselyPlugin, PostgresDialect, sql, type Transaction } from "kysely";
import pg from "pg";

// int8 columns here are counters and sizes, far below 2^53: numbers, not strings.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));
// dates without time stay what they are on paper: "2026-11-23"
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

// biome-ignore lint/complexity/noBannedTypes: every store states its own tables with withTables
export type Tables = {};
export type Database = Kysely<Tables> & { readonly pool: pg.Pool };
export type Tx = Transaction<Tables>;

/** A pool for one role. `max` connections; statements are cancelled after `statementSeconds`. */
export function openDatabase(
  url: string,
  options: { max?: number; name: string; statementSeconds?: number },
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.name,
    statement_timeout: (options.statementSeconds ?? 30) * 1000,
    idleTimeoutMillis: 30_000,
  });
  // a broken idle connection is replaced by the pool; without a listener it would end the process
  pool.on("error", () => {});
  // the same for a connection that breaks inside a transaction: the query fails, the process lives
  pool.on("connect", (client) => client.on("error", () => {}));
  return Object.assign(new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }), { pool });
}

const endings = new WeakMap<Tx, (() => Promise<void>)[]>();

/** `last` runs after all other work of an `inAgency`: for what has to know all of it, or must not happen when any of it fails. Its failure undoes all. */
export function beforeCommit(tx: Tx, last: () => Promise<void>): void {
  const list = endings.get(tx);
  if (!list) throw new Error("only a transaction of inAgency has an end of its own");
  list.push(last);
}

let afterWriting: ((tx: Tx, agencyId: number) => Promise<void>) | null = null;

/** `look` runs in every `inAgency` that wrote something, after its work and before what `beforeCommit` was given. One for the process. */
export function afterWrites(look: (tx: Tx, agencyId: number) => Promise<void>): void {
  afterWriting = look;
}

const READS = /^\s*select\b/i;

/** Notices whether any statement was more than a question; a function called by `select` that writes counts as a question. */
class Watch implements KyselyPlugin {
  wrote = false;

  transformQuery: KyselyPlugin["transformQuery"] = ({ node }) => {
    if (!this.wrote)
      this.wrote = node.kind === "RawNode" ? !READS.test(node.sqlFragments[0] ?? "") : node.kind !== "SelectQueryNode";
    return node;
  };

  transformResult: KyselyPlugin["transformResult"] = async ({ result }) => result;
}

/**
 * One transaction inside one agency. Rows that it touches are noted as they are touched (`app.touched`, migrations/0030).
 *
 * @param agencyId the tenant; unset means no rows at all
 */
export function inAgency<T>(db: Database, agencyId: number, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (plain) => {
    const watch = new Watch();
    const tx = plain.withPlugin(watch);
    await sql`select set_config('app.agency', ${String(agencyId)}, true), set_config('app.touched', ${"\n"}, true)`.execute(
      tx,
    );
    const last: (() => Promise<void>)[] = [];
    endings.set(tx, last);
    const value = await work(tx);
    if (watch.wrote) await afterWriting?.(tx, agencyId);
    for (const end of last) await end();
    return value;
  });
}

/** A transaction on the few tables without an agency (session, agency, jobs …). */
export function outsideAgencies<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(work);
}

export { sql };
