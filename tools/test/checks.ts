import { spawn } from "node:child_process";
import { checkHouse } from "../house-check.ts";
import { NOTHING, type StepResult } from "./report.ts";

const FAILED: StepResult = { ...NOTHING, failed: 1 };

/** Runs a program with our output. @returns its exit code; 1 when it was killed or is missing */
export function runProgram(command: string, args: string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"], env });
  return new Promise((resolve) => {
    child.once("error", (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

async function runNode(args: string[]): Promise<StepResult> {
  return (await runProgram(process.execPath, args)) === 0 ? NOTHING : FAILED;
}

/** The compiler over everything tsconfig.json names. */
export const checkTypes = (): Promise<StepResult> => runNode(["node_modules/typescript-7/bin/tsc"]);

/** Format and lint. */
export const checkLint = (): Promise<StepResult> =>
  runNode(["node_modules/@biomejs/biome/bin/biome", "check", "--diagnostic-level=error"]);

/** Files nobody reaches, packages nobody uses or nobody named. */
export const checkUnused = (): Promise<StepResult> =>
  runNode([
    "node_modules/knip/bin/knip.js",
    "--no-progress",
    "--include",
    "files,dependencies,unlisted,unresolved,binaries",
  ]);

type Cruise = {
  summary: {
    totalCruised: number;
    violations: { from: string; to: string; rule: { name: string; severity: string } }[];
  };
};

/** The arrows between rooms, and the house's sizes and file roles. A look at 0 modules is a failure. */
export async function checkBoundaries(): Promise<StepResult> {
  const tool = "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs";
  const output = await readOutput([
    tool,
    "--config",
    ".dependency-cruiser.mjs",
    "--output-type",
    "json",
    "src",
    "tools",
  ]);
  const { summary }: Cruise = JSON.parse(output);
  const broken = summary.violations.filter(({ rule }) => rule.severity === "error");
  for (const { rule, from, to } of broken) console.log(`  ${rule.name}: ${from} → ${to}`);
  const house = checkHouse(process.cwd());
  for (const { place, what } of house.findings) console.log(`  ${place}: ${what}`);
  console.log(`  ${summary.totalCruised} modules cruised, ${house.files} files looked at`);
  const blind = summary.totalCruised === 0 || house.files === 0;
  return { ...NOTHING, failed: broken.length + house.findings.length + (blind ? 1 : 0) };
}

function readOutput(args: string[]): Promise<string> {
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (piece) => {
    text += piece;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () => resolve(text));
  });
}
