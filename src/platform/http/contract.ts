// The one way to state an operation: method, path, request, response. Server, web client and OpenAPI read the same object.
import { oc } from "@orpc/contract";
import { z } from "zod";
import { fieldWords } from "./field-words.ts";

// what a field may hold is told to the person who filled it in
z.config({ localeError: fieldWords });

/**
 * Starts one operation's contract: `operation("POST", "/intake/{id}/register", "Vào sổ văn bản đến").input(…).output(…)`.
 * Path parameters are part of the input object. Paths stand below `/api`.
 * @param access `public` needs no session; `signed-in` needs a session but not yet the accepted terms; default `full`
 */
export function operation(
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: `/${string}`,
  summary: string,
  access: Access = "full",
) {
  return oc.$meta<OperationMeta>({ access }).route({ method, path, summary, tags: [path.split("/")[1] ?? ""] });
}

export type Access = "public" | "signed-in" | "full";
export type OperationMeta = { access: Access };

export const reason = z.object({
  code: z.string(),
  message: z.string(),
  clause: z.string().optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
});

/** What every failed operation answers (RFC 9457). */
export const problemJson = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  requestId: z.string(),
  reasons: z.array(reason),
});
export type ProblemJson = z.infer<typeof problemJson>;

/** Instants travel as ISO 8601 text in UTC. */
export const instant = z.iso.datetime({ offset: true });
/** Calendar days travel as `2026-11-23`. */
export const day = z.iso.date();
/** A day that somebody enters: a slip of the keyboard (`0202`, `20266`) is no deadline and no date of a letter. */
export const enteredDay = day.refine((text) => text >= "1900-01-01" && text <= "2100-12-31", {
  error: "Ngày phải trong khoảng từ 01/01/1900 đến 31/12/2100.",
});
/** Keyset pages: `cursor` is what the previous answer gave as `next`. */
export const pageRequest = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};
export function page<T extends z.ZodType>(row: T) {
  return z.object({ rows: z.array(row), next: z.string().nullable() });
}
