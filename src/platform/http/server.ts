// The web server: security headers, sessions, the contract below /api, raw routes (upload, download), live events, the page.
import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import multipart from "@fastify/multipart";
import rateLimit from "@fastify/rate-limit";
import { OpenAPIHandler } from "@orpc/openapi/fastify";
import type { AnyRouter } from "@orpc/server";
import { ORPCError } from "@orpc/server";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import type { Settings } from "../config/settings.ts";
import type { Database } from "../db/database.ts";
import { newId } from "../ids/ids.ts";
import type { LiveHub } from "../live/live.ts";
import type { Log } from "../log/log.ts";
import { problem } from "../problem/problem.ts";
import { accessOf, admit, type Call, type CallContext, createContext, type SignedIn } from "./call.ts";
import { CSRF_HEADER, IDLE_HEADER } from "./client.ts";
import type { Access } from "./contract.ts";
import { cutLingering, demandEncryption, readTls } from "./encryption.ts";
import { addLiveRoute } from "./live-route.ts";
import { answerOnce, pressOf } from "./once.ts";
import { type ApiDocument, addApiPage } from "./pages/api-page.ts";
import { addPage } from "./pages/page.ts";
import { toProblem } from "./problem-json.ts";
import { type Limited, openRates, type Rates } from "./rates.ts";
import { CheckedAnswer } from "./values/checked-answer.ts";
import { storable } from "./values/storable-text.ts";

/** A route whose body or answer is bytes, outside the contract's JSON. */
export type RawRoute = {
  method: "GET" | "POST";
  path: `/api/${string}`;
  summary: string;
  access: Access;
  /** fields of a multipart form, in the order in which they have to come, with what stands in them */
  form?: Readonly<Record<string, string>>;
  /** @param inspect to be called with the fields of a form before anything is done with them */
  handle(
    context: CallContext,
    request: FastifyRequest,
    reply: FastifyReply,
    inspect: (fields: unknown) => Promise<void>,
  ): Promise<unknown>;
};

export type HttpParts = {
  settings: Settings;
  db: Database;
  log: Log;
  now(): Date;
  hub: LiveHub;
  router: AnyRouter;
  rawRoutes: readonly RawRoute[];
  /** operations with a rate of their own, by their place in the router: "identity.signIn" */
  limited: Readonly<Record<string, Limited>>;
  /** session token → who; null when there is no such session */
  authenticate(
    token: string,
    call: { db: Database; now: Date; requestId: string; from: string },
    /** `false`: only looks, the session does not live longer for it */
    renew?: boolean,
  ): Promise<SignedIn | null>;
  /** looks at what an operation that changes something was sent, before anything is done with it; throws to refuse */
  inspect(context: CallContext, operation: string, input: unknown): Promise<void>;
  /** is everything below usable? false → 503 on /ready */
  ready(): Promise<boolean>;
  metrics(): Promise<{ type: string; text: string }>;
  openApi(): Promise<ApiDocument>;
  webDir: string | null;
};

const COOKIE = "m_office_session";
const forged = problem(
  "http.forged",
  403,
  "Yêu cầu không đến từ trang M-Office nên không được nhận. Hãy tải lại trang rồi làm lại.",
);

const notJson = problem(
  "http.not-json",
  415,
  "Máy chủ chỉ nhận yêu cầu dạng JSON ở địa chỉ này; chưa ghi gì. Hãy tải lại trang rồi làm lại.",
);

type Extras = { signedIn: SignedIn | null; context: CallContext };
const extras = new WeakMap<object, Extras>();
const exchanges = new WeakMap<CallContext, { request: FastifyRequest; reply: FastifyReply }>();

/** Builds the server; `listen` is the caller's. */
export async function createHttpServer(parts: HttpParts): Promise<FastifyInstance> {
  const { settings, log } = parts;
  const tls = await readTls(settings);
  const options = {
    // one proxy: only what it added itself counts, not what its caller wrote into the same header
    trustProxy: settings.trustProxy ? (_address: string, hop: number) => hop === 0 : false,
    bodyLimit: 4 * 1024 * 1024,
    genReqId: () => newId("req"),
    requestIdHeader: false as const,
    forceCloseConnections: true,
    // the whole request, a big scan over a slow line included; who sends a byte now and then does not hold a place for ever
    requestTimeout: 300_000,
    frameworkErrors: answerUnread,
    rewriteUrl: pathOf,
  };
  // one code path for HTTP/1.1 and HTTP/2: Fastify's types differ only in the raw socket
  const app = (tls ? Fastify({ ...options, http2: true, https: tls }) : Fastify(options)) as unknown as FastifyInstance;
  const secure = tls !== null || settings.trustProxy;
  if (tls) cutLingering(app);

  await app.register(cookie);
  await app.register(helmet, {
    hsts: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: "same-origin" },
  });
  await app.register(rateLimit, { global: false });
  const rates = openRates(app, { perMinute: settings.requestsPerMinute, limited: parts.limited });
  await app.register(multipart, {
    limits: { fileSize: settings.uploadMaxBytes, files: 1, fields: 40, fieldSize: 100_000, parts: 50 },
  });

  app.addHook("onRequest", async (request, reply) => {
    // a line that was cut before it was looked at has no address any more; nobody hears the answer
    if (request.ip === undefined) return reply.code(400).send();
    reply.header("x-request-id", request.id);
    reply.header("permissions-policy", "camera=(), microphone=(), geolocation=()");
    if (demandEncryption(settings, request, reply)) return reply;
    await rates.any(request, reply);
    if (!request.url.startsWith("/api/")) return;
    reply.header("cache-control", "no-store");
    if (request.method !== "GET" && request.method !== "HEAD") guardOrigin(request, settings.publicUrl);
    const now = parts.now();
    const call: Call = {
      db: parts.db,
      now,
      requestId: request.id,
      from: request.ip,
      sessionToken: request.cookies[COOKIE] ?? null,
      secure,
      setSession(token, expiresAt) {
        if (token && expiresAt)
          reply.setCookie(COOKIE, token, { path: "/", httpOnly: true, sameSite: "lax", secure, expires: expiresAt });
        else reply.clearCookie(COOKIE, { path: "/", httpOnly: true, sameSite: "lax", secure });
      },
    };
    // the stream of live news opens by itself, too
    const renew = request.headers[IDLE_HEADER] === undefined && request.routeOptions.url !== "/api/live";
    const signedIn = call.sessionToken ? await parts.authenticate(call.sessionToken, call, renew) : null;
    if (signedIn) signedIn.act.press = pressOf(request);
    const context = createContext(call, signedIn);
    extras.set(request, { signedIn, context });
    exchanges.set(context, { request, reply });
  });
  app.addHook("onResponse", async (request, reply) => {
    log.info(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      "request",
    );
  });
  app.setErrorHandler((error, request, reply) => {
    const found = toProblem(error, request.id);
    if (found.status >= 500 && !wasCut(error, request))
      log.error({ requestId: request.id, code: found.code, error: kindOf(error) }, "failed");
    return reply.code(found.status).type("application/problem+json").send(found);
  });

  addContract(app, parts, rates);
  for (const route of parts.rawRoutes)
    app.route({
      method: route.method,
      url: route.path,
      handler: (request, reply) => {
        const { context, signedIn } = extrasOf(request);
        admit(route.access, signedIn);
        const inspect = (fields: unknown) => parts.inspect(context, route.path, fields);
        return route.handle(context, request, reply, inspect);
      },
    });
  addLiveRoute(app, {
    hub: parts.hub,
    signedIn: (request) => extrasOf(request).signedIn,
    async stillSignedIn(request) {
      const { call } = extrasOf(request).context;
      return call.sessionToken === null
        ? null
        : parts.authenticate(call.sessionToken, { ...call, now: parts.now() }, false);
    },
  });
  app.get("/health", async () => ({ ok: true }));
  app.get("/ready", async (_request, reply) =>
    (await parts.ready().catch(() => false)) ? { ready: true } : reply.code(503).send({ ready: false }),
  );
  app.get("/metrics", async (_request, reply) => {
    const { type, text } = await parts.metrics();
    return reply.type(type).send(text);
  });
  addApiPage(app, parts.openApi);
  if (parts.webDir) await addPage(app, parts.webDir);
  return app;
}

// RFC 9112 3.2.2: a request line may name the whole address; its path is what counts, for every part that looks at it.
function pathOf(request: { url?: string | undefined; originalUrl?: string }): string {
  const path = (request.url ?? "/").replace(/^https?:\/\/[^/]*(?=\/)/iu, "");
  request.originalUrl = path;
  return path;
}

/** An address that cannot be read (`%E0%A4`) never reaches a route or its error handler. HTTP/1.1 and 2 differ in the types. */
function answerUnread(error: Error, request: unknown, reply: unknown): void {
  const found = toProblem(error, (request as FastifyRequest).id);
  (reply as FastifyReply).code(found.status).type("application/problem+json").send(found);
}

function extrasOf(request: object): Extras {
  const found = extras.get(request);
  if (!found) throw new Error("request without context");
  return found;
}

// OWASP: custom header that a cross-site form cannot send, and Origin (when given) must be our own host: the one asked for
// (a trusted proxy tells it) or that of PUBLIC_URL.
function guardOrigin(request: FastifyRequest, publicUrl: string | null): void {
  if (request.headers[CSRF_HEADER] !== "1") throw forged();
  const { origin } = request.headers;
  if (!origin) return;
  const host = URL.canParse(origin) ? new URL(origin).host : "";
  const own = publicUrl && URL.canParse(publicUrl) ? new URL(publicUrl).host : null;
  if (host === "" || (host !== request.host && host !== own)) throw forged();
}

function addContract(app: FastifyInstance, parts: HttpParts, rates: Rates): void {
  const handler = new OpenAPIHandler<CallContext>(parts.router, {
    customErrorResponseBodyEncoder: (error) => error.data,
    clientInterceptors: [
      async ({ next, ...call }) => {
        const exchange = exchanges.get(call.context);
        if (exchange) await rates.operation(call.path.join("."), exchange, call.context.signedIn?.act.caller.personId);
        admit(accessOf(call.procedure), call.context.signedIn);
        const input = storable(call.input);
        if (call.procedure["~orpc"].route.method !== "GET")
          await parts.inspect(call.context, call.path.join("."), input);
        const run = () => next({ ...call, input });
        const { signedIn } = call.context;
        const answer = await (signedIn ? answerOnce(signedIn.act, run) : run());
        // an operation without a schema for its answer goes the long way
        return answer === undefined || !call.procedure["~orpc"].outputSchema ? answer : new CheckedAnswer(answer);
      },
    ],
    interceptors: [
      async ({ next, context }) => {
        try {
          return await next();
        } catch (error) {
          const requestId = context.call.requestId;
          const found = toProblem(error, requestId);
          if (found.status >= 500 && !wasCut(error, exchanges.get(context)?.request))
            parts.log.error({ requestId, code: found.code, error: kindOf(error) }, "failed");
          throw new ORPCError(found.code, { status: found.status, message: found.title, data: found });
        }
      },
    ],
  });
  app.all("/api/*", async (request, reply) => {
    // forms are for the routes that say so; here everything is JSON
    const type = request.headers["content-type"];
    if (type !== undefined && !/^application\/json\b/iu.test(type)) throw notJson();
    const { matched } = await handler.handle(request, reply, { prefix: "/api", context: extrasOf(request).context });
    if (!matched)
      return reply
        .code(404)
        .type("application/problem+json")
        .send(toProblem(new ORPCError("NOT_FOUND", { status: 404 }), request.id));
    return reply;
  });
}

/** The caller hung up while it was still sending: nobody hears the answer, and nothing here is broken. */
function wasCut(error: unknown, request: FastifyRequest | undefined): boolean {
  const cause = error instanceof ORPCError ? (error.cause ?? error) : error;
  return request?.raw.socket?.destroyed === true && (cause as { code?: unknown }).code === "ECONNRESET";
}

/** For the log: where it broke, never values. Messages of PostgreSQL may quote rows, so only code and stack frames stay. */
function kindOf(error: unknown): object {
  const cause = error instanceof ORPCError ? (error.cause ?? error) : error;
  if (!(cause instanceof Error)) return { name: typeof cause };
  const frames = (cause.stack ?? "")
    .split("\n")
    .filter((line) => line.trimStart().startsWith("at "))
    .slice(0, 8);
  return { name: cause.name, code: (cause as { code?: string }).code, frames };
}
