import { readFileSync, statSync } from "node:fs";
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

export type Invocation = { command: string; args: string[]; uid?: number; gid?: number };

/**
 * The command as `user`. When a folder above the data is closed to that user, the process keeps the one capability
 * that lets it pass (and read everything): only for a folder the operator chose, and said aloud by the caller.
 */
export function runAs(user: RunUser | null, reachable: boolean, command: string, args: string[]): Invocation {
  if (!user) return { command, args };
  if (reachable) return { command, args, uid: user.uid, gid: user.gid };
  const capability = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"];
  const identity = [`--reuid=${user.uid}`, `--regid=${user.gid}`, "--clear-groups"];
  return { command: "setpriv", args: [...identity, ...capability, "--", command, ...args] };
}
