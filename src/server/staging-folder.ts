import { mkdir, readdir, rm } from "node:fs/promises";
import { hostname } from "node:os";
import path from "node:path";

/**
 * A folder of this process alone for files that wait for the secrecy gate. What processes of this machine left behind that no
 * longer run is removed: nobody has its keys any more.
 */
export async function openStagingFolder(dataDir: string): Promise<string> {
  const root = path.join(dataDir, "staging");
  await mkdir(root, { recursive: true, mode: 0o700 });
  const prefix = `${hostname()}-`;
  for (const name of await readdir(root)) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : Number.NaN;
    if (Number.isInteger(pid) && !isRunning(pid)) await rm(path.join(root, name), { recursive: true, force: true });
  }
  return path.join(root, `${prefix}${process.pid}`);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
