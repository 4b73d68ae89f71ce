import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CLAUSES, SWITCHES } from "../../tests/switches/switches.ts";
import { judge, turnOff } from "./switches.ts";

test("every clause of the issue has a switch", () => {
  const covered = new Set(SWITCHES.map((each) => each.clause));
  expect(CLAUSES.filter((clause) => !covered.has(clause))).toEqual([]);
});

test.each(SWITCHES)(
  "$clause: the rule to turn off stands once in its file, the test names the clause ($off)",
  (each) => {
    expect(turnOff(readFileSync(each.where, "utf8"), each)).not.toBeNull();
    const words = each.clause.split(": ").at(-1) ?? "";
    expect(readFileSync(each.file, "utf8")).toContain(words);
  },
);

test("a rule is turned off only where its text stands exactly once", () => {
  const off = { text: "if (late)", becomes: "if (false)" };
  expect(turnOff("if (late) stop();", off)).toBe("if (false) stop();");
  expect(turnOff("if (soon) stop();", off)).toBeNull();
  expect(turnOff("if (late) a(); if (late) b();", off)).toBeNull();
});

test("only a failed test with the clause in its name counts as red", () => {
  const file = (...tests: [status: string, fullName: string][]) => ({
    testResults: [{ status: "x", assertionResults: tests.map(([status, fullName]) => ({ status, fullName })) }],
  });
  expect(judge(file(["failed", "Sổ QC-7.3 đến giờ nghỉ trưa"]), "QC-7.3")).toEqual({ outcome: "red" });
  expect(judge(file(["passed", "QC-7.3 a"], ["failed", "QC-7.1 b"]), "QC-7.3")).toEqual({ outcome: "green" });
  expect(judge(file(["failed", "QC-7.1 b"], ["skipped", "QC-7.3 a"]), "QC-7.3")).toBeNull();
  expect(judge(file(), "QC-7.3")).toBeNull();
});
