// m-office audit verify: are the trail of every agency and the stored files whole? Reads as the owner, changes nothing.
import path from "node:path";
import { createDiskFileStore } from "#src/adapters/files/disk-files.ts";
import { verifyTrail } from "#src/features/audit/verify.actions.ts";
import { verifyStoredFiles } from "#src/features/operations/stored-files/verify.actions.ts";
import { openDatabase } from "#src/platform/db/database.ts";
import { openSeal } from "../worker.ts";
import { openExisting } from "./processes/prepared-database.ts";

const HELP = `m-office audit verify [--json]
  Kiểm tra chuỗi lịch sử của mọi cơ quan (dòng bị sửa, bị xóa, bị chèn) và từng tệp trong kho mà hồ sơ có ghi (mất, hỏng).
  In {verdict: "intact"|"broken", checked, filesChecked, findings: [{agency, code, at, message}]}; mã thoát 0 khi nguyên vẹn, 1 khi không.`;

/** @returns 0 intact, 1 broken, 2 wrong use */
export async function run(args: string[]): Promise<number> {
  if (args.includes("--help")) return print(HELP, 0);
  if (args[0] !== "verify") return print(HELP, 2);
  const installation = await openExisting();
  const db = openDatabase(installation.urls.ownerUrl, { name: "m-office-audit", max: 2, statementSeconds: 600 });
  try {
    const { dataDir } = installation.settings;
    const trail = await verifyTrail(db, await openSeal(dataDir));
    const files = await verifyStoredFiles(db, await createDiskFileStore(path.join(dataDir, "files")));
    const findings = [...trail.findings, ...files.findings.map((found) => ({ agency: "", ...found }))];
    const verdict = findings.length === 0 ? "intact" : "broken";
    const result = { verdict, checked: trail.checked, filesChecked: files.checked, findings };
    return print(JSON.stringify(result, null, 2), verdict === "intact" ? 0 : 1);
  } finally {
    await db.destroy();
    await installation.close();
  }
}

function print(text: string, code: number): number {
  console.log(text);
  return code;
}
