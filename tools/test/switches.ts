// Turns off, one at a time, the rule that serves a clause, in a copy of the tree, and shows that the clause's test goes red.
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Cluster, startCluster } from "#src/platform/postgres/cluster.ts";
import { SWITCHES, type Switch } from "../../tests/switches/switches.ts";
import { addCounts, NOTHING, type StepResult } from "./report.ts";
import { environment, runQuiet } from "./suites.ts";

const TREE = [
  "bin",
  "docs",
  "migrations",
  "src",
  "tests",
  "tools",
  // the command line looks into it before it starts
  "package-lock.json",
  "package.json",
  "tsconfig.json",
  "vitest.config.ts",
];
/** Two trees, two switches at once: a switch is mostly waiting for its own start. */
const AT_ONCE = 2;

type Outcome = "red" | "green" | "broken";
type Report = {
  testResults: { status: string; message?: string; assertionResults: { status: string; fullName: string }[] }[];
};

/** @returns one passed test for each switch that turned its clause's test red, one failed for every other */
export async function runSwitches(): Promise<StepResult> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "m-office-switches-"));
  chmodSync(dataDir, 0o711);
  const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "100" };
  const cluster = await startCluster({ dataDir, settings });
  const waiting = [...SWITCHES];
  try {
    const results = await Promise.all(Array.from({ length: AT_ONCE }, () => workOff(waiting, cluster)));
    return results.reduce(addCounts, NOTHING);
  } finally {
    await cluster.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function workOff(waiting: Switch[], cluster: Cluster): Promise<StepResult> {
  const tree = mkdtempSync(path.join(tmpdir(), "m-office-tree-"));
  let counts: StepResult = NOTHING;
  try {
    for (const name of TREE) cpSync(name, path.join(tree, name), { recursive: true });
    symlinkSync(path.resolve("node_modules"), path.join(tree, "node_modules"));
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { outcome, why } = await tryOne(next, tree, cluster);
      const red = outcome === "red";
      console.log(
        `  ${red ? "red as it must be" : `FAILED (${outcome})`}: ${next.clause}: ${next.off}${why ? `\n${why}` : ""}`,
      );
      counts = addCounts(counts, { ...NOTHING, passed: red ? 1 : 0, failed: red ? 0 : 1 });
    }
    return counts;
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

/** The source with the rule off; null when the text does not stand there exactly once. */
export function turnOff(source: string, off: Pick<Switch, "text" | "becomes">): string | null {
  const parts = source.split(off.text);
  return parts.length === 2 ? parts.join(off.becomes) : null;
}

async function tryOne(off: Switch, tree: string, cluster: Cluster): Promise<{ outcome: Outcome; why?: string }> {
  const place = path.join(tree, off.where);
  const source = readFileSync(place, "utf8");
  const changed = turnOff(source, off);
  if (changed === null) return { outcome: "broken", why: `    not once in ${off.where}: ${off.text}` };
  const file = path.join(tree, "report.json");
  rmSync(file, { force: true });
  writeFileSync(place, changed);
  try {
    const pattern = off.clause.replaceAll(/[.()]/g, "\\$&");
    const args = [
      "run",
      "--project",
      "integration",
      off.file,
      "-t",
      pattern,
      "--reporter=json",
      `--outputFile=${file}`,
    ];
    const output = await runQuiet(["node_modules/vitest/vitest.mjs", ...args], {
      cwd: tree,
      env: environment({ TEST_DATABASE_URL: cluster.adminUrl("postgres") }),
    });
    return judge(JSON.parse(readFileSync(file, "utf8")), off.clause) ?? { outcome: "broken", why: output.slice(-1500) };
  } catch (error) {
    return { outcome: "broken", why: `    no report: ${error instanceof Error ? error.message : error}` };
  } finally {
    writeFileSync(place, source);
  }
}

/** Red only by a failed test that names the clause: a file that does not load proves nothing. */
export function judge(report: Report, clause: string): { outcome: Outcome } | null {
  const named = report.testResults
    .flatMap((each) => each.assertionResults)
    .filter((test) => test.fullName.includes(clause));
  if (named.some((test) => test.status === "failed")) return { outcome: "red" };
  return named.some((test) => test.status === "passed") ? { outcome: "green" } : null;
}
