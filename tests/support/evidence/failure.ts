import { problemOf } from "#src/platform/http/client.ts";
import type { ProblemJson } from "#src/platform/http/contract.ts";

/** The problem a call fails with; a call that succeeds fails the test. */
export async function failureOf(work: Promise<unknown>): Promise<ProblemJson> {
  const error = await work.then(
    (value) => new Error(`succeeded: ${JSON.stringify(value)}`),
    (thrown: unknown) => thrown,
  );
  const problem = problemOf(error);
  if (!problem) throw error;
  return problem;
}
