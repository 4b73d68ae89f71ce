// A queue before one background process: one document at a time, the process replaced after a number of documents and killed when a
// document takes too long. The others in the queue do not suffer from it. A process and not a thread: typst keeps what it laid out for
// the whole process it runs in (a printed register of a thousand rows is half a gigabyte), and native code cannot be stopped in a thread.
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { FontSet } from "../fonts/office-fonts.ts";
import { WriterError } from "../writer.port.ts";
import type { CompileRequest, CompileResult } from "./compile.ts";
import type { CompileAnswer, CompileTask, Ready } from "./compile-main.ts";

const LONGEST_START = 30_000;
const MAIN = fileURLToPath(new URL("./compile-main.ts", import.meta.url));

export type CompileProcess = {
  run(request: CompileRequest): Promise<CompileResult>;
  /** processes started so far */
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

/** @param limits documents a process makes before it is replaced; milliseconds one document may take, its queue not counted */
export function createCompileProcess(
  fonts: FontSet,
  limits: { documentsPerProcess: number; timeoutMs: number },
  note: (problem: string) => void,
): CompileProcess {
  const queue: Task[] = [];
  let child: ChildProcess | undefined;
  let made = 0;
  let started = 0;
  let isBusy = false;
  let isClosed = false;

  const stop = (): void => {
    child?.kill("SIGKILL");
    child = undefined;
    made = 0;
  };

  const start = (): ChildProcess => {
    started += 1;
    const { PATH = "", NODE_COMPILE_CACHE } = process.env;
    const begun = fork(MAIN, [], {
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      execArgv: [],
      // it needs nothing of the office's settings
      env: { PATH, ...(NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE } : {}) },
    });
    // A process may also die while idle (memory): noted, and the next document starts a new one.
    begun.on("error", (error) => note(String(error)));
    begun.on("exit", () => {
      if (child !== begun) return;
      child = undefined;
      made = 0;
    });
    begun.send({ fonts } satisfies CompileTask, () => undefined);
    return begun;
  };

  const ask = (of: ChildProcess, request: CompileRequest): Promise<CompileAnswer | "too-slow"> =>
    new Promise((resolve) => {
      const end = (answer: CompileAnswer | "too-slow") => {
        clearTimeout(timer);
        of.off("message", heard).off("error", broken).off("exit", gone);
        resolve(answer);
      };
      const heard = (answer: CompileAnswer | Ready) => {
        if (!("ready" in answer)) return end(answer);
        clearTimeout(timer);
        timer = setTimeout(() => end("too-slow"), limits.timeoutMs);
      };
      const broken = (error: unknown) => end({ problem: String(error), lost: true });
      const gone = () => end({ problem: "process ended", lost: true });
      // loading the program on a busy machine is not the document's fault: a new process says when it is ready
      let timer = setTimeout(() => end("too-slow"), made === 0 ? LONGEST_START : limits.timeoutMs);
      of.on("message", heard).on("error", broken).on("exit", gone);
      of.send({ request } satisfies CompileTask, () => undefined);
    });

  const make = async (task: Task): Promise<void> => {
    const used = child ?? start();
    child = used;
    // An idle process must not keep the command line from ending; one at work must.
    hold(used);
    const answer = await ask(used, task.request);
    letGo(used);
    made += 1;
    const lost = answer === "too-slow" || ("problem" in answer && answer.lost);
    if (lost || made >= limits.documentsPerProcess) stop();
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
      // The document at work is refused as well: `ask` hears its process end.
      const last = child;
      if (!last) return;
      last.ref();
      const ended = new Promise((resolve) => last.once("exit", resolve));
      last.kill("SIGKILL");
      await ended;
    },
  };
}

function hold(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
}

function letGo(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}
