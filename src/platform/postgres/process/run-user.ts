import { closeSync, openSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** Under whom the server runs. null = as the present user (PostgreSQL refuses root only). */
export type RunUser = { uid: number; gid: number };

/**
 * The user for `initdb` and `postgres`: whoever owns the existing data, since the server insists on that;
 * otherwise `postgres`, otherwise `nobody`.
 * @param clusterDir may not exist yet
 */
export function chooseRunUser(clusterDir: string): RunUser | null {
  if (process.getuid?.() !== 0) return null;
  try {
    const { uid, gid } = statSync(clusterDir);
    if (uid !== 0) return { uid, gid };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  return lookUp("postgres") ?? lookUp("nobody") ?? { uid: 65534, gid: 65534 };
}

function lookUp(name: string): RunUser | null {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((row) => row.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}

/** Whether `user`, without other groups, may walk down to `path` (mode bits only; access lists are not looked at). */
export function canReach(path: string, user: RunUser): boolean {
  const { mode, uid, gid } = statSync(path);
  const enter = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
  if (!(mode & enter)) return false;
  const parent = dirname(path);
  return parent === path || canReach(parent, user);
}

/** Whether the server's user cannot walk down to `path`: root may keep his data under a folder that only he can enter. */
export function isClosedTo(user: RunUser | null, path: string): boolean {
  return user !== null && !canReach(path, user);
}

export type HandedOver = { names: string[]; fds: number[]; close(): void };

/**
 * How a child under another user names these folders and files of his. Those behind a closed folder are opened by us and handed over open
 * (to be given as `stdio` from the fourth on), so that he needs no right on any folder above them and can read nothing else there.
 */
export function handOver(paths: string[], closed: boolean): HandedOver {
  if (!closed) return { names: paths, fds: [], close: () => {} };
  const fds = paths.map((path) => openSync(path, "r"));
  return { names: paths.map((_, index) => `/proc/self/fd/${3 + index}`), fds, close: () => fds.forEach(closeSync) };
}
