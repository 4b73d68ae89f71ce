import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { openAuditMark } from "#src/features/audit/mark.actions.ts";
import { keepTrail } from "#src/features/audit/rows/stamps.actions.ts";
import { demandFinished } from "#src/features/operations/backup/unfinished.actions.ts";
import { readSettings, type Settings } from "#src/platform/config/settings.ts";
import { explainDatabase } from "#src/platform/db/explain-database.ts";
import { PlainFailure } from "#src/platform/failure/plain-failure.ts";
import { type Cluster, openCluster } from "#src/platform/postgres/cluster.ts";
import { ensureDatabase, ensureRoles, type RoleUrls, roleUrls } from "#src/platform/postgres/roles.ts";
import { readOrCreateSecret } from "#src/platform/postgres/secret.ts";

export type InstallationUrls = RoleUrls & { adminUrl: string; database: string };

/** Settings of this process; a wrong one ends the command with its sentence. */
export function settingsOrFail(): Settings {
  const settings = read();
  if (statSync(settings.dataDir, { throwIfNoEntry: false })?.isDirectory() === false)
    throw new PlainFailure(
      "settings.wrong",
      `M_OFFICE_DATA (${settings.dataDir}) là một tệp, không phải thư mục; không có gì bị thay đổi. Hãy đặt M_OFFICE_DATA là một thư mục.`,
    );
  demandFinished(settings.dataDir);
  return settings;
}

function read(): Settings {
  try {
    return readSettings();
  } catch (error) {
    throw new PlainFailure("settings.wrong", error instanceof Error ? error.message : String(error));
  }
}

/** The server our settings point to, as `startCluster` and `openCluster` take it. */
export function clusterOptions(settings: Settings) {
  return {
    dataDir: settings.dataDir,
    ...(settings.databaseUrl ? { databaseUrl: settings.databaseUrl } : {}),
    ...(settings.pgBinDir ? { pgBinDir: settings.pgBinDir } : {}),
  };
}

/** The name in DATABASE_URL; `m_office` for our own server or when the URL names only the maintenance database. */
export function databaseName(settings: Settings): string {
  const named = settings.databaseUrl ? decodeURIComponent(new URL(settings.databaseUrl).pathname.slice(1)) : "";
  return named === "" || named === "postgres" ? "m_office" : named;
}

/**
 * The secret from which the roles' passwords come: `M_OFFICE_SECRET` where several machines share one database,
 * else `installation.secret` in the data folder.
 */
export function installationSecret(settings: Settings): string {
  if (process.env.M_OFFICE_SECRET) return process.env.M_OFFICE_SECRET;
  mkdirSync(settings.dataDir, { recursive: true });
  return readOrCreateSecret(join(settings.dataDir, "installation.secret"));
}

/** Roles and database, made where missing. */
export async function prepareDatabase(
  cluster: Pick<Cluster, "adminUrl">,
  settings: Settings,
): Promise<InstallationUrls> {
  const database = databaseName(settings);
  const secret = installationSecret(settings);
  const named = settings.databaseUrl ? originalDatabase(settings.databaseUrl) : "postgres";
  const there = !settings.databaseUrl || (await databaseExists(cluster.adminUrl(named)));
  const maintenance = cluster.adminUrl(there ? named : "postgres");
  await ensureRoles(maintenance, secret);
  await ensureDatabase(maintenance, database);
  const adminUrl = cluster.adminUrl(database);
  return { ...roleUrls({ adminUrl, secret }, database), adminUrl, database };
}

/** On a fresh server DATABASE_URL may name the database that is to be made. */
async function databaseExists(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === "3D000") return false;
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
}

function originalDatabase(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1)) || "postgres";
}

/**
 * For a command that works on an installation, running or not: the running server is joined, a resting one started
 * for the time of the command. Ends with `close()`.
 * @throws PlainFailure when the server cannot be had
 */
export async function openInstallation(
  settings: Settings = settingsOrFail(),
): Promise<{ settings: Settings; urls: InstallationUrls; close(): Promise<void> }> {
  const cluster = await openCluster(clusterOptions(settings));
  try {
    const urls = await prepareDatabase(cluster, settings);
    keepTrail(await openAuditMark(settings.dataDir));
    return { settings, urls, close: () => cluster.stop() };
  } catch (error) {
    await cluster.stop();
    throw explainDatabase(error);
  }
}
