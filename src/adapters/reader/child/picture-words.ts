// Words that a picture carries beside its points: comments, titles, what a program or a camera wrote into it.
import { inflateSync } from "node:zlib";
import { wordingsOf } from "./sweep/pdf-wordings.ts";

const MAX_PARTS = 2000;
const MAX_UNPACKED = 4 * 1024 * 1024;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they stand between the texts of a table
const RUN = /[^\u0000-\u0008\u000B\u000C\u000E-\u001F]{3,}/gu;
/** Of what follows behind a picture. */
const MAX_BEHIND = 1024 * 1024;

const split = (bytes: Buffer): string[] =>
  wordingsOf(bytes.toString("latin1")).flatMap((text) => text.replaceAll(/<[^>]*>/gu, "\n").match(RUN) ?? []);

/** Every piece of text in a PNG, JPEG or TIFF; empty for anything else. */
export function pictureWords(bytes: Uint8Array): string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (buffer.length > 16 && buffer.readUInt32BE(0) === 0x89504e47) return [...pngWords(buffer)];
    if (buffer.length > 16 && buffer.readUInt16BE(0) === 0xffd8) return [...jpegWords(buffer)];
    return [...tiffWords(buffer)];
  } catch {
    return [];
  }
}

function* pngWords(buffer: Buffer): Generator<string> {
  let at = 8;
  for (let part = 0; part < MAX_PARTS && at + 12 <= buffer.length; part += 1) {
    const size = buffer.readUInt32BE(at);
    const kind = buffer.toString("latin1", at + 4, at + 8);
    const data = buffer.subarray(at + 8, at + 8 + size);
    if (kind === "tEXt" || kind === "iTXt") yield* split(data);
    if (kind === "zTXt" || kind === "iTXt") yield* packedWords(data);
    if (kind === "eXIf") yield* tiffWords(data);
    at += 12 + size;
    if (kind === "IEND") break;
  }
  yield* split(buffer.subarray(at, at + MAX_BEHIND));
}

/** The text behind the names may be packed; where it begins, its first bytes say. */
function* packedWords(data: Buffer): Generator<string> {
  const at = data.indexOf(0x78, data.indexOf(0) + 1);
  if (at < 0) return;
  try {
    yield* split(inflateSync(data.subarray(at), { maxOutputLength: MAX_UNPACKED }));
  } catch {
    // not packed after all
  }
}

function* jpegWords(buffer: Buffer): Generator<string> {
  let at = 2;
  for (let part = 0; part < MAX_PARTS && at + 4 <= buffer.length && buffer[at] === 0xff; part += 1) {
    const marker = buffer[at + 1] ?? 0;
    const data = buffer.subarray(at + 4, at + 2 + buffer.readUInt16BE(at + 2));
    if (marker === 0xe1 && data.toString("latin1", 0, 4) === "Exif") yield* tiffWords(data.subarray(6));
    else if (marker === 0xfe || (marker >= 0xe1 && marker <= 0xef && marker !== 0xe2)) yield* split(data);
    if (marker === 0xda) break;
    at += 2 + buffer.readUInt16BE(at + 2);
  }
  const end = buffer.lastIndexOf(Buffer.from([0xff, 0xd9]));
  if (end > 0) yield* split(buffer.subarray(end + 2, end + 2 + MAX_BEHIND));
}

/** Text fields of a TIFF directory and of those it points to (TIFF 6.0 §2). */
function* tiffWords(buffer: Buffer): Generator<string> {
  const little = buffer.toString("latin1", 0, 2) === "II";
  if (!little && buffer.toString("latin1", 0, 2) !== "MM") return;
  const short = (at: number): number => (little ? buffer.readUInt16LE(at) : buffer.readUInt16BE(at));
  const long = (at: number): number => (little ? buffer.readUInt32LE(at) : buffer.readUInt32BE(at));
  const waiting = [long(4)];
  for (let seen = 0; waiting.length > 0 && seen < 50; seen += 1) {
    const start = waiting.shift() ?? 0;
    if (start < 8 || start + 2 > buffer.length) continue;
    const amount = short(start);
    for (let index = 0; index < amount && start + 14 + index * 12 <= buffer.length; index += 1) {
      const at = start + 2 + index * 12;
      const [tag, type, count] = [short(at), short(at + 2), long(at + 4)];
      if (tag === 0x8769 || tag === 0x8825) waiting.push(long(at + 8));
      // letters, bytes or undefined: a text, also in two bytes a letter as Windows writes it
      if (![1, 2, 7].includes(type) || count > MAX_UNPACKED) continue;
      const data =
        count <= 4 ? buffer.subarray(at + 8, at + 8 + count) : buffer.subarray(long(at + 8), long(at + 8) + count);
      yield* split(data);
    }
    if (start + 6 + amount * 12 <= buffer.length) waiting.push(long(start + 2 + amount * 12));
  }
}
