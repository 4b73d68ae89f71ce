// Are the bytes still there that the rows of all agencies name? One part of the names after another, one file after another.
import type { FileStore } from "#src/adapters/files/files.port.ts";
import type { Database } from "#src/platform/db/database.ts";
import { impossibleNames, namedFiles, PAIRS } from "./stored-files.store.ts";

export type FileFinding = {
  code: "file.missing" | "file.damaged" | "file.bad-name" | "verify.not-checked";
  at: string;
  message: string;
};

const NAME = /^[0-9a-f]{64}$/;

const notChecked = (at: string): FileFinding => ({
  code: "verify.not-checked",
  at,
  message: `Không kiểm tra được ${at}, nên không thể coi là nguyên vẹn.`,
});

async function known(
  names: Promise<Iterable<string>>,
  what: string,
  findings: FileFinding[],
): Promise<Iterable<string>> {
  try {
    return await names;
  } catch {
    findings.push(notChecked(what));
    return [];
  }
}

/** What cannot be looked at is a finding, and the next one is looked at. @param db a connection that may call `named_files` */
export async function verifyStoredFiles(
  db: Database,
  files: Pick<FileStore, "verify">,
): Promise<{ checked: number; findings: FileFinding[] }> {
  const findings: FileFinding[] = [];
  let checked = 0;
  for (const at of await known(impossibleNames(db), "tên tệp", findings))
    findings.push({ code: "file.bad-name", at, message: "Hồ sơ ghi tên một tệp mà phần mềm không thể đã đặt." });
  for (const part of PAIRS) {
    for (const sha of await known(namedFiles(db, part), `tệp ${part}…`, findings)) {
      if (!NAME.test(sha)) continue;
      checked += 1;
      const state = await files.verify(sha).catch(() => "unreadable" as const);
      if (state === "unreadable") findings.push(notChecked(`tệp ${sha}`));
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
