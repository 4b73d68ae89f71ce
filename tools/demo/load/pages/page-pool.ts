// A few threads share the jobs; each takes the next one when it is done.
import { Worker } from "node:worker_threads";
import type { DemoKeys, PageFiles, PageJob } from "./page-job.ts";
import type { PageAnswer } from "./page-thread.ts";

export type PagePool = {
  /** Makes all files of the jobs; order of the answer is the order of the jobs. @throws Error of the first job that failed */
  make(jobs: readonly PageJob[]): Promise<PageFiles[]>;
  close(): Promise<void>;
};

// a letter needs little; without a limit each heap grows to what the machine has
const LIMITS = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 16 };

/** while one file is flushed to the disk, the next is made */
const IN_FLIGHT = 2;

type Waiting = { job: PageJob; resolve(made: PageFiles): void; reject(error: Error): void };

export function openPagePool(parts: { filesRoot: string; keys: DemoKeys; threads: number }): PagePool {
  const queue: Waiting[] = [];
  const { threads, ...workerData } = parts;
  const workers = Array.from({ length: threads }, () => openThread(workerData, queue));
  return {
    make(jobs) {
      const answers = jobs.map(
        (job) => new Promise<PageFiles>((resolve, reject) => void queue.push({ job, resolve, reject })),
      );
      for (const worker of workers) worker.wake();
      return Promise.all(answers);
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.end()));
    },
  };
}

function openThread(workerData: { filesRoot: string; keys: DemoKeys }, queue: Waiting[]) {
  // without the flags of this process: a thread is given its program as a file
  const options = { workerData, execArgv: [], resourceLimits: LIMITS };
  const thread = new Worker(new URL("page-thread.ts", import.meta.url), options);
  const current = new Map<string, Waiting>();
  let broken: Error | null = null;
  const wake = (): void => {
    if (broken) for (const each of queue.splice(0)) each.reject(broken);
    while (current.size < IN_FLIGHT) {
      const next = queue.shift();
      if (!next) return;
      current.set(next.job.letterId, next);
      thread.postMessage(next.job);
    }
  };
  thread.on("message", (answer: PageAnswer) => {
    const letterId = "made" in answer ? answer.made.letterId : answer.letterId;
    const done = current.get(letterId);
    current.delete(letterId);
    if ("made" in answer) done?.resolve(answer.made);
    else done?.reject(new Error(`${letterId}: ${answer.failed}`));
    wake();
  });
  // a thread that ends by itself takes the whole loading with it: what is written stays, the next start goes on
  thread.on("error", (error) => {
    broken = error instanceof Error ? error : new Error(String(error));
    for (const each of current.values()) each.reject(broken);
    current.clear();
    wake();
  });
  return { wake, end: () => thread.terminate() };
}
