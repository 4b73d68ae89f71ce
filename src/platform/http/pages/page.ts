// The page of the browser: files that never change under their name, and one document with a nonce of its own for every answer.
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import fastifyStatic from "@fastify/static";
import { ORPCError } from "@orpc/server";
import type { FastifyInstance } from "fastify";
import { toProblem } from "../problem-json.ts";

/** Every address that is neither a file nor below /api answers with the page. */
export async function addPage(app: FastifyInstance, webDir: string): Promise<void> {
  const template = await readFile(path.join(webDir, "index.html"), "utf8");
  await app.register(fastifyStatic, {
    root: webDir,
    index: false,
    wildcard: false,
    setHeaders: (reply) => void reply.header("cache-control", "public, max-age=31536000, immutable"),
  });
  app.setNotFoundHandler((request, reply) => {
    if (request.method !== "GET" || request.url.startsWith("/api/"))
      return reply
        .code(404)
        .type("application/problem+json")
        .send(toProblem(new ORPCError("NOT_FOUND", { status: 404 }), request.id));
    const nonce = randomBytes(16).toString("base64");
    reply.header("content-security-policy", policy(nonce)).header("cache-control", "no-store");
    return reply.type("text/html; charset=utf-8").send(template.replaceAll("__CSP_NONCE__", nonce));
  });
}

function policy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'wasm-unsafe-eval'`,
    `style-src 'self' 'nonce-${nonce}'`,
    // inline style attributes (positions of virtual rows, widths of panes); they cannot load anything
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self' wss://127.0.0.1:8987",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
