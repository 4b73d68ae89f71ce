// m-office migrate: roles, database, schema and job tables of this version; a database that has them all is left as it is.

import { explainDatabase } from "#src/platform/db/explain-database.ts";
import { listMigrations, migrate } from "#src/platform/db/migrate.ts";
import { prepareJobs } from "#src/platform/jobs/prepare.ts";
import { takeDownRows } from "../known-rows.ts";
import { openInstallation } from "../start/installation-access.ts";
import { readFlags } from "./read-flags.ts";

const HELP = `m-office migrate [--json]
  Chuẩn bị cơ sở dữ liệu ở DATABASE_URL (hoặc của M_OFFICE_DATA): vai trò, cấu trúc, hàng đợi việc nền của phiên bản này.
  Chạy một lần trước m-office serve, m-office worker và sau mỗi lần nâng phiên bản; chạy lại khi đã đủ thì không đổi gì.
  In tên các bước vừa chạy; khi có --json in {database, applied: [tên], total}.`;

/** @returns 0 done, 2 wrong use; a refusal is thrown as a sentence */
export async function run(args: string[]): Promise<number> {
  const asked = readFlags(args, HELP, { json: true });
  if (typeof asked === "number") return asked;
  const installation = await openInstallation();
  try {
    const applied = await migrate(installation.urls.ownerUrl);
    await prepareJobs(installation.urls.ownerUrl);
    await takeDownRows(installation.urls.ownerUrl, installation.settings.dataDir);
    const total = (await listMigrations()).length;
    const { database } = installation.urls;
    if (asked.json) console.log(JSON.stringify({ database, applied, total }));
    else if (applied.length === 0) console.log(`Cơ sở dữ liệu ${database} đã đủ ${total} bước; không có gì phải làm.`);
    else console.log([`Đã nâng cơ sở dữ liệu ${database}:`, ...applied.map((name) => `  ${name}`)].join("\n"));
    return 0;
  } catch (error) {
    throw explainDatabase(error);
  } finally {
    await installation.close();
  }
}
