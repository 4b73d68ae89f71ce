import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { PlainFailure } from "../failure/plain-failure.ts";
import { type ClusterFolder, makeSocketDir, serverEnvironment } from "./folder.ts";
import { readPostmaster, waitUntil } from "./process/postmaster.ts";
import { handOver, isClosedTo, type RunUser } from "./process/run-user.ts";
import { explainServerLog, readLogSince, rotateLog } from "./process/server-log.ts";
import type { Binaries } from "./programs/binaries.ts";

export type Launch = {
  folder: ClusterFolder;
  binaries: Binaries;
  user: RunUser | null;
  settings: Record<string, string>;
};

/** Recovery after a crash reads the log of changes; on a slow disk that takes minutes, and is worth waiting for. */
const LONGEST_START = 10 * 60_000;

/**
 * Starts the server in a session of its own (a Ctrl-C in the terminal reaches us first, not it) and waits until it answers.
 * It listens on a Unix socket in a 0700 folder and on no network port.
 * @throws PlainFailure with what its log says
 */
export async function launch(how: Launch): Promise<{ child: ChildProcess; socketDir: string }> {
  const { folder, binaries, user } = how;
  const closed = isClosedTo(user, folder.base);
  const socketDir = makeSocketDir(folder, user, closed);
  const fixed = { listen_addresses: "", unix_socket_directories: socketDir, unix_socket_permissions: "0700" };
  const options = Object.entries({ ...how.settings, ...fixed }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const handed = handOver([folder.cluster], closed);
  const args = ["-D", handed.names[0] ?? folder.cluster, ...options];
  const from = rotateLog(folder.logFile);
  const log = openSync(folder.logFile, "a", 0o600);
  const run = { ...user, cwd: "/", env: serverEnvironment(), detached: true };
  const child = spawn(join(binaries.binDir, "postgres"), args, { ...run, stdio: ["ignore", log, log, ...handed.fds] });
  closeSync(log);
  handed.close();
  let failed: Error | null = null;
  child.once("error", (error) => {
    failed = error;
  });
  const ended = () => failed !== null || child.exitCode !== null || child.signalCode !== null;
  const ready = () => {
    const seen = readPostmaster(folder.cluster);
    return seen !== null && seen.pid === child.pid && seen.status === "ready";
  };
  await waitUntil(() => ended() || ready(), LONGEST_START);
  if (!ended() && ready()) return { child, socketDir };
  const said = failed ? String(failed) : readLogSince(folder.logFile, from);
  child.kill("SIGQUIT");
  throw explainServerLog(said, folder.cluster) ?? notStarted(folder, said);
}

function notStarted(folder: ClusterFolder, said: string): PlainFailure {
  const reason = said.trim().split("\n").slice(-2).join(" · ");
  const message = `Cơ sở dữ liệu chưa khởi động được (${reason || "không có thông báo"}); dữ liệu trong ${folder.cluster} được giữ nguyên. Hãy xem ${folder.logFile}, sửa nguyên nhân rồi chạy lại.`;
  return new PlainFailure("postgres.not-started", message);
}
