// m-office restore: a complete data folder from one copy, on an empty machine too.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { createDiskFileStore } from "#src/adapters/files/disk-files.ts";
import {
  demandEmpty,
  listBackups,
  readKeyFile,
  restoreBackup,
} from "#src/features/operations/backup/backup.actions.ts";
import { migrate } from "#src/platform/db/migrate.ts";
import { PlainFailure } from "#src/platform/failure/plain-failure.ts";
import { prepareJobs } from "#src/platform/jobs/prepare.ts";
import { openInstallation, settingsOrFail } from "../start/installation-access.ts";

const HELP = `m-office restore --from TỆP_HOẶC_NƠI --key-file TỆP --to THƯ_MỤC [--json]
  Khôi phục vào một thư mục trống; thư mục đó là M_OFFICE_DATA hoàn chỉnh, npm start mở được ngay.
  Bản sao lưu của phiên bản cũ được nâng lên phiên bản này. In {id, to, rows, files}.`;

type Plan = { from: string; keyFile: string; to: string };

/** @returns 0 done, 2 wrong use */
export async function run(args: string[]): Promise<number> {
  const plan = readPlan(args);
  if (typeof plan === "number") return plan;
  const key = await readKeyFile(plan.keyFile);
  const file = plan.from.endsWith(".mobackup") ? plan.from : ((await listBackups(plan.from))[0]?.place ?? "");
  if (file === "")
    throw new PlainFailure("backup.none", "Không thấy bản sao lưu nào ở nơi đã chỉ. Hãy kiểm tra --from.");
  await demandEmpty(plan.to);
  await mkdir(plan.to, { recursive: true });
  const settings = { ...settingsOrFail(), dataDir: plan.to };
  let installation: Awaited<ReturnType<typeof openInstallation>> | null = null;
  try {
    const done = await restoreBackup(
      { file, key },
      {
        dataDir: plan.to,
        files: await createDiskFileStore(path.join(plan.to, "files")),
        async prepareDatabase(migrations) {
          installation = await openInstallation(settings);
          await migrate(installation.urls.ownerUrl, { upTo: migrations });
          await prepareJobs(installation.urls.ownerUrl);
          return installation.urls.ownerUrl;
        },
        async finishDatabase(ownerUrl) {
          await migrate(ownerUrl);
          await prepareJobs(ownerUrl);
        },
      },
    );
    console.log(JSON.stringify({ id: done.id, to: plan.to, rows: done.rows, files: done.files }));
    return 0;
  } finally {
    await (installation as { close(): Promise<void> } | null)?.close();
  }
}

function readPlan(args: string[]): Plan | number {
  try {
    const text = { type: "string" } as const;
    const { values } = parseArgs({
      args,
      options: { from: text, "key-file": text, to: text, json: { type: "boolean" }, help: { type: "boolean" } },
    });
    if (values.help) {
      console.log(HELP);
      return 0;
    }
    if (values.from && values["key-file"] && values.to)
      return { from: path.resolve(values.from), keyFile: values["key-file"], to: path.resolve(values.to) };
  } catch {
    // wrong use
  }
  console.error(HELP);
  return 2;
}
