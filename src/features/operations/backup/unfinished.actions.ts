// A folder that is being restored is marked until everything is in it. What fails takes its half away again; what is killed leaves
// the mark, and nothing starts on half an installation.
import { existsSync } from "node:fs";
import { mkdir, readdir, rm, rmdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { Problem, problem } from "#src/platform/problem/problem.ts";

const MARK = "restore-unfinished";
const notEmpty = problem(
  "backup.folder-not-empty",
  409,
  "Thư mục khôi phục phải trống. Hãy chọn thư mục mới; chưa ghi gì.",
);

/** @throws Problem 409 when a restore into this folder began and did not end */
export function demandFinished(folder: string): void {
  if (!existsSync(path.join(folder, MARK))) return;
  throw new Problem({
    code: "backup.unfinished",
    status: 409,
    message: `Thư mục ${folder} là bản khôi phục dở dang nên không dùng được; bản sao lưu vẫn còn nguyên. Hãy xóa thư mục này rồi chạy lại m-office restore.`,
  });
}

/**
 * Takes an empty folder for a restore. `done` opens it for use, `undo` leaves it as it was: empty, or not there at all.
 * @throws Problem 409 when there is something in it
 */
export async function beginRestore(folder: string): Promise<{ done(): Promise<void>; undo(): Promise<void> }> {
  demandFinished(folder);
  if ((await readdir(folder).catch(() => [])).length > 0) throw notEmpty();
  const first = await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, MARK), `${new Date().toISOString()}\n`);
  return {
    done: () => rm(path.join(folder, MARK), { force: true }),
    async undo() {
      // it was empty: whatever is in it now was made by this restore; the mark goes last
      for (const name of await readdir(folder))
        if (name !== MARK) await rm(path.join(folder, name), { recursive: true, force: true });
      await rm(path.join(folder, MARK), { force: true });
      if (first === undefined) return;
      for (let at = folder; at.startsWith(first); at = path.dirname(at)) await rmdir(at).catch(() => undefined);
    },
  };
}
