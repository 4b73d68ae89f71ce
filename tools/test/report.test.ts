import { expect, test } from "vitest";
import { countReport, formatCounts, listFailures } from "./report.ts";

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
});

test("passed, failed and left-out tests are added up over all files", () => {
  const report = { testResults: [file("passed", "passed", "pending", "todo"), file("failed", "passed", "failed")] };
  expect(countReport(report)).toEqual({ passed: 2, failed: 1, skipped: 2 });
});

test("a file that breaks before its first test is one failure, not zero tests", () => {
  expect(countReport({ testResults: [file("failed"), file("failed", "passed", "skipped")] })).toEqual({
    passed: 1,
    failed: 2,
    skipped: 1,
  });
});

test("the closing line has the agreed form", () => {
  expect(formatCounts({ passed: 12, failed: 0, skipped: 3 })).toBe("12 passed, 0 failed, 3 skipped");
});

test("each failed test, and each file that broke, is named with the first line of its complaint", () => {
  const failed = { status: "failed", fullName: "Số đến cấp một lần", failureMessages: ["expected 1\n  at file"] };
  const report = {
    testResults: [
      { status: "failed", assertionResults: [{ status: "passed" }, failed] },
      { status: "failed", name: "a.test.ts", message: "cannot load\nmore", assertionResults: [] },
    ],
  };
  expect(listFailures(report)).toEqual(["Số đến cấp một lần: expected 1", "a.test.ts: cannot load"]);
});
