import { crc32, inflateRawSync } from "node:zlib";

/** Limits for an archive from outside; reaching one refuses the whole archive. */
export type ZipLimits = {
  maxEntries: number;
  /** bytes one entry may unpack to */
  maxEntryBytes: number;
};

export type ZipEntry = {
  /** the name as written; never use it as a path */
  name: string;
  /** bytes after unpacking, as the archive claims */
  size: number;
  encrypted: boolean;
  /** unpacks; rejects what is larger than the limit, damaged or of an unknown method */
  bytes(): Uint8Array;
};

export type ZipProblem = "not-a-zip" | "too-many-entries" | "too-large" | "damaged" | "encrypted" | "unsupported";

/** An archive that is not read further. */
export class ZipError extends Error {
  readonly problem: ZipProblem;
  constructor(problem: ZipProblem) {
    super(`zip: ${problem}`);
    this.name = "ZipError";
    this.problem = problem;
  }
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_SIZE = 22;

/** True when the bytes begin as a zip archive does. */
export function looksLikeZip(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

function findEnd(buffer: Buffer): number {
  const from = Math.max(0, buffer.length - END_SIZE - 0xffff);
  for (let at = buffer.length - END_SIZE; at >= from; at -= 1) if (buffer.readUInt32LE(at) === END) return at;
  throw new ZipError("not-a-zip");
}

type Header = { method: number; crc: number; packed: number; size: number; offset: number };

function unpack(buffer: Buffer, header: Header, limits: ZipLimits): Uint8Array {
  if (header.size > limits.maxEntryBytes) throw new ZipError("too-large");
  if (buffer.readUInt32LE(header.offset) !== LOCAL) throw new ZipError("damaged");
  const start = header.offset + 30 + buffer.readUInt16LE(header.offset + 26) + buffer.readUInt16LE(header.offset + 28);
  const packed = buffer.subarray(start, start + header.packed);
  if (packed.length !== header.packed) throw new ZipError("damaged");
  const plain = inflate(packed, header, limits);
  if (plain.length !== header.size || crc32(plain) !== header.crc) throw new ZipError("damaged");
  return plain;
}

function inflate(packed: Buffer, header: Header, limits: ZipLimits): Buffer {
  if (header.method === 0) return Buffer.from(packed);
  if (header.method !== 8) throw new ZipError("unsupported");
  try {
    // The claimed size may lie: the limit is what stops a bomb.
    return inflateRawSync(packed, { maxOutputLength: limits.maxEntryBytes });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    throw new ZipError(code === "ERR_BUFFER_TOO_LARGE" ? "too-large" : "damaged");
  }
}

function readCentral(buffer: Buffer, at: number, limits: ZipLimits): { entry: ZipEntry; next: number } {
  if (buffer.readUInt32LE(at) !== CENTRAL) throw new ZipError("damaged");
  const flags = buffer.readUInt16LE(at + 8);
  const header: Header = {
    method: buffer.readUInt16LE(at + 10),
    crc: buffer.readUInt32LE(at + 16),
    packed: buffer.readUInt32LE(at + 20),
    size: buffer.readUInt32LE(at + 24),
    offset: buffer.readUInt32LE(at + 42),
  };
  const nameLength = buffer.readUInt16LE(at + 28);
  const rest = buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  const name = buffer.subarray(at + 46, at + 46 + nameLength).toString("utf8");
  const encrypted = (flags & 1) === 1;
  const bytes = (): Uint8Array => {
    if (encrypted) throw new ZipError("encrypted");
    return guarded(() => unpack(buffer, header, limits));
  };
  return { entry: { name, size: header.size, encrypted, bytes }, next: at + 46 + nameLength + rest };
}

/** Positions inside a damaged archive may point outside of it. */
function guarded<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ZipError) throw error;
    if (error instanceof RangeError) throw new ZipError("damaged");
    throw error;
  }
}

/**
 * The entries of a zip archive held in memory, in the order of its directory. Nothing is unpacked before `bytes()`.
 * Throws `ZipError`. ZIP64 and archives in several parts are refused: letters have no use for them.
 */
export function readZip(bytes: Uint8Array, limits: ZipLimits): ZipEntry[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < END_SIZE) throw new ZipError("not-a-zip");
  return guarded(() => {
    const end = findEnd(buffer);
    const count = buffer.readUInt16LE(end + 10);
    if (count > limits.maxEntries) throw new ZipError("too-many-entries");
    let at = buffer.readUInt32LE(end + 16);
    const entries: ZipEntry[] = [];
    for (let index = 0; index < count; index += 1) {
      const read = readCentral(buffer, at, limits);
      entries.push(read.entry);
      at = read.next;
    }
    return entries;
  });
}

/** What an archive holds beside its entries: comments, extra fields, names in the entries' own heads, bytes no entry claims. */
export type ZipRest = { words: Uint8Array[]; unclaimed: Uint8Array[] };

/** Bytes that may follow an entry whose size was not known when it was written. */
const DESCRIPTOR = 24;

/** Throws `ZipError` like `readZip`. */
export function restOfZip(bytes: Uint8Array): ZipRest {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return guarded(() => {
    const end = findEnd(buffer);
    const words = [buffer.subarray(end + END_SIZE)];
    const claimed: { from: number; to: number; slack: number }[] = [];
    const start = buffer.readUInt32LE(end + 16);
    let at = start;
    for (let index = 0; index < buffer.readUInt16LE(end + 10); index += 1) {
      const [name, extra, note] = [28, 30, 32].map((offset) => buffer.readUInt16LE(at + offset)) as [
        number,
        number,
        number,
      ];
      words.push(buffer.subarray(at + 46 + name, at + 46 + name + extra));
      words.push(buffer.subarray(at + 46 + name + extra, at + 46 + name + extra + note));
      const local = buffer.readUInt32LE(at + 42);
      const [ownName, ownExtra] = [26, 28].map((offset) => buffer.readUInt16LE(local + offset)) as [number, number];
      words.push(buffer.subarray(local + 30, local + 30 + ownName));
      words.push(buffer.subarray(local + 30 + ownName, local + 30 + ownName + ownExtra));
      const to = local + 30 + ownName + ownExtra + buffer.readUInt32LE(at + 20);
      claimed.push({ from: local, to, slack: (buffer.readUInt16LE(at + 8) & 8) === 8 ? DESCRIPTOR : 0 });
      at += 46 + name + extra + note;
    }
    claimed.push({ from: start, to: buffer.length, slack: 0 });
    return { words, unclaimed: gapsBetween(claimed, buffer) };
  });
}

function gapsBetween(claimed: { from: number; to: number; slack: number }[], buffer: Buffer): Uint8Array[] {
  const gaps: Uint8Array[] = [];
  let [end, slack] = [0, 0];
  for (const part of claimed.toSorted((a, b) => a.from - b.from)) {
    if (part.from - end > slack) gaps.push(buffer.subarray(end, part.from));
    if (part.to > end) [end, slack] = [part.to, part.slack];
  }
  return gaps;
}
