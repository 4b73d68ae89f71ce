import { type ChildProcess, fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { proposeFields } from "../fields/propose.ts";
import { fileKindOf } from "../file-kind.ts";
import { unread } from "../problems.ts";
import type { Reader, ReadProblemCode, ReadResult } from "../reader.port.ts";

export type ReaderLimits = {
  /** a file above this is not read at all; bytes */
  maxBytes: number;
  /** processor time for one file, so that a busy machine refuses nothing; milliseconds. Watched on Linux */
  cpuMs: number;
  /** wall time for one file, start of the process not included; milliseconds */
  timeoutMs: number;
  /** resident memory of the reading process; bytes. Watched on Linux, elsewhere only the heap is limited */
  maxMemory: number;
  /** reading processes at the same time */
  processes: number;
  /** an idle process ends after this; milliseconds */
  idleMs: number;
};

export const DEFAULT_LIMITS: ReaderLimits = {
  maxBytes: 200 * 1024 * 1024,
  cpuMs: 8_000,
  timeoutMs: 30_000,
  maxMemory: 450 * 1024 * 1024,
  processes: 2,
  idleMs: 20_000,
};

const MAIN = fileURLToPath(new URL("../child/main.ts", import.meta.url));
const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
// The libraries may lie above the program when it is installed as a package.
const LIBRARIES = createRequire(import.meta.url)
  .resolve("pdfjs-dist/package.json")
  .replace(/pdfjs-dist[\\/]package\.json$/, "");
const WATCH_MS = 40;
const PAGE_BYTES = 4096;

/** Resident bytes of a process; null where the system does not tell. */
function residentBytes(pid: number | undefined): number | null {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]);
    return Number.isFinite(pages) ? pages * PAGE_BYTES : null;
  } catch {
    return null;
  }
}

/** Processor time a process has used, in milliseconds; null where the system does not tell. */
function usedCpu(pid: number | undefined): number | null {
  try {
    // The name in brackets may hold blanks; the clock ticks a hundred times a second on every Linux Node runs on.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    const ticks = Number(fields[11]) + Number(fields[12]);
    return Number.isFinite(ticks) ? ticks * 10 : null;
  } catch {
    return null;
  }
}

function startProcess(limits: ReaderLimits): ChildProcess {
  return fork(MAIN, [], {
    serialization: "advanced",
    // Nothing of our environment (keys, addresses) is handed to a process that reads strangers' files, and it may
    // read its own program but write, start and connect to nothing.
    env: {},
    execArgv: [
      "--permission",
      `--allow-fs-read=${ROOT}*`,
      `--allow-fs-read=${LIBRARIES}*`,
      "--no-warnings",
      `--max-old-space-size=${Math.ceil(limits.maxMemory / 1024 / 1024 / 2)}`,
    ],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
}

/** Asks one process for one file and ends it when a limit is reached. */
function ask(child: ChildProcess, bytes: Uint8Array, limits: ReaderLimits): Promise<ReadResult | ReadProblemCode> {
  return new Promise((resolve) => {
    let late: NodeJS.Immediate | undefined;
    const end = (answer: ReadResult | ReadProblemCode): void => {
      clearTimeout(timer);
      clearImmediate(late);
      clearInterval(watch);
      child.removeAllListeners();
      if (typeof answer === "string") child.kill("SIGKILL");
      resolve(answer);
    };
    // when we ourselves were held up, the answer may already lie there: it is taken before the time is called over
    const timer = setTimeout(() => {
      late = setImmediate(() => end("reader.too-slow"));
    }, limits.timeoutMs);
    const cpuBefore = usedCpu(child.pid) ?? 0;
    const watch = setInterval(() => {
      const memory = residentBytes(child.pid);
      if (memory !== null && memory > limits.maxMemory) end("reader.too-much-memory");
      const cpu = usedCpu(child.pid);
      if (cpu !== null && cpu - cpuBefore > limits.cpuMs) end("reader.too-slow");
    }, WATCH_MS);
    child.on("message", (result: ReadResult) => end(result));
    child.on("error", () => end("reader.failed"));
    // V8 aborts with SIGABRT or 134 when its heap is full.
    child.on("exit", (code, signal) =>
      end(signal === "SIGABRT" || code === 134 ? "reader.too-much-memory" : "reader.failed"),
    );
    child.send({ bytes }, (error) => {
      if (error) end("reader.failed");
    });
  });
}

function untilReady(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    child.once("message", () => resolve(true));
    child.once("error", () => resolve(false));
    child.once("exit", () => resolve(false));
  });
}

/**
 * Reads files in processes of their own, a few at a time, each with limits of memory and time: a hostile file ends its
 * process and nothing else. Bytes travel over a pipe, never over the disk. A process serves many files, so that reading
 * costs milliseconds, and ends when idle.
 */
export function createIsolatedReader(given: Partial<ReaderLimits> = {}): Reader {
  const limits = { ...DEFAULT_LIMITS, ...given };
  const idle: { child: ChildProcess; timer: NodeJS.Timeout }[] = [];
  const waiting: (() => void)[] = [];
  let busy = 0;

  const takeTurn = async (): Promise<void> => {
    if (busy < limits.processes) {
      busy += 1;
      return;
    }
    await new Promise<void>((turn) => waiting.push(turn));
  };
  const passTurn = (): void => {
    const next = waiting.shift();
    if (next) next();
    else busy -= 1;
  };
  const takeProcess = async (): Promise<ChildProcess | null> => {
    const kept = idle.pop();
    if (kept) {
      clearTimeout(kept.timer);
      kept.child.removeAllListeners();
      if (kept.child.connected) return kept.child;
    }
    const child = startProcess(limits);
    return (await untilReady(child)) ? child : null;
  };
  const keep = (child: ChildProcess): void => {
    const drop = (): void => {
      const index = idle.findIndex((entry) => entry.child === child);
      if (index >= 0) idle.splice(index, 1);
      child.kill("SIGKILL");
    };
    const timer = setTimeout(drop, limits.idleMs);
    timer.unref();
    child.unref();
    child.channel?.unref();
    child.on("error", drop);
    idle.push({ child, timer });
  };

  const readInTurn = async (bytes: Uint8Array): Promise<ReadResult> => {
    const child = await takeProcess();
    if (!child) return unread(fileKindOf(bytes), "reader.failed");
    child.ref();
    child.channel?.ref();
    const answer = await ask(child, bytes, limits);
    if (typeof answer === "string") return unread(fileKindOf(bytes), answer);
    keep(child);
    return answer;
  };

  return {
    async read(bytes) {
      if (bytes.length > limits.maxBytes) return unread(fileKindOf(bytes), "reader.too-large");
      await takeTurn();
      try {
        return await readInTurn(bytes);
      } finally {
        passTurn();
      }
    },
    proposeFields,
    async close() {
      for (const { child, timer } of idle.splice(0)) {
        clearTimeout(timer);
        child.kill("SIGKILL");
      }
    },
  };
}
