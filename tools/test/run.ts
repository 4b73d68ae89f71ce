// npm test: every check and every suite, in order, each with its time; one closing line with the counts.
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startCluster } from "#src/platform/postgres/cluster.ts";
import { buildWeb } from "#src/server/cli/start/web-build.ts";
import { findBrowser } from "../../tests/support/browser/browser.ts";
import { checkBoundaries, checkLint, checkTypes, checkUnused } from "./checks.ts";
import { addCounts, type Counts, formatCounts, NOTHING, type StepResult } from "./report.ts";
import { countSuite, runSuite } from "./suites.ts";
import { runSwitches } from "./switches.ts";
import { findSystemPostgres, provideTools } from "./tools.ts";

type Step = { name: string; what: string; run(): Promise<StepResult> };

const STEPS: readonly Step[] = [
  { name: "types", what: "tsc", run: checkTypes },
  { name: "lint", what: "biome", run: checkLint },
  { name: "boundaries", what: "dependency-cruiser, house-check", run: checkBoundaries },
  { name: "unused", what: "knip", run: checkUnused },
  { name: "unit", what: "vitest", run: () => runSuite("unit") },
  { name: "integration", what: "vitest, bundled PostgreSQL", run: () => runSuite("integration") },
  { name: "integration-system", what: "vitest, PostgreSQL of the operating system", run: onSystemPostgres },
  { name: "switches", what: "one rule off at a time, its test must fail", run: runSwitches },
  { name: "web", what: "vite build", run: buildPage },
  { name: "journeys", what: "vitest, browser", run: inBrowser },
];

const HELP = `m-office test [STEP …]

Runs all checks and suites, or only the named steps: ${STEPS.map(({ name }) => name).join(", ")}.
As root, missing programs are installed by apt-get first. Prints no JSON; the last line is
"N passed, N failed, N skipped" over all suites; a failed check counts as a failure. Exit 0 only without any failure.`;

/** @returns 0 when nothing failed, 1 otherwise, 2 for wrong use */
export async function run(args: string[]): Promise<number> {
  if (args.includes("--help")) {
    console.log(HELP);
    return 0;
  }
  const wanted = args.length === 0 ? STEPS : STEPS.filter(({ name }) => args.includes(name));
  if (args.some((arg) => !STEPS.some(({ name }) => name === arg))) {
    console.error(HELP);
    return 2;
  }
  process.chdir(join(import.meta.dirname, "../.."));
  const missing = await provideTools();
  if (missing.length > 0) console.log(`Not on this machine: ${missing.join(", ")}. Tests that need them are skipped.`);
  let total: Counts = NOTHING;
  const failures: string[] = [];
  for (const step of wanted) {
    const result = await runStep(step);
    total = addCounts(total, result);
    if (result.failed > 0) failures.push(...(result.failures ?? [""]).map((line) => `FAILED in ${step.name}: ${line}`));
  }
  for (const line of failures) console.log(line);
  console.log(formatCounts(total));
  return total.failed === 0 ? 0 : 1;
}

async function runStep(step: Step): Promise<StepResult> {
  console.log(`\n── ${step.name} (${step.what})`);
  const began = performance.now();
  const result = await step.run().catch((error: unknown): StepResult => {
    console.error(error);
    return { ...NOTHING, failed: 1 };
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const tests = result.passed + result.failed + result.skipped;
  const outcome = tests === 0 ? "ok" : formatCounts(result);
  console.log(`── ${step.name}: ${outcome} · ${seconds} s${result.note ? ` · ${result.note}` : ""}`);
  return result;
}

async function onSystemPostgres(): Promise<StepResult> {
  const pgBinDir = findSystemPostgres();
  if (!pgBinDir) {
    return { ...NOTHING, skipped: await countSuite("integration"), note: "SKIPPED: no PostgreSQL ≥ 15 of the system" };
  }
  const dataDir = mkdtempSync(join(tmpdir(), "m-office-system-"));
  chmodSync(dataDir, 0o711);
  const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
  const cluster = await startCluster({ dataDir, pgBinDir, settings });
  try {
    return await runSuite("integration", { DATABASE_URL: cluster.adminUrl("postgres"), PG_BINDIR: pgBinDir });
  } finally {
    await cluster.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function buildPage(): Promise<StepResult> {
  await buildWeb();
  return NOTHING;
}

async function inBrowser(): Promise<StepResult> {
  if (!existsSync("tests/journeys")) return { ...NOTHING, failed: 1, note: "there are no journeys" };
  if (findBrowser()) return runSuite("journeys");
  return { ...NOTHING, skipped: await countSuite("journeys"), note: "SKIPPED: no browser (apt-get install chromium)" };
}
