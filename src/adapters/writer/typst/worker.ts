// Background thread: compiles one document after another. typst grows by about 1 MB a document, so the thread is replaced now and then.
import { parentPort, workerData } from "node:worker_threads";
import type { FontSet } from "../fonts/office-fonts.ts";
import { type CompileRequest, type CompileResult, createCompile } from "./compile.ts";

export type WorkerTask = { request: CompileRequest };
/** `threadLost`: the thread is gone and must be replaced */
export type WorkerAnswer = { result: CompileResult } | { problem: string; threadLost: boolean };

const compile = createCompile(workerData as FontSet);

parentPort?.on("message", ({ request }: WorkerTask) => {
  try {
    const result = compile(request);
    parentPort?.postMessage({ result } satisfies WorkerAnswer, [result.bytes.buffer as ArrayBuffer]);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    parentPort?.postMessage({ problem, threadLost: false } satisfies WorkerAnswer);
  }
});
