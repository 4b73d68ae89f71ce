import { readdirSync, readFileSync } from "node:fs";
import type { RunFile } from "../start/run-file.ts";

/** Bytes; `total` also counts the supervisor and the launcher above it. */
export type MemoryBytes = { web: number; worker: number; postgres: number; total: number };

/**
 * Memory of a running installation. Pages shared by several processes are divided among them (PSS) where the kernel
 * tells, so that PostgreSQL's shared buffers count once; elsewhere the resident size.
 */
export function measureMemory(run: RunFile | null): MemoryBytes {
  if (!run) return { web: 0, worker: 0, postgres: 0, total: 0 };
  const parents = readParents();
  const web = sum(withChildren(run.web, parents));
  const worker = sum(withChildren(run.worker, parents));
  const postgres = sum(withChildren(run.postgres, parents));
  const launcher = parents.get(run.pid);
  const above = launcher && commandOf(launcher).includes("m-office.mjs") ? [launcher] : [];
  return { web, worker, postgres, total: web + worker + postgres + sum([run.pid, ...above]) };
}

function sum(pids: number[]): number {
  return pids.reduce((bytes, pid) => bytes + (bytesOf(pid, "smaps_rollup", /^Pss:\s+(\d+) kB/m) ?? resident(pid)), 0);
}

function resident(pid: number): number {
  return bytesOf(pid, "status", /^VmRSS:\s+(\d+) kB/m) ?? 0;
}

function bytesOf(pid: number, file: string, pattern: RegExp): number | null {
  const kilobytes = pattern.exec(read(`/proc/${pid}/${file}`))?.[1];
  return kilobytes ? Number(kilobytes) * 1024 : null;
}

function commandOf(pid: number): string {
  return read(`/proc/${pid}/cmdline`);
}

/** pid → parent, of every process that exists now. */
function readParents(): Map<number, number> {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return new Map(
    pids.map((name) => [Number(name), Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${name}/status`))?.[1] ?? 0)]),
  );
}

function withChildren(pid: number | null, parents: Map<number, number>): number[] {
  if (pid === null) return [];
  const children = [...parents].filter(([, parent]) => parent === pid).map(([child]) => child);
  return [pid, ...children.flatMap((child) => withChildren(child, parents))];
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
