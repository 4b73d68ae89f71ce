// m-office backup: one encrypted copy of everything, outside the data folder.
import path from "node:path";
import { createDiskFileStore } from "#src/adapters/files/disk-files.ts";
import { makeBackup } from "#src/features/operations/backup/backup.actions.ts";
import { VERSION } from "../../installation.ts";
import { openExisting } from "../processes/prepared-database.ts";
import { readOptions } from "../wrong-use.ts";

const HELP = `m-office backup [--to NƠI] [--key-file TỆP] [--json]
  Sao lưu có mã hóa: cơ sở dữ liệu, tệp, khóa. Mặc định để ở BACKUP_DIR (cạnh thư mục dữ liệu), khóa ở thư mục ‹nơi›-keys.
  Giữ tệp khóa tách khỏi bản sao lưu; mất khóa thì không mở được.
  In {id, place, keyFile, startedAt, endedAt, bytes, files, lastVerifiedAt}.`;

/** @returns 0 done, 2 wrong use */
export async function run(args: string[]): Promise<number> {
  const text = { type: "string" } as const;
  let values: { to?: string; "key-file"?: string; help?: boolean };
  try {
    ({ values } = readOptions({
      args,
      options: { to: text, "key-file": text, json: { type: "boolean" }, help: { type: "boolean" } },
    }));
  } catch {
    console.error(HELP);
    return 2;
  }
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const installation = await openExisting();
  try {
    const { dataDir, backupDir } = installation.settings;
    const files = await createDiskFileStore(path.join(dataDir, "files"));
    const facts = await makeBackup(
      { dataDir, ownerUrl: installation.urls.ownerUrl, files, version: VERSION },
      {
        place: path.resolve(values.to ?? backupDir),
        now: new Date(),
        ...(values["key-file"] ? { keyFile: values["key-file"] } : {}),
      },
    );
    console.log(JSON.stringify(facts));
    return 0;
  } finally {
    await installation.close();
  }
}
