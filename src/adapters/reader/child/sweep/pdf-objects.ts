// The objects of a PDF found by their keywords, not by its tables: also those that no table names any more.
import { peek, type Room, unpack } from "./pdf-filters.ts";
import { streamsOf } from "./pdf-streams.ts";

export type FoundStream = { number: number | null; dictionary: string; packed: Buffer };
/** `syntax`: the parts of the file between its streams, and what its object streams hold. */
export type Found = { syntax: string[]; streams: FoundStream[]; objects: Map<number, string[]>; whole: boolean };

const OBJECT = /\b(\d{1,10})\s+\d{1,5}\s+obj\b/gu;

export function objectsOf(bytes: Buffer, room: Room): Found {
  const found: Found = { syntax: [], streams: [], objects: new Map(), whole: true };
  let from = 0;
  const between = (to: number): { text: string; heads: RegExpExecArray[] } => {
    const text = bytes.toString("latin1", from, to);
    found.syntax.push(text);
    return { text, heads: addObjects(text, found.objects) };
  };
  for (const { packed } of streamsOf(bytes)) {
    const start = packed.byteOffset - bytes.byteOffset;
    const { text, heads } = between(start);
    from = start + packed.length;
    const head = heads.at(-1);
    const dictionary = text.slice(head ? head.index + head[0].length : -2000);
    found.streams.push({ number: head ? Number(head[1]) : null, dictionary, packed });
  }
  between(bytes.length);
  for (const stream of found.streams) if (/\/ObjStm\b/u.test(stream.dictionary)) openObjectStream(stream, found, room);
  return found;
}

function addObjects(text: string, into: Map<number, string[]>): RegExpExecArray[] {
  const heads = [...text.matchAll(OBJECT)];
  for (const [index, head] of heads.entries())
    add(into, Number(head[1]), text.slice(head.index + head[0].length, heads[index + 1]?.index ?? text.length));
  return heads;
}

function add(into: Map<number, string[]>, number: number, text: string): void {
  const known = into.get(number);
  if (known) known.push(text);
  else into.set(number, [text]);
}

function openObjectStream(stream: FoundStream, found: Found, room: Room): void {
  const plain = unpack(stream.dictionary, stream.packed, room);
  if (!plain?.whole) found.whole = false;
  const text = plain?.bytes.toString("latin1") ?? "";
  found.syntax.push(text);
  const first = Number(/\/First\s+(\d+)/u.exec(stream.dictionary)?.[1] ?? 0);
  const head = text.slice(0, first).trim().split(/\s+/u).map(Number);
  for (let at = 0; at + 1 < head.length; at += 2) {
    const start = first + (head[at + 1] ?? 0);
    add(found.objects, head[at] ?? 0, text.slice(start, first + (head[at + 3] ?? text.length)));
  }
}

/**
 * The streams that the pages read already show. Only those there is one of: where a number was given twice, nobody
 * can say here which one was read.
 */
export function shownStreams({ objects, streams }: Found, pages: readonly number[]): ReadonlySet<FoundStream> {
  const numbers = new Set<number>();
  for (const page of pages) for (const text of objects.get(page) ?? []) addContents(text, objects, numbers);
  const twice = (number: number): boolean => (objects.get(number)?.length ?? 0) > 1;
  return new Set(streams.filter(({ number }) => number !== null && numbers.has(number) && !twice(number)));
}

function addContents(page: string, objects: Map<number, string[]>, into: Set<number>): void {
  const contents = /\/Contents\s*(\[[^\]]*\]|\d+\s+\d+\s+R)/u.exec(page)?.[1] ?? "";
  for (const [, number] of contents.matchAll(/(\d+)\s+\d+\s+R/gu)) {
    into.add(Number(number));
    // the list may stand in an object of its own
    for (const text of objects.get(Number(number)) ?? [])
      if (/^\s*\[/u.test(text)) for (const [, inner] of text.matchAll(/(\d+)\s+\d+\s+R/gu)) into.add(Number(inner));
  }
}

/** True for bytes that are read as letters: hardly any control characters, many plain letters; or UTF-16 that says so. */
function isWriting(start: Buffer): boolean {
  const [first, second] = start;
  if ((first === 0xfe && second === 0xff) || (first === 0xff && second === 0xfe)) return true;
  let plain = 0;
  for (const byte of start) {
    if (byte < 8 || (byte > 13 && byte < 32)) return false;
    if (byte < 0x7f) plain += 1;
  }
  // points of a picture are no letters, though white ones are no control characters either
  return plain * 5 > start.length * 2;
}

const FILES = ["PK\u0003\u0004", "%PDF-", "\u00D0\u00CF\u0011\u00E0", "{\\rtf"];

/** What a stream seems to hold, told from its first bytes; whatever its dictionary says. */
export function kindOfStream({ dictionary, packed }: FoundStream): "writing" | "file" | "picture" | "other" {
  const begin = peek(dictionary, packed);
  if (begin === null) return /\/(?:DCTDecode|DCT)\b/u.test(dictionary) ? "picture" : "other";
  // damaged: what there is to read, unpacking the whole will say
  if (!begin.whole) return "writing";
  const start = begin.bytes;
  const head = start.toString("latin1", 0, 8);
  if (/\/EmbeddedFile\b/u.test(dictionary) || FILES.some((sign) => head.startsWith(sign))) return "file";
  // programs of fonts begin as text does
  if (/^%!/u.test(head)) return "other";
  return isWriting(start) ? "writing" : "other";
}
