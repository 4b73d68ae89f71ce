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

test("a file of 301 lines is found, one of 300 and a table of data are not", () => {
  put("src/rules/a.ts", 300);
  put("src/rules/b.ts", 301);
  put("src/rules/c.ts", 900, "// Data table: provinces");
  put("src/rules/data/d.ts", 900);
  expect(checkHouse(root)).toEqual({
    files: 4,
    findings: [{ place: "src/rules/b.ts", what: "301 lines, 300 are allowed" }],
  });
});

test("the thirteenth file of a folder is found; tests do not count", () => {
  for (let n = 1; n <= 12; n++) put(`src/web/f${n}.tsx`);
  put("src/web/f.test.tsx");
  expect(checkHouse(root).findings).toEqual([]);
  put("src/web/f13.ts");
  expect(checkHouse(root).findings).toEqual([{ place: "src/web", what: "13 files in one folder, 12 are allowed" }]);
});

test("a seventh role in a feature is found", () => {
  put("src/features/tasks/tasks.actions.ts");
  put("src/features/tasks/tasks.actions.test.ts");
  put("src/features/tasks/helpers.ts");
  expect(checkHouse(root).findings.map(({ place }) => place)).toEqual(["src/features/tasks/helpers.ts"]);
});

test("an empty folder says that nothing was looked at", () => {
  expect(checkHouse(root)).toEqual({ files: 0, findings: [] });
});
