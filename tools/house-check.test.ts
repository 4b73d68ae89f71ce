import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkHouse } from "./house-check.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "house-"));
});
afterEach(() => rmSync(root, { recursive: true }));

function put(place: string, lines = 1, first = "// code"): void {
  mkdirSync(dirname(join(root, place)), { recursive: true });
  writeFileSync(join(root, place), `${first}\n`.concat("x\n".repeat(lines - 1)));
}

test("a file of 301 lines is found, also a test and one that only calls itself data; one of 300 and a table of data are not", () => {
  put("src/rules/a.ts", 300);
  put("src/rules/b.ts", 301);
  put("src/rules/b.test.ts", 301);
  put("src/rules/c.data.ts", 900);
  put("src/rules/data/d.ts", 900);
  put("src/rules/e.ts", 301, "// Data table: provinces");
  const what = "301 lines, 300 are allowed";
  const { files, findings } = checkHouse(root);
  expect(files).toBe(6);
  expect(findings.map(({ place }) => place).toSorted()).toEqual([
    "src/rules/b.test.ts",
    "src/rules/b.ts",
    "src/rules/e.ts",
  ]);
  expect(findings.every((finding) => finding.what === what)).toBe(true);
});

test.each(["src/web", "tests/support"])("the thirteenth file of %s is found; tests do not count", (folder) => {
  for (let n = 1; n <= 12; n++) put(`${folder}/f${n}.tsx`);
  put(`${folder}/f.test.tsx`);
  expect(checkHouse(root).findings).toEqual([]);
  put(`${folder}/f13.ts`);
  expect(checkHouse(root).findings).toEqual([{ place: folder, what: "13 files in one folder, 12 are allowed" }]);
});

test("a seventh role in a feature is found", () => {
  put("src/features/tasks/tasks.actions.ts");
  put("src/features/tasks/tasks.actions.test.ts");
  put("src/features/tasks/helpers.ts");
  expect(checkHouse(root).findings.map(({ place }) => place)).toEqual(["src/features/tasks/helpers.ts"]);
});

test("a test the plan names and that moved away is found", () => {
  put("src/rules/a.test.ts");
  put("docs/architecture.md", 1, "| 1 | `rules/a.test.ts` | `tests/gone.test.ts` | `files.port.ts` |");
  expect(checkHouse(root).findings).toEqual([
    { place: "docs/architecture.md", what: "names tests/gone.test.ts, which does not exist" },
  ]);
});

test("an empty folder says that nothing was looked at", () => {
  expect(checkHouse(root)).toEqual({ files: 0, findings: [] });
});
