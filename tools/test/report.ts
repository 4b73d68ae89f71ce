/** Tests that ran; a check that is no test (types, lint …) adds 1 to `failed` when it fails and nothing otherwise. */
export type Counts = { passed: number; failed: number; skipped: number };

export type StepResult = Counts & {
  /** what to say when something was left out: which, and why */
  note?: string;
  /** each failed test with the first line of its complaint, said again at the end of the run */
  failures?: string[];
};

export const NOTHING: Counts = { passed: 0, failed: 0, skipped: 0 };

export function addCounts(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** The closing line, alone on a line. */
export function formatCounts(counts: Counts): string {
  return `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`;
}

type VitestTest = { status: string; fullName?: string; failureMessages?: string[] };
type VitestFile = { status: string; name?: string; message?: string; assertionResults: VitestTest[] };
export type VitestReport = { testResults: VitestFile[] };

/**
 * Counts of one vitest run from its JSON report.
 * A file that broke before its tests were known counts as one failure, so that nothing disappears.
 */
export function countReport(report: VitestReport): Counts {
  let total = NOTHING;
  for (const file of report.testResults) {
    const tests = file.assertionResults.map(({ status }) => status);
    const passed = tests.filter((status) => status === "passed").length;
    const failed = tests.filter((status) => status === "failed").length;
    const broken = file.status === "failed" && failed === 0 ? 1 : 0;
    total = addCounts(total, { passed, failed: failed + broken, skipped: tests.length - passed - failed });
  }
  return total;
}

/** One line for each failed test, and for each file that broke before its tests were known. */
export function listFailures(report: VitestReport): string[] {
  return report.testResults.flatMap((file) => {
    const failed = file.assertionResults.filter(({ status }) => status === "failed");
    const lines = failed.map((test) => `${test.fullName}: ${firstLine(test.failureMessages?.[0])}`);
    return lines.length > 0 || file.status !== "failed" ? lines : [`${file.name}: ${firstLine(file.message)}`];
  });
}

function firstLine(text = ""): string {
  return text.split("\n", 1)[0]?.slice(0, 300) ?? "";
}
