// Sizes and file roles of the house (docs/architecture.md), which no import tool sees.
import { type Dirent, existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

export type Finding = { place: string; what: string };

const ROOMS = ["src", "tools", "tests", "bin"];
const CODE = /\.(ts|tsx|mjs)$/;
const TEST = /\.test\.tsx?$/;
const LONGEST_FILE = 300;
const FULLEST_FOLDER = 12;
const ROLE = /\.(contract|routes|actions|store|rules|jobs)\.ts$/;

/**
 * Looks at every code file below `root`: at most 300 lines, tests too (tables of data excepted: a `data` folder or `*.data.ts`),
 * at most 12 files a folder not counting test files, only the six roles in features.
 */
export function checkHouse(root: string): { files: number; findings: Finding[] } {
  const findings: Finding[] = [];
  let files = 0;
  for (const folder of ROOMS.flatMap((room) => foldersIn(join(root, room)))) {
    const place = relative(root, folder);
    const names = list(folder).filter((entry) => entry.isFile() && CODE.test(entry.name));
    files += names.length;
    const counted = names.filter(({ name }) => !TEST.test(name)).length;
    if (counted > FULLEST_FOLDER && !isData(place)) {
      findings.push({ place, what: `${counted} files in one folder, ${FULLEST_FOLDER} are allowed` });
    }
    for (const { name } of names) findings.push(...checkFile(root, join(place, name)));
  }
  return { files, findings: [...findings, ...checkPlan(root)] };
}

/** A plan that names a test which moved away says that a rule is guarded when nobody can see whether it is. */
function checkPlan(root: string): Finding[] {
  const place = "docs/architecture.md";
  if (!existsSync(join(root, place))) return [];
  const named = readFileSync(join(root, place), "utf8").match(/(?<=`)[\w./-]+\.ts(?=`)/g) ?? [];
  return named
    .filter((file) => file.includes("/") && !["", "src"].some((room) => existsSync(join(root, room, file))))
    .map((file) => ({ place, what: `names ${file}, which does not exist` }));
}

function checkFile(root: string, place: string): Finding[] {
  const findings: Finding[] = [];
  const text = readFileSync(join(root, place), "utf8");
  const lines = text.trimEnd().split("\n");
  if (lines.length > LONGEST_FILE && !isData(place) && !place.endsWith(".data.ts")) {
    findings.push({ place, what: `${lines.length} lines, ${LONGEST_FILE} are allowed` });
  }
  if (place.startsWith("src/features/") && !TEST.test(place) && !ROLE.test(place)) {
    findings.push({ place, what: "none of the six roles: contract, routes, actions, store, rules, jobs" });
  }
  return findings;
}

function isData(place: string): boolean {
  return place.split("/").includes("data");
}

function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const inner = list(folder).filter((entry) => entry.isDirectory() && !["node_modules", "dist"].includes(entry.name));
  return [folder, ...inner.flatMap(({ name }) => foldersIn(join(folder, name)))];
}

function list(folder: string): Dirent[] {
  return readdirSync(folder, { withFileTypes: true });
}
