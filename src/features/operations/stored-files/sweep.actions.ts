// A file is stored before the row that names it; when the process dies between the two, nobody ever names it. The sweeper removes
// such files once they are a day old: longer than any upload, signing or issuing lasts.
import type { FileStore } from "#src/adapters/files/files.port.ts";
import type { Database } from "#src/platform/db/database.ts";
import * as store from "./stored-files.store.ts";

export const SWEEP_AFTER_HOURS = 24;
/** so many names are compared at once, in memory */
const AT_ONCE = 200_000;

export type Swept = { removed: number; bytes: number; interrupted: number };

/**
 * Removes files that no row names and nobody has put for a day, and what interrupted uploads left.
 * @returns null when it was left for the next time: a backup is reading files, or the demo is being loaded
 */
export function sweepFiles(db: Database, files: FileStore, now: Date): Promise<Swept | null> {
  const olderThan = new Date(now.getTime() - SWEEP_AFTER_HOURS * 3_600_000);
  return store.whileNobodyReadsFiles(db, async (own) => {
    if (await store.isDemoLoading(own)) return null;
    const swept: Swept = { removed: 0, bytes: 0, interrupted: await files.tidy(olderThan) };
    for (const prefix of await partsOf(files, olderThan)) {
      const old = new Map<string, number>();
      for await (const file of files.list({ prefix, olderThan })) old.set(file.sha256, file.size);
      if (old.size === 0) continue;
      const named = await store.namedFiles(own, prefix);
      for (const [sha256, size] of old) {
        if (named.has(sha256) || !(await files.remove(sha256, { olderThan }))) continue;
        swept.removed += 1;
        swept.bytes += size;
      }
    }
    return swept;
  });
}

/** Prefixes that cut the store into parts of a bearable size. */
async function partsOf(files: FileStore, olderThan: Date): Promise<string[]> {
  let count = 0;
  for await (const _ of files.list({ olderThan })) count += 1;
  if (count <= AT_ONCE) return [""];
  return count <= 16 * AT_ONCE ? store.HEX : store.PAIRS;
}
