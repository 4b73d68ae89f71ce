// m-office backups list: what is known of the copies in a place.
import path from "node:path";
import { listBackups } from "#src/features/operations/backup/backup.actions.ts";
import { settingsOrFail } from "../start/installation-access.ts";

const HELP = `m-office backups list [--from NƠI]
  Liệt kê các bản sao lưu, mới nhất trước: [{id, place, keyFile, startedAt, endedAt, bytes, files, lastVerifiedAt}].`;

/** @returns 0 done, 2 wrong use */
export async function run(args: string[]): Promise<number> {
  const [verb, flag, place] = args.filter((each) => each !== "--json");
  if (verb !== "list" || (flag !== undefined && flag !== "--from")) {
    (args.includes("--help") ? console.log : console.error)(HELP);
    return args.includes("--help") ? 0 : 2;
  }
  console.log(JSON.stringify(await listBackups(path.resolve(place ?? settingsOrFail().backupDir))));
  return 0;
}
