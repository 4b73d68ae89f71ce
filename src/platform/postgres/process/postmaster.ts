import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** What `postmaster.pid` says about a running server. */
export type Postmaster = { pid: number; socketDir: string; port: number; status: string };

/** null when no server wrote there, or it is still writing. */
export function readPostmaster(clusterDir: string): Postmaster | null {
  try {
    const lines = readFileSync(join(clusterDir, "postmaster.pid"), "utf8").split("\n");
    const [pid, , , port, socketDir, , , status] = lines.map((line) => line.trim());
    return { pid: Number(pid), port: Number(port), socketDir: socketDir ?? "", status: status ?? "" };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** State letter and start time of a process as the kernel counts them; null when there is none of that number. */
export function processState(pid: number): { state: string; startedAt: string } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name stands in brackets and may hold anything, so fields are counted after the last bracket.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return { state: fields[0] ?? "", startedAt: fields[19] ?? "" };
  } catch {
    return null;
  }
}

/** Whether the process still does something; one that ended but was not collected by its parent does not. */
export function isAlive(pid: number): boolean {
  const found = processState(pid);
  return found !== null && found.state !== "Z" && found.state !== "X";
}

/**
 * Processes whose working folder is the cluster: the server and its children, also children that outlived it.
 * A number in `postmaster.pid` proves nothing after a restart of the machine or container, the working folder does.
 */
export function processesIn(clusterDir: string): number[] {
  const wanted = realpathSync(clusterDir);
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => workingFolder(pid) === wanted);
}

function workingFolder(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

/** Waits until `done` answers true; false when `limit` milliseconds passed. */
export async function waitUntil(done: () => boolean, limit: number): Promise<boolean> {
  for (const end = performance.now() + limit; performance.now() < end; await pause(10)) {
    if (done()) return true;
  }
  return done();
}

/**
 * Ends a server left by a supervisor that was killed, and clears a stale `postmaster.pid`.
 * It is stopped rather than kept: the new server is then a child of ours with the present settings.
 * @returns whether a server had to be ended
 */
export async function endOrphan(clusterDir: string): Promise<boolean> {
  const known = readPostmaster(clusterDir);
  const left = processesIn(clusterDir);
  if (known && left.includes(known.pid)) await stopPostmaster(known.pid);
  // Children notice the death of their server by themselves, but a busy one may need a moment.
  if (!(await waitUntil(() => processesIn(clusterDir).length === 0, 5_000))) {
    for (const pid of processesIn(clusterDir)) sendSignal(pid, "SIGQUIT");
    await waitUntil(() => processesIn(clusterDir).length === 0, 5_000);
  }
  rmSync(join(clusterDir, "postmaster.pid"), { force: true });
  return left.length > 0;
}

/** SIGINT ends sessions and writes everything out ("fast"); a server that does not obey gets SIGQUIT and recovers at its next start. */
export async function stopPostmaster(pid: number): Promise<void> {
  sendSignal(pid, "SIGINT");
  if (await waitUntil(() => !isAlive(pid), 20_000)) return;
  sendSignal(pid, "SIGQUIT");
  await waitUntil(() => !isAlive(pid), 10_000);
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
