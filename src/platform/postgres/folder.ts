import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { PlainFailure } from "../failure/plain-failure.ts";
import { handOver, isClosedTo, type RunUser } from "./process/run-user.ts";
import { explainServerLog } from "./process/server-log.ts";
import type { Binaries } from "./programs/binaries.ts";
import { readOrCreateSecret } from "./secret.ts";

/** Where everything of the embedded server lies; `base` is `<M_OFFICE_DATA>/postgres`. */
export type ClusterFolder = { base: string; cluster: string; logFile: string; passwordFile: string; lockFile: string };

export function clusterFolder(dataDir: string): ClusterFolder {
  const base = join(dataDir, "postgres");
  return {
    base,
    cluster: join(base, "cluster"),
    logFile: join(base, "postgres.log"),
    passwordFile: join(base, "superuser-password"),
    lockFile: join(base, "supervisor.json"),
  };
}

/** Makes the folders; those made here can be passed through by the server's user, those found are left as they are. */
export function makeFolder(folder: ClusterFolder): void {
  // One by one: `recursive` answers ENOENT where the disk is read-only.
  const missing: string[] = [];
  for (let at = folder.base; !existsSync(at); at = dirname(at)) missing.unshift(at);
  for (const each of missing) {
    mkdirSync(each);
    chmodSync(each, 0o711);
  }
}

// sun_path holds 107 bytes; the socket's own name takes 15 of them.
const LONGEST_SOCKET_DIR = 90;

/**
 * A fresh 0700 folder for the socket, owned by the server's user; in /tmp when the data folder's name is too long or closed to that user.
 * No server may run.
 */
export function makeSocketDir(folder: ClusterFolder, user: RunUser | null, closed: boolean): string {
  const near = join(folder.base, "socket");
  const fits = !closed && Buffer.byteLength(near) <= LONGEST_SOCKET_DIR;
  // what a killed server left there names a process number that may be another program's now, or one nobody has collected yet
  if (fits) rmSync(near, { recursive: true, force: true });
  if (fits) mkdirSync(near, { recursive: true, mode: 0o700 });
  const dir = fits ? near : mkdtempSync("/tmp/m-office-");
  own(dir, user);
  chmodSync(dir, 0o700);
  return dir;
}

function own(path: string, user: RunUser | null): void {
  if (user && statSync(path).uid !== user.uid) chownSync(path, user.uid, user.gid);
}

/**
 * Makes the cluster when there is none: UTF-8, Vietnamese order by ICU, checksums, SCRAM.
 * It is made under another name and renamed, so that a run that was cut off leaves nothing that looks finished.
 * @throws PlainFailure with the reason `initdb` gave
 */
export function makeCluster(folder: ClusterFolder, binaries: Binaries, user: RunUser | null): boolean {
  if (existsSync(folder.cluster)) return false;
  const draft = `${folder.cluster}.new`;
  const passwordCopy = `${draft}.password`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  own(draft, user);
  try {
    writeFileSync(passwordCopy, readOrCreateSecret(folder.passwordFile), { mode: 0o600 });
    own(passwordCopy, user);
    initialise(draft, passwordCopy, { binaries, user });
    renameSync(draft, folder.cluster);
  } finally {
    rmSync(passwordCopy, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
  return true;
}

function initialise(dir: string, passwordCopy: string, how: { binaries: Binaries; user: RunUser | null }): void {
  const locale = ["--encoding=UTF8", "--locale-provider=icu", "--icu-locale=vi-VN", "--locale=C"];
  const handed = handOver([dir, passwordCopy], isClosedTo(how.user, dirname(dir)));
  const [pgdata, pwfile] = handed.names;
  const access = ["--username=postgres", `--pwfile=${pwfile}`, "--auth=scram-sha-256", "--data-checksums"];
  const args = [`--pgdata=${pgdata}`, ...locale, ...access, "--no-instructions"];
  const result = spawnSync(join(how.binaries.binDir, "initdb"), args, {
    ...how.user,
    cwd: "/",
    env: serverEnvironment(),
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe", ...handed.fds],
  });
  handed.close();
  if (result.error) throw new PlainFailure("postgres.init", cannotInit(dir, result.error.message));
  if (result.status !== 0) {
    throw explainServerLog(result.stderr, dir) ?? new PlainFailure("postgres.init", cannotInit(dir, result.stderr));
  }
}

function cannotInit(dir: string, said: string): string {
  const reason = said.trim().split("\n").slice(-3).join(" · ");
  return `Không tạo được cơ sở dữ liệu trong ${dir} (${reason}); chưa có dữ liệu nào bị mất. Hãy sửa nguyên nhân vừa nêu, hoặc đặt DATABASE_URL đến một PostgreSQL có sẵn.`;
}

/** What the server needs from the environment and nothing else: no PGDATA, no locale, no secret of ours. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH ?? "/usr/sbin:/usr/bin:/sbin:/bin", LC_ALL: "C", TZ: "UTC", HOME: "/" };
}
