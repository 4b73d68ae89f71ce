// The process that compiles one document after another. It ends with its parent: nothing but the channel keeps it alive.
import type { FontSet } from "../fonts/office-fonts.ts";
import { type CompileRequest, type CompileResult, createCompile } from "./compile.ts";

/** The first message brings the fonts, every later one a document. */
export type CompileTask = { fonts: FontSet } | { request: CompileRequest };
/** `lost`: the process is of no use any more and must be replaced */
export type CompileAnswer = { result: CompileResult } | { problem: string; lost: boolean };
/** The fonts are loaded: the clock of a document starts here. */
export type Ready = { ready: true };

let compile: ((request: CompileRequest) => CompileResult) | undefined;

process.on("message", (task: CompileTask) => {
  try {
    if ("fonts" in task) {
      compile = createCompile(task.fonts);
      answer({ ready: true });
    } else if (compile) answer({ result: compile(task.request) });
    else answer({ problem: "no fonts", lost: true });
  } catch (error) {
    answer({ problem: error instanceof Error ? error.message : String(error), lost: "fonts" in task });
  }
});

function answer(message: CompileAnswer | Ready): void {
  // The parent may be gone: then there is nobody to answer, and the process ends.
  process.send?.(message, () => undefined);
}
