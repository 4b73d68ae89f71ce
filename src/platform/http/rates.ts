// How much one place may ask for in a minute: anything at all, and some operations less. Counted in this process.
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type Problem, problem } from "../problem/problem.ts";
import { placeOf } from "./values/place-of.ts";

/** `refused` is the sentence for who asked too often: a place, or (`by`) a person, so that nobody uses up the share of a whole office. */
export type Limited = { perMinute: number; refused(): Problem; by?: "person" };
type Exchange = { request: FastifyRequest; reply: FastifyReply };

export type Rates = {
  /** before anything else is done for a request. @throws Problem 429 */
  any(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** after the operation is known, so that no other spelling of its address gets round it. @throws Problem 429 */
  operation(name: string, exchange: Exchange, personId?: string): Promise<void>;
};

const tooMany = problem("http.too-many", 429, "Bạn thao tác quá nhanh. Hãy đợi một phút rồi thử lại; chưa ghi gì.");
const MINUTE = 60_000;
/** the one long stream of a browser, and what watches over the office */
const FREE = new Set(["/api/live", "/health", "/ready"]);

/** Needs the plug-in @fastify/rate-limit. */
export function openRates(
  app: FastifyInstance,
  rules: { perMinute: number; limited: Readonly<Record<string, Limited>> },
): Rates {
  const counter = (limit: Limited) => {
    const persons = new WeakMap<FastifyRequest, string>();
    const keyGenerator = (request: FastifyRequest): string => persons.get(request) ?? placeOf(request.ip);
    const count = app.createRateLimit({ max: limit.perMinute, timeWindow: MINUTE, keyGenerator });
    return async ({ request, reply }: Exchange, personId?: string): Promise<void> => {
      if (limit.by === "person" && personId) persons.set(request, personId);
      const state = await count(request);
      if (state.isAllowed || !state.isExceeded) return;
      reply.header("retry-after", String(state.ttlInSeconds));
      throw limit.refused();
    };
  };
  const all = counter({ perMinute: rules.perMinute, refused: tooMany });
  const each = new Map(Object.entries(rules.limited).map(([name, limit]) => [name, counter(limit)]));
  return {
    async any(request, reply) {
      if (!FREE.has(request.routeOptions.url ?? "")) await all({ request, reply });
    },
    async operation(name, exchange, personId) {
      await each.get(name)?.(exchange, personId);
    },
  };
}
