// The web's way to the server. A feature's page makes its own client once: `const api = clientOf(intakeContract)`.
import type { AnyContractRouter, ContractRouterClient } from "@orpc/contract";
import type { JsonifiedClient } from "@orpc/openapi-client";
import { createApiClient, IDLE_HEADER, problemOf } from "#src/platform/http/client.ts";
import type { ProblemJson } from "#src/platform/http/contract.ts";
import { hearServerTime } from "./clock.ts";
import { surely } from "./line/presses.ts";
import { sinceTouch } from "./line/touch.ts";

const UNTOUCHED = 60_000;

const lockListeners = new Set<() => void>();

/** Told when the server no longer knows the session; the page stays, with everything typed. */
export function onSessionLost(listener: () => void): () => void {
  lockListeners.add(listener);
  return () => lockListeners.delete(listener);
}

type AnswerListener = (askedAt: number) => void;
const answerListeners = new Set<AnswerListener>();

/** Told of every answer of the server, whatever it says: the line is there. `askedAt`: when it was asked for, by `performance.now()`. */
export function onAnswer(listener: AnswerListener): () => void {
  answerListeners.add(listener);
  return () => answerListeners.delete(listener);
}

/** fetch that notices an expired session, and says when the page asks by itself. Use it for uploads and downloads that have no contract. */
export const watchedFetch: typeof fetch = async (input, init) => {
  const request = sinceTouch() > UNTOUCHED ? new Request(input, init) : null;
  request?.headers.set(IDLE_HEADER, "1");
  const askedAt = performance.now();
  const response = await (request ? fetch(request) : fetch(input, init));
  for (const listener of answerListeners) listener(askedAt);
  const date = Date.parse(response.headers.get("date") ?? "");
  if (!Number.isNaN(date)) hearServerTime(date);
  if (response.status === 401) for (const listener of lockListeners) listener();
  return response;
};

/** The typed client of one feature's contract, below `/api` of this origin. */
export function clientOf<T extends AnyContractRouter>(contract: T): JsonifiedClient<ContractRouterClient<T>> {
  return createApiClient(contract, globalThis.location?.origin ?? "http://localhost", surely(watchedFetch));
}

// How Chromium, Firefox and Safari say that nothing came back.
const LINE_WORDS = /failed to fetch|networkerror|load failed|network|dynamically imported/i;

/** What went wrong, for people. `offline`: the line is broken, nothing reached the server. Neither: a fault of the page. */
export function failureOf(error: unknown): { problem: ProblemJson | null; offline: boolean } {
  const problem = problemOf(error);
  return { problem, offline: problem === null && error instanceof TypeError && LINE_WORDS.test(error.message) };
}
