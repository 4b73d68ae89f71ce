import { constants, inflateRawSync, inflateSync } from "node:zlib";
import { plainName } from "./pdf-tokens.ts";

/** Bytes that may still be unpacked from one file. */
export type Room = { bytes: number };
/** `whole` is false when more was there than could be unpacked. */
export type Unpacked = { bytes: Buffer; whole: boolean };

const PEEK = 1024;

/** Filters in the order in which they are undone; null = named elsewhere. */
function filtersOf(dictionary: string): string[] | null {
  const own = /\/(?:Filter|F)\s*(\[[^\]]*\]|\/[^\s/<>[\]()]+|\d+\s+\d+\s+R)/u.exec(dictionary)?.[1];
  if (own === undefined) return [];
  if (/R$/u.test(own)) return null;
  return [...own.matchAll(/\/([^\s/<>[\]()]+)/gu)].map(([, name = ""]) => plainName(name));
}

/** The plain bytes of a stream; null for pictures, which no filter here undoes. Never more than there is room for. */
export function unpack(dictionary: string, packed: Buffer, room: Room): Unpacked | null {
  // a filter that stands in an object of its own is in practice always this one
  const filters = filtersOf(dictionary) ?? (packed[0] === 0x78 ? ["FlateDecode"] : []);
  let now: Unpacked = { bytes: packed, whole: true };
  for (const filter of filters) {
    const next = undo(filter, now.bytes, room.bytes);
    if (!next) return null;
    now = { bytes: next.bytes, whole: now.whole && next.whole };
  }
  room.bytes -= now.bytes.length;
  return { bytes: withoutPredictor(now.bytes, dictionary), whole: now.whole };
}

/** The first bytes of a stream, to tell what it is; cheap. Deflate packs at most 1032 : 1. */
export function peek(dictionary: string, packed: Buffer): Unpacked | null {
  const start = unpack(dictionary, packed.subarray(0, PEEK), { bytes: 2 * 1032 * PEEK });
  return start && { bytes: start.bytes.subarray(0, PEEK), whole: start.whole };
}

function undo(filter: string, bytes: Buffer, room: number): Unpacked | null {
  switch (filter) {
    case "FlateDecode":
    case "Fl":
      return inflate(bytes, room);
    case "LZWDecode":
    case "LZW":
      return { bytes: lzw(bytes, room), whole: true };
    case "ASCIIHexDecode":
    case "AHx":
      return {
        bytes: Buffer.from((bytes.toString("latin1").split(">")[0] ?? "").replaceAll(/[^\dA-Fa-f]/gu, ""), "hex"),
        whole: true,
      };
    case "ASCII85Decode":
    case "A85":
      return { bytes: ascii85(bytes), whole: true };
    case "RunLengthDecode":
    case "RL":
      return { bytes: runLength(bytes, room), whole: true };
    default:
      return null;
  }
}

function inflate(bytes: Buffer, room: number): Unpacked {
  const options = { maxOutputLength: Math.max(1, room), finishFlush: constants.Z_SYNC_FLUSH };
  for (const attempt of [() => inflateSync(bytes, options), () => inflateRawSync(bytes.subarray(2), options)])
    try {
      return { bytes: attempt(), whole: true };
    } catch {
      // damaged, or larger than the room
    }
  return { bytes: Buffer.alloc(0), whole: false };
}

function lzw(bytes: Buffer, room: number): Buffer {
  const out: number[] = [];
  let table: number[][] = [];
  const clear = (): void => {
    table = Array.from({ length: 258 }, (_, code) => (code < 256 ? [code] : []));
  };
  clear();
  let [width, value, bits] = [9, 0, 0];
  let previous: number[] | null = null;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xffffff;
    bits += 8;
    if (bits < width) continue;
    const code = (value >> (bits - width)) & ((1 << width) - 1);
    bits -= width;
    if (code === 257 || out.length > Math.min(room, 8_000_000)) break;
    if (code === 256) {
      clear();
      [width, previous] = [9, null];
      continue;
    }
    const entry: number[] | null = table[code] ?? (previous ? [...previous, previous[0] ?? 0] : null);
    if (!entry) break;
    for (const each of entry) out.push(each);
    if (previous && table.length < 4096) table.push([...previous, entry[0] ?? 0]);
    previous = entry;
    width = table.length >= 2047 ? 12 : table.length >= 1023 ? 11 : table.length >= 511 ? 10 : 9;
  }
  return Buffer.from(out);
}

function ascii85(bytes: Buffer): Buffer {
  const text = (bytes.toString("latin1").split("~")[0] ?? "").replaceAll(/[^!-uz]/gu, "").replaceAll("z", "!!!!!");
  const out: number[] = [];
  for (let at = 0; at < text.length; at += 5) {
    const group = text.slice(at, at + 5);
    let value = 0;
    for (const letter of group.padEnd(5, "u")) value = value * 85 + letter.charCodeAt(0) - 33;
    for (let index = 0; index < group.length - 1; index += 1) out.push(Math.floor(value / 256 ** (3 - index)) & 255);
  }
  return Buffer.from(out);
}

function runLength(bytes: Buffer, room: number): Buffer {
  const parts: Buffer[] = [];
  let size = 0;
  for (let at = 0; at < bytes.length && size < room; ) {
    const length = bytes[at] ?? 128;
    if (length === 128) break;
    const part =
      length < 128 ? bytes.subarray(at + 1, at + 2 + length) : Buffer.alloc(257 - length, bytes[at + 1] ?? 0);
    parts.push(part);
    size += part.length;
    at += length < 128 ? length + 2 : 2;
  }
  return Buffer.concat(parts);
}

/** Rows coded as differences (PNG predictors, ISO 32000-1 §7.4.4.4), as object streams may be. */
function withoutPredictor(bytes: Buffer, dictionary: string): Buffer {
  const parameter = (name: string, otherwise: number): number =>
    Number(new RegExp(`/${name}\\s+(\\d+)`, "u").exec(dictionary)?.[1] ?? otherwise);
  if (parameter("Predictor", 1) < 10) return bytes;
  const depth = parameter("Colors", 1) * parameter("BitsPerComponent", 8);
  const step = Math.max(1, depth >> 3);
  const row = Math.max(1, Math.ceil((parameter("Columns", 1) * depth) / 8));
  const out = Buffer.alloc(Math.ceil(bytes.length / (row + 1)) * row);
  let end = 0;
  for (let at = 0; at + 1 < bytes.length; at += row + 1) {
    const kind = bytes[at] ?? 0;
    for (let x = 0; x < row && at + 1 + x < bytes.length; x += 1) {
      const left = x >= step ? (out[end - step] ?? 0) : 0;
      const up = out[end - row] ?? 0;
      const corner = x >= step ? (out[end - row - step] ?? 0) : 0;
      out[end] = ((bytes[at + 1 + x] ?? 0) + predicted(kind, left, up, corner)) & 255;
      end += 1;
    }
  }
  return out.subarray(0, end);
}

function predicted(kind: number, left: number, up: number, corner: number): number {
  if (kind === 1) return left;
  if (kind === 2) return up;
  if (kind === 3) return (left + up) >> 1;
  if (kind !== 4) return 0;
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
