import type { Readable, Writable } from "node:stream";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { Problem } from "#src/platform/problem/problem.ts";
import { FILES_LOCK } from "../stored-files/stored-files.store.ts";
import type { TableEntry } from "./container.rules.ts";

/** One connection as the owner; everything is read in one snapshot. */
export async function openOwner(ownerUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: "m-office-backup" });
  await client.connect();
  return client;
}

/** Until the connection ends no file of the store is swept away: whatever the snapshot names stays there. */
export async function keepFiles(client: pg.Client): Promise<void> {
  await client.query("select pg_advisory_lock_shared($1, $2)", [...FILES_LOCK]);
}

// Names come from the catalogue of our own schema and are quoted all the same.
const quote = (name: string): string => pg.escapeIdentifier(name);

/** Tables in an order in which every foreign key finds its row; generated columns are left out. */
export async function listTables(client: pg.Client): Promise<TableEntry[]> {
  const tables = await client.query<{ name: string; columns: string[] }>(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition group by c.relname order by c.relname`);
  const links = await client.query<{ child: string; parent: string }>(`
    select c.conrelid::regclass::text as child, c.confrelid::regclass::text as parent from pg_constraint c
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace and c.conrelid <> c.confrelid`);
  const done = new Set<string>();
  const ordered: TableEntry[] = [];
  let left = tables.rows;
  while (left.length > 0) {
    const ready = left.filter((table) =>
      links.rows.every((link) => link.child !== table.name || done.has(link.parent)),
    );
    if (ready.length === 0) throw new Error("foreign keys in a circle");
    for (const table of ready) {
      done.add(table.name);
      ordered.push(table);
    }
    left = left.filter((table) => !done.has(table.name));
  }
  return ordered;
}

export function readTable(client: pg.Client, table: TableEntry): Readable {
  return client.query(
    copyTo(`copy (select ${table.columns.map(quote).join(", ")} from ${quote(table.name)}) to stdout`),
  );
}

export function writeTable(client: pg.Client, table: TableEntry): Writable {
  return client.query(copyFrom(`copy ${quote(table.name)} (${table.columns.map(quote).join(", ")}) from stdin`));
}

export async function listMigrated(client: pg.Client): Promise<string[]> {
  return (await client.query<{ name: string }>("select name from schema_migration order by name")).rows.map(
    (row) => row.name,
  );
}

/** What the database said of a row that it did not take, as a sentence; null for any other failure. Rows are never quoted. */
export function refusedTable(error: unknown): Problem | null {
  if (!(error instanceof pg.DatabaseError)) return null;
  const at = [error.table && `bảng ${error.table}`, error.constraint && `ràng buộc ${error.constraint}`];
  const where = [...at.filter(Boolean), `mã ${error.code}`].join(", ");
  return new Problem({
    code: "backup.rows-refused",
    status: 409,
    message: `Cơ sở dữ liệu không nhận dữ liệu trong bản sao lưu (${where}): bản sao do phiên bản mới hơn làm ra, hoặc dữ liệu đã bị sửa ngoài chương trình trước khi sao. Hãy dùng bản sao khác hoặc cập nhật chương trình.`,
  });
}

/** Triggers of our own guard living rows; what is restored was guarded when it was written. */
export async function setTriggers(client: pg.Client, tables: TableEntry[], on: boolean): Promise<void> {
  for (const table of tables)
    await client.query(`alter table ${quote(table.name)} ${on ? "enable" : "disable"} trigger user`);
}

/** Sequences go on after the highest value; transaction numbers of another server mean nothing here. */
export async function settleAfterRestore(client: pg.Client): Promise<void> {
  // whoever was signed in when the copy was made signs in again: a stolen copy opens no door
  await client.query("delete from session");
  await client.query("update audit_queue set xid = pg_current_xact_id()");
  await client.query(
    "select setval(pg_get_serial_sequence('agency', 'id'), greatest(coalesce((select max(id) from agency), 0), 1))",
  );
  await client.query(`select setval('principal_id', greatest(1,
    coalesce((select max(principal_id) from agency), 0), coalesce((select max(principal_id) from unit), 0), coalesce((select max(principal_id) from post), 0)))`);
  // work that was under way is asked for again: events without an end, messages still in the queue
  await client.query(
    "select enqueue_job('event', json_build_object('agencyId', agency_id, 'eventId', id), 'event:' || id) from event_outbox where done_at is null",
  );
}

export async function countRows(client: pg.Client, table: string): Promise<number> {
  return Number((await client.query<{ count: number }>(`select count(*) from ${quote(table)}`)).rows[0]?.count ?? 0);
}
