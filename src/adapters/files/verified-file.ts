import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { asFileStoreError, FileStoreError } from "./files.port.ts";

/** so many files are remembered as verified; some hundred bytes each */
const MOST_REMEMBERED = 20_000;

/**
 * Opens files whose bytes are what their name says. A file that was verified once is verified again when its inode, size, mtime
 * or ctime is another: whoever changes a byte changes the ctime with it. So a viewer's many ranges cost one hashing.
 */
export function openVerifier(mostRemembered = MOST_REMEMBERED) {
  const remembered = new Map<string, string>();
  const running = new Map<string, Promise<void>>();

  const remember = (sha256: string, mark: string): void => {
    remembered.delete(sha256);
    remembered.set(sha256, mark);
    for (const oldest of remembered.keys()) {
      if (remembered.size <= mostRemembered) return;
      remembered.delete(oldest);
    }
  };

  const check = async (handle: FileHandle, sha256: string, before: string): Promise<void> => {
    if ((await hashOf(handle)) !== sha256) {
      remembered.delete(sha256);
      throw new FileStoreError("files.corrupt");
    }
    // changed while it was read: not remembered, so that the next opening looks again
    if ((await markOf(handle)).mark === before) remember(sha256, before);
  };

  return {
    /** An open file at its beginning, verified; the caller closes it. Rejects with `files.not-found`, `files.corrupt`. */
    async open(path: string, sha256: string): Promise<{ handle: FileHandle; size: number }> {
      const handle = await open(path, "r").catch((error: unknown) => {
        throw asFileStoreError(error);
      });
      try {
        const { mark, size } = await markOf(handle);
        if (remembered.get(sha256) !== mark) {
          const name = `${sha256} ${mark}`;
          const work = running.get(name) ?? check(handle, sha256, mark).finally(() => running.delete(name));
          running.set(name, work);
          await work;
        }
        return { handle, size };
      } catch (error) {
        await handle.close();
        throw asFileStoreError(error);
      }
    },
    /** Hashes the file whatever is remembered. Rejects like `open`. */
    async demand(path: string, sha256: string): Promise<void> {
      remembered.delete(sha256);
      const { handle } = await this.open(path, sha256);
      await handle.close();
    },
  };
}

async function markOf(handle: FileHandle): Promise<{ mark: string; size: number }> {
  const about = await handle.stat({ bigint: true });
  return { mark: `${about.ino}.${about.size}.${about.mtimeNs}.${about.ctimeNs}`, size: Number(about.size) };
}

async function hashOf(handle: FileHandle): Promise<string> {
  const hash = createHash("sha256");
  for await (const part of handle.createReadStream({ start: 0, autoClose: false, highWaterMark: 256 * 1024 }))
    hash.update(part as Uint8Array);
  return hash.digest("hex");
}
