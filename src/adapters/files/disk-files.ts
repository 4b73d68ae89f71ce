import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, mkdir, open, opendir, readFile, rename, rm, stat, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import {
  asFileStoreError,
  type ByteSource,
  checkName,
  checkRange,
  type FileStore,
  FileStoreError,
  type StoredFile,
} from "./files.port.ts";

const INCOMING = "incoming";

async function writeAll(handle: FileHandle, source: ByteSource): Promise<StoredFile> {
  const hash = createHash("sha256");
  let size = 0;
  const parts = source instanceof Uint8Array ? [source] : source;
  for await (const part of parts) {
    hash.update(part);
    size += part.length;
    for (let done = 0; done < part.length; ) done += (await handle.write(part, done)).bytesWritten;
  }
  await handle.sync();
  return { sha256: hash.digest("hex"), size };
}

/** A rename is durable only when the folder that holds the name is flushed too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    const failure = asFileStoreError(error);
    if (failure.code === "files.not-found") return null;
    throw failure;
  }
}

async function* walk(root: string): AsyncIterable<StoredFile> {
  for await (const first of await opendir(root)) {
    if (!/^[0-9a-f]{2}$/.test(first.name)) continue;
    for await (const second of await opendir(join(root, first.name))) {
      const folder = join(root, first.name, second.name);
      for await (const entry of await opendir(folder)) {
        if (!/^[0-9a-f]{64}$/.test(entry.name)) continue;
        const size = await sizeOf(join(folder, entry.name));
        if (size !== null) yield { sha256: entry.name, size };
      }
    }
  }
}

/**
 * The store on a disk: `<root>/ab/cd/<sha256>`. A file is written under another name, flushed and then renamed,
 * so that a crash leaves either the whole content or nothing under its name. Creates `root` when absent.
 */
export async function createDiskFileStore(root: string): Promise<FileStore> {
  await mkdir(join(root, INCOMING), { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw asFileStoreError(error);
  });
  const pathOf = (sha256: string): string => join(root, sha256.slice(0, 2), sha256.slice(2, 4), checkName(sha256));

  const place = async (temporary: string, stored: StoredFile): Promise<void> => {
    const target = pathOf(stored.sha256);
    // A damaged copy (wrong length) is replaced by the good bytes at hand.
    if ((await sizeOf(target)) === stored.size) return unlink(temporary);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await rename(temporary, target);
    await syncFolder(dirname(target));
    await syncFolder(dirname(dirname(target)));
  };

  const put = async (source: ByteSource): Promise<StoredFile> => {
    const temporary = join(root, INCOMING, randomUUID());
    try {
      const handle = await open(temporary, "wx", 0o600);
      const stored = await writeAll(handle, source).finally(() => handle.close());
      await place(temporary, stored);
      return stored;
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw asFileStoreError(error);
    }
  };

  const openStream = async (sha256: string, range?: { start: number; end?: number }): Promise<Readable> => {
    const path = pathOf(sha256);
    const size = await sizeOf(path);
    if (size === null) throw new FileStoreError("files.not-found");
    return createReadStream(path, checkRange(range, size) ?? {});
  };

  return {
    put,
    open: openStream,
    async read(sha256) {
      const bytes = await readFile(pathOf(sha256)).catch((error: unknown) => {
        throw asFileStoreError(error);
      });
      if (createHash("sha256").update(bytes).digest("hex") !== sha256) throw new FileStoreError("files.corrupt");
      return bytes;
    },
    has: async (sha256) => (await sizeOf(pathOf(sha256))) !== null,
    size: async (sha256) => sizeOf(pathOf(sha256)),
    async remove(sha256) {
      const path = pathOf(sha256);
      if ((await sizeOf(path)) === null) return false;
      try {
        await unlink(path);
        await syncFolder(dirname(path));
        return true;
      } catch (error) {
        throw asFileStoreError(error);
      }
    },
    list: () => walk(root),
  };
}

/**
 * Removes what interrupted uploads left behind. Called at start by one process; `before` is an instant in
 * milliseconds, so that an upload now running in another process is left alone. Answers how many were removed.
 */
export async function sweepInterrupted(root: string, before: number): Promise<number> {
  let removed = 0;
  for await (const entry of await opendir(join(root, INCOMING))) {
    const path = join(root, INCOMING, entry.name);
    if ((await stat(path)).mtimeMs >= before) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}
