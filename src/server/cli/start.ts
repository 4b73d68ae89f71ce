import type { Settings } from "#src/platform/config/settings.ts";
import { settingsOrFail } from "./start/installation-access.ts";
import { createProgress, formatSeconds, type Progress } from "./start/progress.ts";
import { describeDemo } from "./start/readiness.ts";
import { type Running, startAll } from "./start/start-all.ts";
import { awaitStopRequest } from "./start/stop-request.ts";
import { readOptions } from "./wrong-use.ts";

const HELP = `m-office start

Khởi động toàn bộ bản cài đặt: cơ sở dữ liệu, web, tiến trình nền. Lần đầu dựng giao diện và nạp tỉnh mẫu
(M_OFFICE_DEMO=0 để không nạp). Dừng bằng Ctrl-C hoặc SIGTERM: web trước, rồi tiến trình nền, rồi cơ sở dữ liệu.

Biến môi trường thường dùng: PORT, HOST, M_OFFICE_DATA, DATABASE_URL, PG_BINDIR, TLS_CERT, TLS_KEY.
Lệnh này không in JSON; GET /ready trả 200 khi dùng được.`;

/** Runs until asked to stop. @returns 0 after a clean stop, 2 for wrong use */
export async function run(args: string[]): Promise<number> {
  const wrong = readArgs(args);
  if (wrong !== null) return wrong;
  const settings = settingsOrFail();
  const request = awaitStopRequest();
  const progress = createProgress();
  const began = performance.now();
  try {
    const running = await startAll(settings, progress, request.signal);
    await announce(running, settings, { progress, took: performance.now() - began });
    await request.asked;
    await stop(running, progress);
  } catch (error) {
    if (!request.signal.aborted) throw error;
    progress.say("Đã dừng trong khi khởi động; dữ liệu đã lưu vẫn còn nguyên.");
  }
  process.exit(0);
}

function readArgs(args: string[]): number | null {
  try {
    const { values } = readOptions({ args, options: { help: { type: "boolean", short: "h" } } });
    if (!values.help) return null;
    console.log(HELP);
    return 0;
  } catch {
    console.error(HELP);
    return 2;
  }
}

async function announce(
  running: Running,
  settings: Settings,
  how: { progress: Progress; took: number },
): Promise<void> {
  console.log(`M-Office đã sẵn sàng sau ${formatSeconds(how.took)}: ${running.address}`);
  const accounts = async () => {
    for (const line of await describeDemo(settings).catch(() => [])) console.log(line);
  };
  await accounts();
  console.log("  Nhấn Ctrl-C để dừng.");
  if (!running.demo) return;
  how.progress.say("Đang nạp tỉnh mẫu; có thể dùng ngay trong lúc nạp.");
  running.demo.done.then((loaded) => {
    if (loaded) return accounts();
    how.progress.say("Chưa nạp xong tỉnh mẫu; lần khởi động sau sẽ nạp tiếp, các chức năng khác vẫn dùng được.");
  });
}

async function stop(running: Running, progress: Progress): Promise<void> {
  const began = performance.now();
  progress.say("Đang dừng…");
  await running.stop();
  progress.say(`Đã dừng (${formatSeconds(performance.now() - began)}); dữ liệu đã lưu đầy đủ.`);
}
