import { existsSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { explainSystemError } from "../failure/plain-failure.ts";
import { clusterFolder, makeCluster, makeFolder } from "./folder.ts";
import { launch } from "./launch.ts";
import { holderOf, takeFolder } from "./process/lock.ts";
import { endOrphan, readPostmaster, stopPostmaster } from "./process/postmaster.ts";
import { chooseRunUser } from "./process/run-user.ts";
import { chooseBinaries, requireSameMajor } from "./programs/binaries.ts";
import { readSecret } from "./secret.ts";
import { SERVER_SETTINGS } from "./settings.ts";
import { repairPassword } from "./single-user.ts";

export type ClusterOptions = {
  /** the installation's data folder; the server's own things go into `postgres/` below it */
  dataDir: string;
  /** `DATABASE_URL`: a server of somebody else; nothing is started */
  databaseUrl?: string;
  /** `PG_BINDIR` */
  pgBinDir?: string;
  /** further server parameters, before which ours stand back (backup, tests) */
  settings?: Record<string, string>;
  /** called once when our server ends without having been stopped */
  onExit?: (reason: string) => void;
};

export type Cluster = {
  /** superuser's URL of one database; with `DATABASE_URL` that user's URL */
  adminUrl(database: string): string;
  /** fast and clean; may be called twice */
  stop(): Promise<void>;
  /** null with `DATABASE_URL` */
  local: { pid: number; socketDir: string; port: number; major: number; clusterDir: string; fresh: boolean } | null;
};

/**
 * Starts (or, with `databaseUrl`, only names) the PostgreSQL of an installation.
 * An orphan of a killed run is ended first; a stale `postmaster.pid` is cleared.
 * @throws PlainFailure: running already, disk full or read-only, newer data, missing library
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  if (options.databaseUrl) return externalCluster(options.databaseUrl);
  try {
    return await startOwnCluster(options);
  } catch (error) {
    throw explainSystemError(error, options.dataDir) ?? error;
  }
}

async function startOwnCluster(options: ClusterOptions): Promise<Cluster> {
  const folder = clusterFolder(options.dataDir);
  makeFolder(folder);
  const release = takeFolder(folder.lockFile);
  try {
    const binaries = chooseBinaries(options.pgBinDir, folder.base);
    requireSameMajor(folder.cluster, binaries);
    const user = chooseRunUser(folder.cluster);
    const fresh = makeCluster(folder, binaries, user);
    if (!fresh) await endOrphan(folder.cluster);
    const password = readSecret(folder.passwordFile) ?? repairPassword({ folder, binaries, user });
    const settings = { ...SERVER_SETTINGS, ...options.settings };
    const { child, socketDir } = await launch({ folder, binaries, user, settings });
    let stopping: Promise<void> | null = null;
    child.once("exit", (code, signal) => {
      release();
      if (!stopping) options.onExit?.(signal ?? `exit ${code}`);
    });
    const pid = child.pid ?? 0;
    return {
      adminUrl: (database) => socketUrl({ socketDir, port: 5432, password }, database),
      stop: () => {
        stopping ??= stopPostmaster(pid)
          .then(() => release())
          .then(() => clearSocketDir(folder.base, socketDir));
        return stopping;
      },
      local: { pid, socketDir, port: 5432, major: binaries.major, clusterDir: folder.cluster, fresh },
    };
  } catch (error) {
    release();
    throw error;
  }
}

/**
 * The superuser's URL of the cluster that a running installation holds, or null when none is running.
 * For commands that act on an installation from outside.
 */
export function findRunningCluster(dataDir: string): { adminUrl(database: string): string; pid: number } | null {
  const folder = clusterFolder(dataDir);
  const holder = holderOf(folder.lockFile);
  const server = holder && existsSync(folder.cluster) ? readPostmaster(folder.cluster) : null;
  const password = readSecret(folder.passwordFile);
  if (server?.status !== "ready" || !password) return null;
  return { pid: server.pid, adminUrl: (database) => socketUrl({ ...server, password }, database) };
}

/** For a command that needs the database whether or not the installation runs: joins the running one, else starts it for a while. */
export async function openCluster(options: ClusterOptions): Promise<Pick<Cluster, "adminUrl" | "stop">> {
  const running = options.databaseUrl ? null : findRunningCluster(options.dataDir);
  return running ? { adminUrl: running.adminUrl, stop: async () => {} } : startCluster(options);
}

function externalCluster(databaseUrl: string): Cluster {
  return { adminUrl: (database) => withDatabase(databaseUrl, database), stop: async () => {}, local: null };
}

/** The same server, user and options, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}

function socketUrl(server: { socketDir: string; port: number; password: string }, database: string): string {
  const query = new URLSearchParams({ host: server.socketDir, port: String(server.port) });
  return `postgres://postgres:${server.password}@localhost/${encodeURIComponent(database)}?${query}`;
}

function clearSocketDir(base: string, socketDir: string): void {
  if (dirname(socketDir) === "/tmp" && socketDir !== join(base, "socket")) rmSync(socketDir, { recursive: true });
}
