// Server-sent events: one stream a browser. Topics of the caller's agency, and of the caller's principals where named; never an id.
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { LiveHub } from "../live/live.ts";
import type { SignedIn } from "./call.ts";

const BEAT = 20_000;

export type LiveParts = {
  hub: LiveHub;
  /** who asks; null without a session */
  signedIn(request: FastifyRequest): SignedIn | null;
  /** the same once more while the stream is open, without making the session live longer */
  stillSignedIn(request: FastifyRequest): Promise<SignedIn | null>;
  /** milliseconds between two looks at the session */
  beat?: number;
};

export function addLiveRoute(app: FastifyInstance, parts: LiveParts): void {
  // an open stream has no end of its own: it must not keep the server from closing
  const open = new Set<{ end(): void }>();
  app.addHook("preClose", async () => {
    for (const stream of open) stream.end();
  });
  app.get("/api/live", (request, reply) => {
    let signedIn = parts.signedIn(request);
    if (!signedIn) return reply.code(401).send();
    const { agencyId } = signedIn.act.caller;
    const stream = reply.raw;
    reply.hijack();
    stream.writeHead(200, {
      "content-type": "text/event-stream",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    });
    stream.write(`retry: 2000\nevent: hello\ndata: {}\n\n`);
    const stop = parts.hub.subscribe(agencyId, (message) => {
      const caller = signedIn?.act.caller;
      if (!caller) return;
      if (message.principals && !message.principals.some((id) => caller.principalIds.includes(id))) return;
      // the topic alone: which document it is about is told by the operations that ask who may know (invariant 10, doc_access)
      stream.write(`data: ${JSON.stringify({ topic: message.topic })}\n\n`);
    });
    open.add(stream);
    // a session that ended, or another post in another agency: the browser asks anew and hears what it may hear now
    const look = async () => {
      signedIn = await parts.stillSignedIn(request).catch(() => signedIn);
      if (signedIn?.act.caller.agencyId === agencyId) stream.write(": beat\n\n");
      else stream.end();
    };
    const beat = setInterval(() => void look(), parts.beat ?? BEAT);
    stream.on("close", () => {
      clearInterval(beat);
      open.delete(stream);
      stop();
    });
  });
}
