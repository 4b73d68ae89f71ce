// Are the bytes still there that the rows of all agencies name? One part of the names after another, one file after another.
import type { FileStore } from "#src/adapters/files/files.port.ts";
import type { Database } from "#src/platform/db/database.ts";
import { namedFiles, PAIRS } from "./stored-files.store.ts";

export type FileFinding = { code: "file.missing" | "file.damaged"; at: string; message: string };

/** @param db a connection that may call `named_files` */
export async function verifyStoredFiles(
  db: Database,
  files: Pick<FileStore, "verify">,
): Promise<{ checked: number; findings: FileFinding[] }> {
  const findings: FileFinding[] = [];
  let checked = 0;
  for (const part of PAIRS) {
    for (const sha of await namedFiles(db, part)) {
      checked += 1;
      const state = await files.verify(sha);
      if (state === "missing")
        findings.push({
          code: "file.missing",
          at: sha,
          message: "Kho thiếu một tệp mà hồ sơ có ghi. Hãy khôi phục từ bản sao lưu.",
        });
      if (state === "damaged")
        findings.push({
          code: "file.damaged",
          at: sha,
          message: "Một tệp trong kho không còn đúng như lúc lưu. Hãy khôi phục từ bản sao lưu.",
        });
    }
  }
  return { checked, findings };
}
