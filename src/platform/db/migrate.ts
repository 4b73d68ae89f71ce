// Plain SQL files, forward only, one advisory lock, each file in its own transaction.
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { Problem } from "../problem/problem.ts";

const FOLDER = fileURLToPath(new URL("../../../migrations/", import.meta.url));
const LOCK = 7_120_140_034;

export type Migration = { name: string; sql: string };

/** The migration files in order. */
export async function listMigrations(folder: string = FOLDER): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_.+\.sql$/.test(name)).sort();
  return Promise.all(names.map(async (name) => ({ name, sql: await readFile(path.join(folder, name), "utf8") })));
}

/**
 * Brings a database to this version's schema, connected as the owner.
 * @param options `upTo`: only these files, for a restore that must meet the copy's own schema first
 * @returns names of the files that ran now
 * @throws Problem `database.newer` when the database was made by a newer version
 */
export async function migrate(url: string, options: { folder?: string; upTo?: string[] } = {}): Promise<string[]> {
  const all = await listMigrations(options.folder);
  const files = options.upTo ? all.filter((file) => options.upTo?.includes(file.name)) : all;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await client.query(
      "create table if not exists schema_migration (name text primary key, at timestamptz not null default now())",
    );
    const done = new Set(
      (await client.query<{ name: string }>("select name from schema_migration")).rows.map((row) => row.name),
    );
    const known = new Set(files.map((file) => file.name));
    const unknown = [...done].filter((name) => !known.has(name));
    if (unknown.length > 0)
      throw new Problem({
        code: "database.newer",
        status: 500,
        message: `Cơ sở dữ liệu thuộc phiên bản mới hơn (có bước ${unknown.at(-1)}). Hãy chạy đúng phiên bản M-Office đã tạo ra nó; dữ liệu chưa bị thay đổi.`,
      });
    const ran: string[] = [];
    for (const file of files.filter((each) => !done.has(each.name))) {
      await client.query("begin");
      try {
        await client.query(file.sql);
        await client.query("insert into schema_migration (name) values ($1)", [file.name]);
        await client.query("commit");
      } catch (error) {
        await client.query("rollback");
        throw new Error(`${file.name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      }
      ran.push(file.name);
    }
    return ran;
  } finally {
    await client.end();
  }
}
