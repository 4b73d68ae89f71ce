// m-office serve: one web process alone, on a database that others use too. Stateless: start as many as needed.
import { existsSync } from "node:fs";
import { createLog } from "#src/platform/log/log.ts";
import { settingsOrFail } from "../start/installation-access.ts";
import { requireFreePort } from "../start/port.ts";
import { addressOf } from "../start/readiness.ts";
import { awaitStopRequest } from "../start/stop-request.ts";
import { buildWeb, isBuilt, WEB_DIR } from "../start/web-build.ts";
import { preparedUrl } from "./prepared-database.ts";
import { readFlags } from "./read-flags.ts";

const HELP = `m-office serve
  Chỉ chạy một tiến trình web trên cơ sở dữ liệu đã chuẩn bị bằng m-office migrate (DATABASE_URL), hoặc trên cơ sở dữ liệu
  đang chạy của M_OFFICE_DATA. Chạy được nhiều tiến trình, nhiều máy; các máy cần cùng M_OFFICE_SECRET và cùng thư mục tệp.
  Biến môi trường: PORT, HOST, DATABASE_URL, M_OFFICE_DATA, M_OFFICE_SECRET, TLS_CERT, TLS_KEY, TRUST_PROXY.
  Lệnh này không in JSON; GET /ready trả 200 khi dùng được. Dừng bằng Ctrl-C hoặc SIGTERM.`;

/** Runs until asked to stop. @returns 0 after a clean stop, 2 for wrong use; a refusal is thrown as a sentence */
export async function run(args: string[]): Promise<number> {
  const asked = readFlags(args, HELP);
  if (typeof asked === "number") return asked;
  const settings = settingsOrFail();
  const request = awaitStopRequest();
  await requireFreePort(settings.port, settings.host);
  const appUrl = await preparedUrl(settings, "appUrl");
  if (process.env.M_OFFICE_PAGE !== "none" && !isBuilt()) await buildWeb(request.signal);
  const { openWeb } = await import("../../web.ts");
  const log = createLog("web", settings.logLevel);
  const web = await openWeb({ settings, log, appUrl, webDir: existsSync(WEB_DIR) ? WEB_DIR : null });
  await web.app.listen({ port: settings.port, host: settings.host });
  console.log(`Tiến trình web đã sẵn sàng: ${addressOf(settings)}`);
  await request.asked;
  await web.close();
  process.exit(0);
}
