import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runProgram } from "./checks.ts";
import { countReport, listFailures, NOTHING, type StepResult, type VitestReport } from "./report.ts";

const VITEST = "node_modules/vitest/vitest.mjs";

// A developer's settings must not decide what the tests see.
const SETTINGS = /^(M_OFFICE_|PORT$|HOST$|DATABASE_URL$|TEST_DATABASE_URL$|PG_BINDIR$|PG[A-Z]+$|TLS_|NODE_ENV$)/;

/** Our own environment without a developer's settings, and what is added. */
export function environment(extra: Record<string, string>): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !SETTINGS.test(name));
  const plain: Record<string, string> = process.stdout.isTTY ? {} : { NO_COLOR: "1" };
  return { ...Object.fromEntries(kept), ...plain, ...extra };
}

/** Runs one of vitest's projects and counts its tests from the JSON report; a suite without any test is a failure. */
export async function runSuite(project: string, extra: Record<string, string> = {}): Promise<StepResult> {
  const folder = mkdtempSync(join(tmpdir(), "m-office-report-"));
  const file = join(folder, "report.json");
  const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${file}`];
  try {
    const code = await runProgram(
      process.execPath,
      [VITEST, "run", "--project", project, ...reporters],
      environment(extra),
    );
    const report: VitestReport = JSON.parse(readFileSync(file, "utf8"));
    const counts = { ...countReport(report), failures: listFailures(report) };
    if (report.testResults.length === 0) return { ...counts, failed: 1, note: `suite “${project}” has no test` };
    // A run may fail without a failed test: an error outside tests, a global set-up.
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1, note: `vitest ended with ${code}` } : counts;
  } catch (error) {
    return { ...NOTHING, failed: 1, note: `no report: ${error instanceof Error ? error.message : error}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How many tests a suite has, without running them: for the visible count of what is left out. */
export async function countSuite(project: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "m-office-list-"));
  const file = join(folder, "list.json");
  try {
    await runProgram(process.execPath, [VITEST, "list", "--project", project, `--json=${file}`], environment({}));
    return JSON.parse(readFileSync(file, "utf8")).length;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs Node and keeps what it says, for a run whose failure is what is hoped for. @returns its output, both streams */
export function runQuiet(args: string[], where: { cwd: string; env: NodeJS.ProcessEnv }): Promise<string> {
  const child = spawn(process.execPath, args, { ...where, stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (piece) => {
      text += piece;
    });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () => resolve(text));
  });
}
