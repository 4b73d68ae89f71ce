// The typed client made from a contract. Failures come back as `ApiProblem` with the server's sentence.
import { createORPCClient, ORPCError } from "@orpc/client";
import type { AnyContractRouter, ContractRouterClient } from "@orpc/contract";
import type { JsonifiedClient } from "@orpc/openapi-client";
import { OpenAPILink } from "@orpc/openapi-client/fetch";
import type { ProblemJson } from "./contract.ts";

export class ApiProblem extends Error {
  readonly problem: ProblemJson;
  constructor(problem: ProblemJson) {
    super(problem.title);
    this.name = "ApiProblem";
    this.problem = problem;
  }
}

/** Sent with every changing request; a foreign page cannot add it without a preflight that the server refuses. */
export const CSRF_HEADER = "x-m-office";
/** Sent by a page that nobody has touched for a while: what it asks for by itself keeps no session alive. */
export const IDLE_HEADER = "x-m-office-idle";

/** Which press of the person a changing request stands for: asked again with the same one, it is done once (web/app/line/presses.ts). */
export const PRESS_HEADER = "x-act-id";
/** The last press about the same thing that was never answered: the same one when it is asked for again, else one with other words. */
export const PRESS_BEFORE_HEADER = "x-act-before";

/**
 * @param origin where the server is, e.g. `location.origin`
 * @param send fetch, replaceable in tests (cookie jar)
 */
export function createApiClient<T extends AnyContractRouter>(
  contract: T,
  origin: string,
  send: typeof fetch = fetch,
): JsonifiedClient<ContractRouterClient<T>> {
  const link = new OpenAPILink(contract, {
    url: `${origin}/api`,
    headers: { [CSRF_HEADER]: "1" },
    fetch: async (request, init) => asJson(await send(request, { ...init, credentials: "include" })),
    customErrorResponseBodyDecoder: (body, response) => {
      if (!isProblem(body)) return null;
      return new ORPCError(body.code, { status: response.status, message: body.title, data: body });
    },
  });
  return createORPCClient(link);
}

// the client reads bodies by their type and knows only plain JSON
function asJson(response: Response): Response {
  if (!response.headers.get("content-type")?.startsWith("application/problem+json")) return response;
  const headers = new Headers(response.headers);
  headers.set("content-type", "application/json");
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

function isProblem(body: unknown): body is ProblemJson {
  return typeof body === "object" && body !== null && "code" in body && "title" in body && "reasons" in body;
}

/** The server's problem behind any thrown value, or null for a broken line. */
export function problemOf(error: unknown): ProblemJson | null {
  if (error instanceof ApiProblem) return error.problem;
  if (error instanceof ORPCError && isProblem(error.data)) return error.data;
  return null;
}
