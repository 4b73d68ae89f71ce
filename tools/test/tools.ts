import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { findBrowser } from "../../tests/support/browser/browser.ts";
import { runProgram } from "./checks.ts";

/** The `bin` folder of the newest PostgreSQL of the operating system, or null. */
export function findSystemPostgres(): string | null {
  const base = "/usr/lib/postgresql";
  if (!existsSync(base)) return null;
  const majors = readdirSync(base)
    .map(Number)
    .filter((major) => major >= 15);
  const newest = majors.sort((a, b) => b - a).find((major) => existsSync(join(base, String(major), "bin/initdb")));
  return newest === undefined ? null : join(base, String(newest), "bin");
}

function inPath(program: string): boolean {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, program)));
}

// What the tests use of the operating system, and the Debian package that has it.
const TOOLS: { package: string; present(): boolean }[] = [
  { package: "chromium", present: () => findBrowser() !== null },
  { package: "poppler-utils", present: () => inPath("pdfsig") },
  { package: "qpdf", present: () => inPath("qpdf") },
  { package: "faketime", present: () => inPath("faketime") },
  { package: "postgresql", present: () => findSystemPostgres() !== null },
];

/**
 * As root, installs what is missing by apt; otherwise only says what is missing.
 * @returns packages still missing: the tests that need them are skipped and counted
 */
export async function provideTools(): Promise<string[]> {
  const missing = TOOLS.filter((tool) => !tool.present()).map((tool) => tool.package);
  if (missing.length === 0 || process.getuid?.() !== 0 || !inPath("apt-get")) return missing;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await runProgram("apt-get", ["update", "-q"], env);
  // One by one: a package that this system lacks must not keep the others out.
  for (const name of missing)
    await runProgram("apt-get", ["install", "-q", "-y", "--no-install-recommends", name], env);
  return TOOLS.filter((tool) => !tool.present()).map((tool) => tool.package);
}
