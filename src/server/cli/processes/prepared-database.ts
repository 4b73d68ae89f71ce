// A process or command joins a database that exists; it never makes one where somebody mistyped the folder.
// A process that runs alone joins a database that `migrate` or `start` has prepared. It changes nothing there and needs no
// administrator's account: only the server, the secret from which the roles' passwords come, and this version's schema.
import { existsSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import type { Settings } from "#src/platform/config/settings.ts";
import { explainDatabase } from "#src/platform/db/explain-database.ts";
import { listMigrations } from "#src/platform/db/migrate.ts";
import { PlainFailure } from "#src/platform/failure/plain-failure.ts";
import { findRunningCluster, withDatabase } from "#src/platform/postgres/cluster.ts";
import { clusterFolder } from "#src/platform/postgres/folder.ts";
import { type RoleUrls, roleUrls } from "#src/platform/postgres/roles.ts";
import { readSecret } from "#src/platform/postgres/secret.ts";
import { databaseName, openInstallation, settingsOrFail } from "../start/installation-access.ts";

const NO_SERVER = (settings: Settings) =>
  `Không thấy cơ sở dữ liệu đang chạy của thư mục ${settings.dataDir}; chưa có gì bị thay đổi. Hãy đặt DATABASE_URL, hoặc chạy npm start trên máy này trước.`;
const NO_INSTALLATION = (settings: Settings) =>
  `Thư mục ${settings.dataDir} không có bản cài đặt M-Office nào; không có gì được tạo. Hãy kiểm tra M_OFFICE_DATA, hoặc chạy npm start để tạo bản cài đặt.`;
const NO_SECRET = (settings: Settings) =>
  `Không có bí mật của bản cài đặt ở ${settings.dataDir}; chưa có gì bị thay đổi. Hãy đặt M_OFFICE_SECRET đúng như máy đã chạy m-office migrate, hoặc chạy m-office migrate trên máy này.`;
const BEHIND =
  "Cơ sở dữ liệu chưa ở phiên bản này; chưa có gì bị thay đổi. Hãy chạy m-office migrate một lần rồi chạy lại lệnh.";
const AHEAD =
  "Cơ sở dữ liệu thuộc phiên bản mới hơn chương trình này; chưa có gì bị thay đổi. Hãy chạy đúng phiên bản M-Office đã nâng nó.";

/**
 * URL of one role in the prepared database.
 * @throws PlainFailure no server, no secret, wrong secret, schema of another version
 */
export async function preparedUrl(settings: Settings, role: keyof RoleUrls): Promise<string> {
  const adminUrl = settings.databaseUrl ?? findRunningCluster(settings.dataDir)?.adminUrl("postgres");
  if (!adminUrl) throw new PlainFailure("database.none", NO_SERVER(settings));
  const secret = process.env.M_OFFICE_SECRET || readSecret(join(settings.dataDir, "installation.secret"));
  if (!secret) throw new PlainFailure("installation.no-secret", NO_SECRET(settings));
  const database = databaseName(settings);
  const url = roleUrls({ adminUrl: withDatabase(adminUrl, database), secret }, database)[role];
  await demandSchema(url);
  return url;
}

/**
 * The installation of the settings, running or resting, for a command that only reads it or saves it.
 * @throws PlainFailure when the data folder holds none, or one of another version; nothing is made there
 */
export async function openExisting(settings: Settings = settingsOrFail()): ReturnType<typeof openInstallation> {
  if (!settings.databaseUrl && !existsSync(join(clusterFolder(settings.dataDir).cluster, "PG_VERSION")))
    throw new PlainFailure("installation.none", NO_INSTALLATION(settings));
  const installation = await openInstallation(settings);
  try {
    await demandSchema(installation.urls.appUrl);
    return installation;
  } catch (error) {
    await installation.close();
    throw error;
  }
}

async function demandSchema(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string }>("select name from schema_migration");
    const jobs = await client.query<{ ready: boolean }>("select to_regprocedure('job_figures()') is not null as ready");
    const done = new Set(rows.map((row) => row.name));
    const files = (await listMigrations()).map((file) => file.name);
    if ([...done].some((name) => !files.includes(name))) throw new PlainFailure("database.newer", AHEAD);
    if (files.some((name) => !done.has(name)) || !jobs.rows[0]?.ready) throw new PlainFailure("database.older", BEHIND);
  } catch (error) {
    throw explainDatabase(error);
  } finally {
    await client.end().catch(() => {});
  }
}
