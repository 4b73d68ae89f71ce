import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive, processState } from "#src/platform/postgres/process/postmaster.ts";

/** What a running installation says about itself in `<M_OFFICE_DATA>/run.json`, for `doctor` and other commands. */
export type RunFile = {
  pid: number;
  /** start time of `pid` as the kernel counts it: tells the process from a later one of the same number */
  mark: string;
  /** ISO 8601, UTC */
  startedAt: string;
  /** what people type */
  address: string | null;
  /** where this machine reaches its own web process */
  local: string | null;
  web: number | null;
  worker: number | null;
  /** null when the database is not ours */
  postgres: number | null;
  database: string;
};

const fileOf = (dataDir: string) => join(dataDir, "run.json");

export function writeRunFile(dataDir: string, content: Omit<RunFile, "pid" | "mark">): void {
  const run: RunFile = { pid: process.pid, mark: processState(process.pid)?.startedAt ?? "", ...content };
  mkdirSync(dataDir, { recursive: true });
  const draft = `${fileOf(dataDir)}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(run)}\n`);
  renameSync(draft, fileOf(dataDir));
}

/** The installation running on that folder, or null; what a killed one left behind does not count. */
export function readRunFile(dataDir: string): RunFile | null {
  try {
    const run: RunFile = JSON.parse(readFileSync(fileOf(dataDir), "utf8"));
    return isAlive(run.pid) && processState(run.pid)?.startedAt === run.mark ? run : null;
  } catch {
    return null;
  }
}

export function removeRunFile(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true });
}
