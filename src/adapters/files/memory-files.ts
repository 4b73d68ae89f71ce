import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import {
  asFileStoreError,
  type ByteSource,
  checkName,
  checkRange,
  type FileStore,
  FileStoreError,
} from "./files.port.ts";

const hash = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

async function collect(source: ByteSource): Promise<Uint8Array> {
  if (source instanceof Uint8Array) return Uint8Array.from(source);
  const parts: Uint8Array[] = [];
  try {
    for await (const part of source) parts.push(Uint8Array.from(part));
  } catch (error) {
    throw asFileStoreError(error);
  }
  return Uint8Array.from(Buffer.concat(parts));
}

/** A store that lives as long as the process: for tests and for the command line. @param held where the bytes lie */
export function createMemoryFileStore(held = new Map<string, Uint8Array>()): FileStore {
  const putAt = new Map<string, number>();
  const find = (sha256: string): Uint8Array => {
    const bytes = held.get(checkName(sha256));
    if (!bytes) throw new FileStoreError("files.not-found");
    return bytes;
  };
  const findIntact = (sha256: string): Uint8Array => {
    const bytes = find(sha256);
    if (hash(bytes) !== sha256) throw new FileStoreError("files.corrupt");
    return bytes;
  };
  return {
    async put(source) {
      const bytes = await collect(source);
      const sha256 = hash(bytes);
      held.set(sha256, bytes);
      putAt.set(sha256, Date.now());
      return { sha256, size: bytes.length };
    },
    async open(sha256, range) {
      const bytes = findIntact(sha256);
      const part = checkRange(range, bytes.length);
      return Readable.from([Buffer.from(part ? bytes.subarray(part.start, part.end + 1) : bytes)], {
        objectMode: false,
      });
    },
    async read(sha256) {
      return Uint8Array.from(findIntact(sha256));
    },
    async verify(sha256) {
      const bytes = held.get(checkName(sha256));
      if (!bytes) return "missing";
      return hash(bytes) === sha256 ? "intact" : "damaged";
    },
    async has(sha256) {
      return held.has(checkName(sha256));
    },
    async size(sha256) {
      return held.get(checkName(sha256))?.length ?? null;
    },
    async remove(sha256, only) {
      if (only && (putAt.get(checkName(sha256)) ?? 0) >= only.olderThan.getTime()) return false;
      return held.delete(checkName(sha256));
    },
    async *list({ prefix = "", olderThan } = {}) {
      for (const [sha256, bytes] of [...held]) {
        if (!sha256.startsWith(prefix) || (olderThan && (putAt.get(sha256) ?? 0) >= olderThan.getTime())) continue;
        yield { sha256, size: bytes.length };
      }
    },
    tidy: async () => 0,
  };
}
