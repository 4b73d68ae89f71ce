// Server-sent events: one stream a browser. Only topics of the caller's agency, and of the caller's principals where named.
import type { FastifyInstance } from "fastify";
import type { LiveHub } from "../live/live.ts";
import type { SignedIn } from "./call.ts";

export function addLiveRoute(
  app: FastifyInstance,
  hub: LiveHub,
  signedInOf: (request: object) => SignedIn | null,
): void {
  // an open stream has no end of its own: it must not keep the server from closing
  const open = new Set<{ end(): void }>();
  app.addHook("preClose", async () => {
    for (const stream of open) stream.end();
  });
  app.get("/api/live", (request, reply) => {
    const signedIn = signedInOf(request);
    if (!signedIn) return reply.code(401).send();
    const { agencyId, principalIds } = signedIn.act.caller;
    const stream = reply.raw;
    reply.hijack();
    stream.writeHead(200, {
      "content-type": "text/event-stream",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    });
    stream.write(`retry: 2000\nevent: hello\ndata: {}\n\n`);
    const stop = hub.subscribe(agencyId, (message) => {
      if (message.principals && !message.principals.some((id) => principalIds.includes(id))) return;
      stream.write(`data: ${JSON.stringify({ topic: message.topic, id: message.id })}\n\n`);
    });
    open.add(stream);
    const beat = setInterval(() => stream.write(": beat\n\n"), 20_000);
    stream.on("close", () => {
      clearInterval(beat);
      open.delete(stream);
      stop();
    });
  });
}
