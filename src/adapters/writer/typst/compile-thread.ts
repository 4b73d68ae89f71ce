// A queue before one background thread: one document at a time, the thread replaced after a number of documents and stopped when a
// document takes too long. The others in the queue do not suffer from it.
import { Worker } from "node:worker_threads";
import type { FontSet } from "../fonts/office-fonts.ts";
import { WriterError } from "../writer.port.ts";
import type { CompileRequest, CompileResult } from "./compile.ts";
import type { WorkerAnswer, WorkerTask } from "./worker.ts";

export type CompileThread = {
  run(request: CompileRequest): Promise<CompileResult>;
  /** threads started so far */
  started(): number;
  close(): Promise<void>;
};

type Task = { request: CompileRequest; resolve: (result: CompileResult) => void; reject: (error: WriterError) => void };

const failed = () =>
  new WriterError(
    "writer.failed",
    "Chưa tạo được tệp PDF do lỗi của bộ trình bày. Nội dung đã soạn vẫn còn nguyên; hãy thử lại, nếu vẫn lỗi thì báo quản trị.",
  );
const tooSlow = (seconds: number) =>
  new WriterError(
    "writer.too-slow",
    `Văn bản quá lớn: sau ${seconds} giây vẫn chưa tạo xong tệp PDF nên đã dừng. Nội dung đã soạn vẫn còn nguyên; hãy tách bớt bảng, phụ lục rồi làm lại.`,
  );
const closed = () =>
  new WriterError(
    "writer.closed",
    "Hệ thống đang dừng nên chưa tạo tệp. Nội dung đã soạn vẫn còn nguyên; hãy thử lại sau.",
  );

/** @param limits documents a thread makes before it is replaced; milliseconds one document may take, its queue not counted */
export function createCompileThread(
  fonts: FontSet,
  limits: { documentsPerThread: number; timeoutMs: number },
  note: (problem: string) => void,
): CompileThread {
  const queue: Task[] = [];
  let worker: Worker | undefined;
  let made = 0;
  let started = 0;
  let isBusy = false;
  let isClosed = false;

  const stop = (): Promise<unknown> => {
    const old = worker;
    worker = undefined;
    made = 0;
    return old?.terminate() ?? Promise.resolve();
  };

  const start = (): Worker => {
    started += 1;
    const thread = new Worker(new URL("./worker.ts", import.meta.url), { workerData: fonts });
    // A thread may also die while idle (memory): noted, and the next document starts a new one.
    thread.on("error", (error) => note(String(error)));
    thread.on("exit", () => {
      if (worker !== thread) return;
      worker = undefined;
      made = 0;
    });
    return thread;
  };

  const ask = (thread: Worker, request: CompileRequest): Promise<WorkerAnswer | "too-slow"> =>
    new Promise((resolve) => {
      const end = (answer: WorkerAnswer | "too-slow") => {
        clearTimeout(timer);
        thread.off("message", end).off("error", broken).off("exit", gone);
        resolve(answer);
      };
      const broken = (error: unknown) => end({ problem: String(error), threadLost: true });
      const gone = () => end({ problem: "thread ended", threadLost: true });
      const timer = setTimeout(() => end("too-slow"), limits.timeoutMs);
      thread.on("message", end).on("error", broken).on("exit", gone);
      thread.postMessage({ request } satisfies WorkerTask);
    });

  const make = async (task: Task): Promise<void> => {
    const thread = worker ?? start();
    worker = thread;
    // An idle thread must not keep the command line from ending; one at work must.
    thread.ref();
    const answer = await ask(thread, task.request);
    thread.unref();
    made += 1;
    const lost = answer === "too-slow" || ("problem" in answer && answer.threadLost);
    // Not awaited: a thread inside native code ends only when that returns; the next document gets a new thread at once.
    if (lost || made >= limits.documentsPerThread) void stop();
    if (isClosed) return task.reject(closed());
    if (answer === "too-slow") return task.reject(tooSlow(limits.timeoutMs / 1000));
    if ("result" in answer) return task.resolve(answer.result);
    note(answer.problem);
    task.reject(failed());
  };

  const work = async (): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    for (let task = queue.shift(); task !== undefined; task = queue.shift()) await make(task);
    isBusy = false;
  };

  return {
    run: (request) =>
      new Promise((resolve, reject) => {
        if (isClosed) return reject(closed());
        queue.push({ request, resolve, reject });
        void work();
      }),
    started: () => started,
    close: async () => {
      isClosed = true;
      for (const task of queue.splice(0)) task.reject(closed());
      // The document at work is refused as well: its thread ends with an exit message, which `ask` hears.
      if (isBusy) await worker?.terminate();
      else await stop();
    },
  };
}
