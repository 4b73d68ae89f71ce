// m-office worker: one worker process alone, on a database that others use too.
import { createLog } from "#src/platform/log/log.ts";
import { settingsOrFail } from "../start/installation-access.ts";
import { awaitStopRequest } from "../start/stop-request.ts";
import { preparedUrl } from "./prepared-database.ts";
import { readFlags } from "./read-flags.ts";

const HELP = `m-office worker
  Chỉ chạy một tiến trình nền (liên thông, thông báo, niêm chuỗi nhật ký, dọn tệp thừa) trên cơ sở dữ liệu đã chuẩn bị bằng
  m-office migrate (DATABASE_URL), hoặc trên cơ sở dữ liệu đang chạy của M_OFFICE_DATA. Chạy được nhiều tiến trình, nhiều máy;
  các máy cần cùng M_OFFICE_SECRET và cùng thư mục tệp. Lệnh này không in JSON. Dừng bằng Ctrl-C hoặc SIGTERM.`;

/** Runs until asked to stop. @returns 0 after a clean stop, 2 for wrong use; a refusal is thrown as a sentence */
export async function run(args: string[]): Promise<number> {
  const asked = readFlags(args, HELP);
  if (typeof asked === "number") return asked;
  const settings = settingsOrFail();
  const request = awaitStopRequest();
  const workerUrl = await preparedUrl(settings, "workerUrl");
  const { openWorker } = await import("../../worker.ts");
  const worker = await openWorker({ settings, log: createLog("worker", settings.logLevel), workerUrl });
  console.log("Tiến trình nền đã sẵn sàng.");
  await request.asked;
  await worker.close();
  process.exit(0);
}
