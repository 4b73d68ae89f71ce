// m-office audit verify: is the trail of every agency whole? Reads as the owner, changes nothing.
import { verifyTrail } from "#src/features/audit/sealer.actions.ts";
import { openDatabase } from "#src/platform/db/database.ts";
import { openSeal } from "../worker.ts";
import { openInstallation } from "./start/installation-access.ts";

const HELP = `m-office audit verify [--json]
  Kiểm tra chuỗi lịch sử của mọi cơ quan: dòng bị sửa, bị xóa, bị chèn.
  In {verdict: "intact"|"broken", checked, findings: [{agency, code, at, message}]}; mã thoát 0 khi nguyên vẹn, 1 khi không.`;

/** @returns 0 intact, 1 broken, 2 wrong use */
export async function run(args: string[]): Promise<number> {
  if (args.includes("--help")) return print(HELP, 0);
  if (args[0] !== "verify") return print(HELP, 2);
  const installation = await openInstallation();
  const db = openDatabase(installation.urls.ownerUrl, { name: "m-office-audit", max: 2, statementSeconds: 600 });
  try {
    const result = await verifyTrail(db, await openSeal(installation.settings.dataDir));
    return print(JSON.stringify(result, null, 2), result.verdict === "intact" ? 0 : 1);
  } finally {
    await db.destroy();
    await installation.close();
  }
}

function print(text: string, code: number): number {
  console.log(text);
  return code;
}
