import { createHash, randomUUID } from "node:crypto";
import {
  type FileHandle,
  link,
  mkdir,
  open,
  opendir,
  readFile,
  rename,
  rm,
  stat,
  unlink,
  utimes,
} from "node:fs/promises";
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
import { openVerifier } from "./verified-file.ts";

const INCOMING = "incoming";
/** a file on its way out of the store: `incoming/<sha256>.<anything>.leaving` */
const LEAVING = /^([0-9a-f]{64})\..+\.leaving$/;

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

async function* walk(root: string, only: { prefix?: string; olderThan?: Date } = {}): AsyncIterable<StoredFile> {
  const { prefix = "", olderThan } = only;
  const fits = (name: string): boolean => name.startsWith(prefix.slice(0, name.length));
  for await (const first of await opendir(root)) {
    if (!/^[0-9a-f]{2}$/.test(first.name) || !fits(first.name)) continue;
    for await (const second of await opendir(join(root, first.name))) {
      const folder = join(root, first.name, second.name);
      for await (const entry of await opendir(folder)) {
        if (!/^[0-9a-f]{64}$/.test(entry.name) || !fits(entry.name)) continue;
        const about = await stat(join(folder, entry.name)).catch(() => null);
        if (about && !(olderThan && about.mtimeMs >= olderThan.getTime()))
          yield { sha256: entry.name, size: about.size };
      }
    }
  }
}

/** The time of the last put, which `remove` with `olderThan` obeys. False: it is not there (any more), or not ours to mark. */
async function touch(path: string): Promise<boolean> {
  const now = new Date();
  return utimes(path, now, now).then(
    () => true,
    () => false,
  );
}

/** Gives a file back its name unless somebody has put the same content meanwhile. */
async function putBack(aside: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await link(aside, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  await rm(aside, { force: true });
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

  const verifier = openVerifier();
  const verify = (sha256: string): Promise<"intact" | "missing" | "damaged"> =>
    verifier.demand(pathOf(sha256), sha256).then(
      () => "intact",
      (error: unknown) => {
        const failure = asFileStoreError(error);
        if (failure.code === "files.not-found") return "missing";
        if (failure.code === "files.corrupt") return "damaged";
        throw failure;
      },
    );

  const place = async (temporary: string, stored: StoredFile): Promise<void> => {
    const target = pathOf(stored.sha256);
    // A damaged copy is replaced by the good bytes at hand.
    if ((await verify(stored.sha256)) === "intact" && (await touch(target))) return unlink(temporary);
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
    const { handle, size } = await verifier.open(pathOf(sha256), sha256);
    try {
      return handle.createReadStream({ start: 0, ...checkRange(range, size) });
    } catch (error) {
      await handle.close();
      throw error;
    }
  };

  return {
    put,
    open: openStream,
    verify,
    async read(sha256) {
      const bytes = await readFile(pathOf(sha256)).catch((error: unknown) => {
        throw asFileStoreError(error);
      });
      if (createHash("sha256").update(bytes).digest("hex") !== sha256) throw new FileStoreError("files.corrupt");
      return bytes;
    },
    has: async (sha256) => (await sizeOf(pathOf(sha256))) !== null,
    size: async (sha256) => sizeOf(pathOf(sha256)),
    async remove(sha256, only) {
      const path = pathOf(sha256);
      if ((await sizeOf(path)) === null) return false;
      try {
        if (only)
          return await removeOld(path, join(root, INCOMING, `${sha256}.${randomUUID()}.leaving`), only.olderThan);
        await unlink(path);
        await syncFolder(dirname(path));
        return true;
      } catch (error) {
        const failure = asFileStoreError(error);
        // somebody else removed it first
        if (failure.code === "files.not-found") return false;
        throw failure;
      }
    },
    list: (only) => walk(root, only),
    async tidy(olderThan) {
      try {
        return await tidyIncoming(root, pathOf, olderThan);
      } catch (error) {
        throw asFileStoreError(error);
      }
    },
  };
}

/**
 * First out of the way, then judged: whoever puts the same content from now on writes a new file, and whoever found this one
 * there a moment ago has touched it, so that it goes back.
 */
async function removeOld(path: string, aside: string, olderThan: Date): Promise<boolean> {
  if ((await stat(path)).mtimeMs >= olderThan.getTime()) return false;
  await rename(path, aside);
  if ((await stat(aside)).mtimeMs >= olderThan.getTime()) {
    await putBack(aside, path);
    return false;
  }
  await unlink(aside);
  await syncFolder(dirname(path));
  return true;
}

/** What a crash left: pieces of uploads go; a file that was leaving goes back, to be judged again. */
async function tidyIncoming(root: string, pathOf: (sha256: string) => string, olderThan: Date): Promise<number> {
  let cleared = 0;
  for await (const entry of await opendir(join(root, INCOMING))) {
    const piece = join(root, INCOMING, entry.name);
    const leaving = LEAVING.exec(entry.name)?.[1];
    if (leaving) await putBack(piece, pathOf(leaving));
    else if ((await stat(piece)).mtimeMs < olderThan.getTime()) await rm(piece, { force: true });
    else continue;
    cleared += 1;
  }
  return cleared;
}
