// Files from outside are looked at in a process of their own: a loop, a bomb or a crash ends that process, never the office.
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { reason } from "../reasons.ts";
import type { Verifier, VerifyOptions, VerifyResult } from "../verifier.port.ts";
import { pack, READY } from "./envelope.ts";

export type IsolationLimits = {
  /** computing time for one file, from the moment its process is ready: a busy machine is not the file's fault */
  milliseconds: number;
  /** resident memory of the process (watched on Linux; the heap is bounded everywhere) */
  megabytes: number;
  /** files looked at at the same time */
  parallel: number;
};

const PROGRAM = fileURLToPath(new URL("./verify-process.ts", import.meta.url));
const WATCH_EVERY = 40;
const LONGEST_START = 30_000;
/** How much longer than its computing time a process may take by the clock. */
const WALL_FACTOR = 6;
const MOST_OUTPUT = 4_000_000;

const stopped = (): VerifyResult => ({ verdict: "unknown", signatures: [], reasons: [reason("file.limit")] });

type Usage = { megabytes: number; cpuMilliseconds: number };

/** What a process uses now; null without /proc or when it has ended. */
async function usageOf(pid: number): Promise<Usage | null> {
  try {
    const [status, stat] = await Promise.all([
      readFile(`/proc/${pid}/status`, "utf8"),
      readFile(`/proc/${pid}/stat`, "utf8"),
    ]);
    const [, kilobytes = "0"] = status.match(/VmRSS:\s+(\d+)/) ?? [];
    // After the name in brackets: user and system time are the 12th and 13th value, in hundredths of a second.
    const values = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { megabytes: Number(kilobytes) / 1024, cpuMilliseconds: (Number(values[11]) + Number(values[12])) * 10 };
  } catch {
    return null;
  }
}

function runOnce(bytes: Uint8Array, options: VerifyOptions, limits: IsolationLimits): Promise<VerifyResult> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [`--max-old-space-size=${limits.megabytes}`, PROGRAM], {
      stdio: ["pipe", "pipe", "ignore"],
      env: {
        PATH: process.env.PATH ?? "",
        ...(process.env.NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE } : {}),
      },
    });
    let output = "";
    let cpuAtStart: number | null = null;
    const kill = (): boolean => child.kill("SIGKILL");
    let timer = setTimeout(kill, LONGEST_START);
    const look = async (): Promise<void> => {
      const usage = child.pid ? await usageOf(child.pid) : null;
      if (!usage) return;
      if (usage.megabytes > limits.megabytes) kill();
      if (output === "") return;
      cpuAtStart ??= usage.cpuMilliseconds;
      if (usage.cpuMilliseconds - cpuAtStart > limits.milliseconds) kill();
    };
    const watch = setInterval(() => void look(), WATCH_EVERY);
    const finish = (result: VerifyResult): void => {
      clearTimeout(timer);
      clearInterval(watch);
      resolve(result);
    };
    child.on("error", () => finish(stopped()));
    child.stdin.on("error", () => undefined); // the process may be gone before it has read everything
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      if (output === "") {
        clearTimeout(timer);
        timer = setTimeout(kill, limits.milliseconds * (process.platform === "linux" ? WALL_FACTOR : 1));
      }
      output += text;
      if (output.length > MOST_OUTPUT) kill();
    });
    child.on("close", (code) => {
      if (code !== 0) return finish(stopped());
      try {
        finish(JSON.parse(output.slice(READY.length)) as VerifyResult);
      } catch {
        finish(stopped());
      }
    });
    child.stdin.end(pack(bytes, options));
  });
}

/** A verifier that cannot be stalled or felled by a file. What hits a limit is "unknown" with `file.limit`. */
export function createIsolatedVerifier(limits: Partial<IsolationLimits> = {}): Verifier {
  const all: IsolationLimits = {
    milliseconds: 2_300,
    megabytes: 400,
    parallel: Math.max(1, availableParallelism() - 1),
    ...limits,
  };
  const waiting: (() => void)[] = [];
  let running = 0;
  const enter = async (): Promise<void> => {
    if (running >= all.parallel) await new Promise<void>((go) => waiting.push(go));
    running++;
  };
  const leave = (): void => {
    running--;
    waiting.shift()?.();
  };
  return {
    verify: async (bytes, options) => {
      await enter();
      try {
        return await runOnce(bytes, options, all);
      } finally {
        leave();
      }
    },
  };
}
