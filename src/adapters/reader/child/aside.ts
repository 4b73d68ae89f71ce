import { createHash } from "node:crypto";
import { marksInFileName } from "#src/rules/secrecy/file-name.ts";
import { marksIn } from "#src/rules/secrecy/marks.ts";
import type { Aside, ReadResult } from "../reader.port.ts";

/** Files inside files inside files: deeper, more or larger ones are not read, and count as unread for the gate. */
const MAX_DEPTH = 2;
const MAX_FILES = 30;
const MAX_BYTES = 30 * 1024 * 1024;
const MAX_TEXTS = 1000;
const SHORT_TECHNICAL = 64;
const MAX_FREE = 20_000;

type Room = { depth: number; files: number; bytes: number; seen: Set<string> };

/** What stands in a file outside the text of its pages and may bear a mark, collected while it is read. */
export class Asides {
  readonly texts: Aside[] = [];
  unread = 0;
  private readonly room: Room;
  /** short texts without a mark; names of tags and values of attributes come back by the thousand */
  private readonly free = new Set<string>();

  constructor(room: Room = { depth: 0, files: MAX_FILES, bytes: MAX_BYTES, seen: new Set() }) {
    this.room = room;
  }

  text(text: unknown): void {
    this.add({ kind: "text", text });
  }

  /** A name or a value of markup: most are the same few, and are judged once. */
  technical(text: string): void {
    if (this.free.has(text)) return;
    const before = this.texts.length + this.unread;
    this.text(text);
    if (this.texts.length + this.unread === before && text.length <= SHORT_TECHNICAL && this.free.size < MAX_FREE)
      this.free.add(text);
  }

  /** of a file inside */
  name(name: unknown): void {
    this.add({ kind: "name", text: name });
  }

  /** Every string in a value of the parser, whatever its field is called. */
  all(value: unknown, depth = 0): void {
    if (typeof value === "string") this.text(value);
    else if (Array.isArray(value) || value instanceof Map || isPlain(value)) {
      const parts = value instanceof Map ? [...value.values()] : Object.values(value);
      if (depth < 6) for (const part of parts) this.all(part, depth + 1);
      else this.unread += 1;
    }
  }

  /** A file inside: read as deep as there is room; what cannot be read is for the clerk. */
  async file(bytes: Uint8Array, read: (bytes: Uint8Array, inner: Asides) => Promise<ReadResult | null>): Promise<void> {
    // the same file is often reached in several ways
    const digest = createHash("sha256").update(bytes).digest("hex");
    if (this.room.seen.has(digest)) return;
    this.room.seen.add(digest);
    this.room.files -= 1;
    this.room.bytes -= bytes.length;
    if (this.room.depth >= MAX_DEPTH || this.room.files < 0 || this.room.bytes < 0) {
      this.unread += 1;
      return;
    }
    this.room.depth += 1;
    const inner = new Asides(this.room);
    const result = await read(bytes, inner).catch(() => null);
    this.room.depth -= 1;
    if (!result || result.problem) this.unread += 1;
    for (const page of result?.pages ?? []) {
      this.text(page.text);
      if (!page.trustworthy) this.unread += 1;
    }
    if (result) this.all(result.properties);
    for (const each of inner.texts) this.add(each);
    this.unread += inner.unread;
  }

  /** For the answer; @param known lines of the pages, which are judged with their page */
  given(known: readonly string[] = []): Pick<ReadResult, "aside" | "unreadParts"> {
    const lines = new Set(known.flatMap((text) => text.split("\n")).map((line) => line.trim()));
    const aside = this.texts.flatMap(({ kind, text }): Aside[] => {
      if (kind === "name") return [{ kind, text }];
      const rest = text.split("\n").filter((line) => !lines.has(line.trim()));
      return marksIn(rest.join("\n")).length > 0 ? [{ kind, text: rest.join("\n") }] : [];
    });
    return { aside, unreadParts: this.unread };
  }

  private add({ kind, text }: { kind: Aside["kind"]; text: unknown }): void {
    if (typeof text !== "string" || text === "") return;
    const marks = kind === "name" ? marksInFileName(text) : marksIn(text);
    if (marks.length === 0) return;
    if (this.texts.length < MAX_TEXTS) this.texts.push({ kind, text: markedLines(text).normalize("NFC") });
    else this.unread += 1;
  }
}

const SHORT = 500;
/** Of a long text only the lines with a mark, each with the line before, which may show that it is none. */
function markedLines(text: string): string {
  if (text.length <= SHORT) return text;
  const lines = text.split("\n");
  const marked = lines.flatMap((line, at) => (marksIn(line).length > 0 ? [lines[at - 1] ?? "", line] : []));
  // a mark of several lines: the short lines around it
  return marked.length > 0 ? marked.join("\n") : lines.filter((line) => line.length < SHORT).join("\n");
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (value === null || typeof value !== "object") return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
