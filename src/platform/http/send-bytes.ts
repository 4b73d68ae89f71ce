// Answers a request with stored bytes: whole or in part (RFC 9110 §14), so that a viewer fetches only the pages it shows.
import type { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";

export type ByteSpan = { start: number; end: number };

/**
 * The one range a header asks for, both ends included; null = the whole; `none` = outside the content.
 * Several ranges at once are answered with the whole, as the standard allows.
 */
export function readRange(header: string | undefined, size: number): ByteSpan | "none" | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "");
  if (!match) return null;
  const [from, to] = [match[1] ?? "", match[2] ?? ""];
  if (from === "" && to === "") return null;
  if (from === "") {
    const last = Number(to);
    return last === 0 || size === 0 ? "none" : { start: Math.max(0, size - last), end: size - 1 };
  }
  const start = Number(from);
  const end = to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (start >= size) return "none";
  return start > end ? null : { start, end };
}

/** What the bytes are opened for: to be shown, to be saved, or to be looked at by the program alone, so that nobody has read them. */
export type ByteUse = "show" | "save" | "check";

export type ByteAnswer = {
  size: number;
  mediaType: string;
  fileName: string;
  /** true: the browser saves it; false: it may show it */
  download: boolean;
  /** changes when the bytes change; a hash of them */
  etag: string;
  open(span: ByteSpan | null): Promise<Readable | Uint8Array>;
};

/** Sends the bytes; nothing in them may run: no script, no form, no other page inside ours. */
export async function sendBytes(request: FastifyRequest, reply: FastifyReply, answer: ByteAnswer): Promise<unknown> {
  const ifRange = request.headers["if-range"];
  const tag = `"${answer.etag}"`;
  const asked = ifRange !== undefined && ifRange !== tag ? null : readRange(request.headers.range, answer.size);
  const span = asked === "none" ? null : asked;
  // first opened: a file that is missing or damaged is answered like any other failure, without the headers of the file
  const body = asked === "none" || request.method === "HEAD" ? null : await answer.open(span);
  reply
    .header("accept-ranges", "bytes")
    .header("etag", tag)
    .header("cache-control", "private, no-store")
    .header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; sandbox")
    .header("content-disposition", disposition(answer))
    .type(answer.mediaType);
  if (asked === "none") return reply.code(416).header("content-range", `bytes */${answer.size}`).send();
  const length = span ? span.end - span.start + 1 : answer.size;
  reply.header("content-length", String(length));
  if (span) reply.code(206).header("content-range", `bytes ${span.start}-${span.end}/${answer.size}`);
  if (body === null) return reply.send();
  return reply.send(body instanceof Uint8Array ? Buffer.from(body) : body);
}

// RFC 6266: an ASCII name for old programs, the real one in UTF-8
function disposition(answer: ByteAnswer): string {
  const plain = answer.fileName
    .normalize("NFD")
    .replace(/[đĐ]/gu, "d")
    .replace(/[^\x20-\x7e]/gu, "")
    .replace(/["\\]/g, "_");
  const kind = answer.download ? "attachment" : "inline";
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(answer.fileName)}`;
}
