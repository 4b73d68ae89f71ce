import { createCipheriv, createDecipheriv, createHash, randomBytes, randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { asFileStoreError, FileStoreError } from "./files.port.ts";
import type { Staged, Staging } from "./staging.port.ts";

/** Up to here a file waits in memory only. */
export const IN_MEMORY_LIMIT = 8 * 1024 * 1024;
const CHUNK = 1024 * 1024;
const TAG = 16;
const SUFFIX = ".staged";

/** Each chunk is sealed with its index and whether it is the last: chunks cannot be swapped, dropped or cut off. */
function nonceOf(index: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt8(last ? 1 : 0, 0);
  nonce.writeUInt32BE(index, 8);
  return nonce;
}

function seal(key: Buffer, index: number, chunk: { bytes: Uint8Array; last: boolean }): Buffer {
  const cipher = createCipheriv("aes-256-gcm", key, nonceOf(index, chunk.last));
  return Buffer.concat([cipher.update(chunk.bytes), cipher.final(), cipher.getAuthTag()]);
}

function unseal(key: Buffer, index: number, chunk: { bytes: Buffer; last: boolean }): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, nonceOf(index, chunk.last));
  decipher.setAuthTag(chunk.bytes.subarray(-TAG));
  return Buffer.concat([decipher.update(chunk.bytes.subarray(0, -TAG)), decipher.final()]);
}

type SealedFile = { path: string; key: Buffer; handle: FileHandle; index: number; pending: Buffer[]; waiting: number };

async function openSealed(folder: string): Promise<SealedFile> {
  // cleared away with what was stale in it while nothing waited
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${randomUUID()}${SUFFIX}`);
  const handle = await open(path, "wx", 0o600);
  return { path, key: randomBytes(32), handle, index: 0, pending: [], waiting: 0 };
}

/** Writes whole chunks; keeps at least one byte back, because only the end knows which chunk is the last. */
async function flush(file: SealedFile, ended: boolean): Promise<void> {
  let rest = Buffer.concat(file.pending);
  while (rest.length > CHUNK) {
    await file.handle.appendFile(seal(file.key, file.index++, { bytes: rest.subarray(0, CHUNK), last: false }));
    rest = rest.subarray(CHUNK);
  }
  if (ended) await file.handle.appendFile(seal(file.key, file.index++, { bytes: rest, last: true }));
  file.pending = ended ? [] : [rest];
  file.waiting = ended ? 0 : rest.length;
}

async function* readSealed(file: {
  path: string;
  key: Buffer;
  chunks: number;
  isGone: () => boolean;
}): AsyncGenerator<Buffer> {
  const handle = await open(file.path, "r");
  try {
    for (let index = 0; index < file.chunks; index += 1) {
      if (file.isGone()) throw new FileStoreError("files.discarded");
      const { buffer: part, bytesRead } = await handle.read(
        Buffer.alloc(CHUNK + TAG),
        0,
        CHUNK + TAG,
        index * (CHUNK + TAG),
      );
      yield unseal(file.key, index, { bytes: part.subarray(0, bytesRead), last: index === file.chunks - 1 });
    }
  } catch (error) {
    if (error instanceof FileStoreError) throw error;
    throw file.isGone() ? new FileStoreError("files.discarded") : new FileStoreError("files.corrupt", error);
  } finally {
    await handle.close();
  }
}

function stagedInMemory(parts: Uint8Array[], facts: { size: number; sha256: string }): Staged {
  let held: Buffer | null = Buffer.concat(parts);
  const plain = (): Buffer => {
    if (!held) throw new FileStoreError("files.discarded");
    return held;
  };
  return {
    ...facts,
    kept: "memory",
    read: () => Readable.from([Buffer.from(plain())], { objectMode: false }),
    bytes: async () => Uint8Array.from(plain()),
    discard: async () => {
      held?.fill(0);
      held = null;
    },
  };
}

function stagedInFile(file: SealedFile, facts: { size: number; sha256: string }): Staged {
  let gone = false;
  const plain = (): AsyncGenerator<Buffer> => {
    if (gone) throw new FileStoreError("files.discarded");
    return readSealed({ path: file.path, key: file.key, chunks: file.index, isGone: () => gone });
  };
  return {
    ...facts,
    kept: "encrypted-file",
    read: () => Readable.from(plain(), { objectMode: false }),
    bytes: async () => Uint8Array.from(await buffer(plain())),
    discard: async () => {
      gone = true;
      file.key.fill(0);
      await rm(file.path, { force: true });
    },
  };
}

/**
 * The waiting room before the secrecy gate (QC-4.2, invariant 4): what has not been judged lies in memory, and
 * above 8 MB in a file sealed with AES-256-GCM whose key exists only in this process. What an earlier process
 * left in `folder` cannot be read by anyone any more and is removed here: give every process its own folder.
 */
export async function createStaging(folder: string): Promise<Staging> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const left = (await readdir(folder)).filter((name) => name.endsWith(SUFFIX));
    await Promise.all(left.map((name) => rm(join(folder, name), { force: true })));
  } catch (error) {
    throw asFileStoreError(error);
  }
  return { receive: (source, limits) => receive(folder, source, limits) };
}

async function receive(
  folder: string,
  source: AsyncIterable<Uint8Array>,
  limits: { maxBytes: number },
): Promise<Staged> {
  const hash = createHash("sha256");
  let size = 0;
  let inMemory: Uint8Array[] = [];
  let file: SealedFile | null = null;
  try {
    for await (const part of source) {
      size += part.length;
      if (size > limits.maxBytes) throw new FileStoreError("files.too-large");
      hash.update(part);
      if (!file && size <= IN_MEMORY_LIMIT) {
        inMemory.push(Uint8Array.from(part));
        continue;
      }
      if (!file) {
        file = await openSealed(folder);
        file.pending = inMemory.map((bytes) => Buffer.from(bytes));
        inMemory = [];
      }
      file.pending.push(Buffer.from(part));
      file.waiting += part.length;
      if (file.waiting > CHUNK) await flush(file, false);
    }
    const facts = { size, sha256: hash.digest("hex") };
    if (!file) return stagedInMemory(inMemory, facts);
    await flush(file, true);
    await file.handle.close();
    return stagedInFile(file, facts);
  } catch (error) {
    if (file) await file.handle.close().catch(() => undefined);
    if (file) await rm(file.path, { force: true }).catch(() => undefined);
    throw asFileStoreError(error);
  }
}
