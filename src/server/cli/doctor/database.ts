import pg from "pg";
import type { Settings } from "#src/platform/config/settings.ts";
import { listMigrations } from "#src/platform/db/migrate.ts";
import { findRunningCluster, withDatabase } from "#src/platform/postgres/cluster.ts";
import { ROLES } from "#src/platform/postgres/roles.ts";
import { databaseName } from "../start/installation-access.ts";
import type { RunFile } from "../start/run-file.ts";
import { type Check, check } from "./check.ts";

/**
 * What the database says of itself. Joins a running server, never starts one, changes nothing. An office that runs is asked
 * about the database it runs on, whatever DATABASE_URL says in this terminal.
 */
export async function checkDatabase(named: Settings, run: RunFile | null): Promise<Check[]> {
  const settings = run?.postgres ? { ...named, databaseUrl: null } : named;
  const database = run?.database ?? databaseName(settings);
  const url = settings.databaseUrl
    ? withDatabase(settings.databaseUrl, database)
    : findRunningCluster(settings.dataDir)?.adminUrl(database);
  const remedy = settings.databaseUrl
    ? "Kiểm tra DATABASE_URL và máy chủ PostgreSQL."
    : "Chạy npm start; nếu không lên, xem postgres/postgres.log trong thư mục dữ liệu.";
  if (!url) return [check("database.reachable", false, { found: "cơ sở dữ liệu không chạy", remedy })];
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, statement_timeout: 10_000 });
  try {
    await client.connect();
    return await examine(client, { embedded: settings.databaseUrl === null });
  } catch (error) {
    const found = `không kết nối được (${error instanceof Error ? error.message : error})`;
    return [check("database.reachable", false, { found, remedy })];
  } finally {
    await client.end().catch(() => {});
  }
}

async function examine(client: pg.Client, how: { embedded: boolean }): Promise<Check[]> {
  const server = await one<{ version: string; number: number; checksums: string; used: number; most: number }>(
    client,
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
       current_setting('data_checksums') as checksums, current_setting('max_connections')::int as most,
       (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as used`,
  );
  const damage = await one<{ pages: number }>(
    client,
    "select coalesce(sum(checksum_failures), 0)::int as pages from pg_stat_database",
  );
  const where = how.embedded ? "do M-Office chạy" : "bên ngoài";
  return [
    check("database.reachable", server.number >= 150_000, {
      found: `PostgreSQL ${server.version}, ${where}`,
      remedy: "Nâng PostgreSQL lên bản 15 trở lên.",
    }),
    check("database.checksums", server.checksums === "on" && damage.pages === 0, {
      found: server.checksums === "on" ? `có mã kiểm, ${damage.pages} trang hỏng` : "không có mã kiểm trang dữ liệu",
      remedy: "Bật mã kiểm bằng pg_checksums --enable khi máy chủ dừng; nếu có trang hỏng, khôi phục từ bản sao lưu.",
    }),
    check("database.connections", server.used < server.most * 0.8, {
      found: `${server.used} trên ${server.most} kết nối`,
      remedy: "Giảm số tiến trình web hoặc tăng max_connections.",
    }),
    await checkMigrations(client),
    await checkRoles(client),
    await checkJobs(client),
  ];
}

async function checkMigrations(client: pg.Client): Promise<Check> {
  const done = new Set(
    (await client.query<{ name: string }>("select name from schema_migration")).rows.map((row) => row.name),
  );
  const open = (await listMigrations()).filter(({ name }) => !done.has(name));
  return check("database.migrated", open.length === 0, {
    found: open.length === 0 ? `đủ ${done.size} bước` : `còn ${open.length} bước, đầu tiên là ${open[0]?.name}`,
    remedy: "Khởi động lại bằng npm start, hoặc chạy m-office migrate.",
  });
}

async function checkRoles(client: pg.Client): Promise<Check> {
  const { rows } = await client.query<{ rolname: string }>(
    "select rolname from pg_roles where rolname = any($1) and (rolsuper or rolbypassrls)",
    [Object.values(ROLES)],
  );
  const names = rows.map(({ rolname }) => rolname).join(", ");
  return check("database.roles", rows.length === 0, {
    found: rows.length === 0 ? "các vai trò không vượt được bảo vệ theo dòng" : `vượt được bảo vệ theo dòng: ${names}`,
    remedy: "Chạy alter role … nosuperuser nobypassrls cho các vai trò này.",
  });
}

async function checkJobs(client: pg.Client): Promise<Check> {
  const { dead } = await one<{ dead: number }>(client, "select count(*)::int as dead from job_figures() where dead");
  return check("jobs.dead", dead === 0, {
    found: `${dead} việc nền đã thử hết số lần`,
    remedy: "Mở trang Vận hành để xem lỗi và cho chạy lại.",
  });
}

async function one<T extends pg.QueryResultRow>(client: pg.Client, sql: string): Promise<T> {
  const [row] = (await client.query<T>(sql)).rows;
  if (!row) throw new Error("no row");
  return row;
}
