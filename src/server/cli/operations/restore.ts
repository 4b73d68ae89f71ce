// m-office restore: a complete data folder from one copy, on an empty machine too.
import { stat } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { createDiskFileStore } from "#src/adapters/files/disk-files.ts";
import { listBackups, readKeyFile, restoreBackup } from "#src/features/operations/backup/backup.actions.ts";
import { beginRestore } from "#src/features/operations/backup/unfinished.actions.ts";
import type { Settings } from "#src/platform/config/settings.ts";
import { migrate } from "#src/platform/db/migrate.ts";
import { PlainFailure } from "#src/platform/failure/plain-failure.ts";
import { prepareJobs } from "#src/platform/jobs/prepare.ts";
import { takeDownRows } from "../known-rows.ts";
import { databaseName, openInstallation, settingsOrFail } from "../start/installation-access.ts";
import { readOptions } from "../wrong-use.ts";

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
  if (!(await stat(file).catch(() => null))?.isFile())
    throw new PlainFailure("backup.none", "Không thấy bản sao lưu nào ở nơi đã chỉ. Hãy kiểm tra --from.");
  const settings = { ...settingsOrFail(), dataDir: plan.to };
  await demandEmptyDatabase(settings);
  const target = await beginRestore(plan.to);
  try {
    const done = await fill(settings, { file, key });
    await target.done();
    console.log(JSON.stringify({ id: done.id, to: plan.to, rows: done.rows, files: done.files }));
    return 0;
  } catch (error) {
    await target.undo();
    throw error;
  }
}

/** The server of the folder runs as long as this does, not longer. */
async function fill(settings: Settings, from: { file: string; key: Buffer }): ReturnType<typeof restoreBackup> {
  let installation: Awaited<ReturnType<typeof openInstallation>> | null = null;
  try {
    return await restoreBackup(from, {
      dataDir: settings.dataDir,
      files: await createDiskFileStore(path.join(settings.dataDir, "files")),
      async prepareDatabase(migrations) {
        installation = await openInstallation(settings);
        await migrate(installation.urls.ownerUrl, { upTo: migrations });
        await prepareJobs(installation.urls.ownerUrl);
        return installation.urls.ownerUrl;
      },
      async finishDatabase(ownerUrl) {
        await migrate(ownerUrl);
        await prepareJobs(ownerUrl);
        await takeDownRows(ownerUrl, settings.dataDir);
      },
    });
  } finally {
    await (installation as { close(): Promise<void> } | null)?.close();
  }
}

/** A server of one's own choice may hold an office already: nothing of it is overwritten. @throws PlainFailure */
async function demandEmptyDatabase(settings: Settings): Promise<void> {
  if (!settings.databaseUrl) return;
  const url = new URL(settings.databaseUrl);
  url.pathname = `/${encodeURIComponent(databaseName(settings))}`;
  const client = new pg.Client({ connectionString: url.href, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ there: boolean }>("select to_regclass('public.person') is not null as there");
    if (!rows[0]?.there || (await client.query("select 1 from person limit 1")).rowCount === 0) return;
  } catch {
    // no such database yet, or no server: whoever opens it says so
    return;
  } finally {
    await client.end().catch(() => {});
  }
  throw new PlainFailure(
    "backup.database-not-empty",
    "Cơ sở dữ liệu mà DATABASE_URL chỉ tới đã có dữ liệu; chưa ghi gì. Hãy chỉ tới một cơ sở dữ liệu trống, hoặc bỏ DATABASE_URL.",
  );
}

function readPlan(args: string[]): Plan | number {
  try {
    const text = { type: "string" } as const;
    const { values } = readOptions({
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
