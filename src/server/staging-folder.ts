import { mkdir, readdir, rm, rmdir, stat } from "node:fs/promises";
import { hostname } from "node:os";
import path from "node:path";

const rootOf = (dataDir: string): string => path.join(dataDir, "staging");
const ownPrefix = (): string => `${hostname()}-`;

/**
 * A folder of this process alone for files that wait for the secrecy gate. What processes of this machine left behind that no
 * longer run is removed: nobody has its keys any more.
 */
export async function openStagingFolder(dataDir: string): Promise<string> {
  const root = rootOf(dataDir);
  await mkdir(root, { recursive: true, mode: 0o700 });
  for (const name of await readdir(root))
    if (isLeft(name)) await rm(path.join(root, name), { recursive: true, force: true });
  return path.join(root, `${ownPrefix()}${process.pid}`);
}

/**
 * Removes what no process can read any more: folders of this machine's dead processes, and files of any machine older than
 * `olderThan`. A file waits only as long as its upload lasts. @returns how many files or folders went
 */
export async function sweepStaging(dataDir: string, olderThan: Date): Promise<number> {
  const root = rootOf(dataDir);
  let removed = 0;
  for (const name of await readdir(root).catch(() => [])) {
    const folder = path.join(root, name);
    if (isLeft(name)) {
      await rm(folder, { recursive: true, force: true });
      removed += 1;
      continue;
    }
    const files = await readdir(folder).catch(() => []);
    let kept = 0;
    for (const file of files) {
      const about = await stat(path.join(folder, file)).catch(() => null);
      if (about && about.mtimeMs >= olderThan.getTime()) kept += 1;
      else await rm(path.join(folder, file), { force: true }).then(() => (removed += 1));
    }
    // an empty folder of another machine may be in use: its process makes it again when it needs it
    if (kept === 0 && !name.startsWith(ownPrefix())) await rmdir(folder).catch(() => {});
  }
  return removed;
}

function isLeft(name: string): boolean {
  const pid = name.startsWith(ownPrefix()) ? Number(name.slice(ownPrefix().length)) : Number.NaN;
  return Number.isInteger(pid) && !isRunning(pid);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
