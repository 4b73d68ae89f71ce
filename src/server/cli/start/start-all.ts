import type { Settings } from "#src/platform/config/settings.ts";
import { explainDatabase } from "#src/platform/db/explain-database.ts";
import { migrate } from "#src/platform/db/migrate.ts";
import { PlainFailure } from "#src/platform/failure/plain-failure.ts";
import { readTls } from "#src/platform/http/encryption.ts";
import { prepareJobs } from "#src/platform/jobs/prepare.ts";
import { takeDownRows } from "../known-rows.ts";
import { type KeptDatabase, keepDatabase } from "./database.ts";
import { type DemoLoading, loadDemo, needsDemo } from "./first-start.ts";
import { databaseName, type InstallationUrls, prepareDatabase } from "./installation-access.ts";
import { requireFreePort } from "./port.ts";
import type { Progress } from "./progress.ts";
import { addressOf, localAddressOf } from "./readiness.ts";
import { readRunFile, removeRunFile, writeRunFile } from "./run-file.ts";
import { type Supervised, supervise } from "./supervised.ts";
import { buildWeb, isBuilt } from "./web-build.ts";

const SERVER = new URL("../../", import.meta.url);
const WEB_PATIENCE = 15_000;
const WORKER_PATIENCE = 30_000;

export type Running = { address: string; demo: DemoLoading | null; stop(): Promise<void> };

/**
 * Database, page, web and worker of one installation.
 * @param signal aborted = stop what is being started and throw
 * @throws PlainFailure after everything already started was stopped again
 */
export async function startAll(settings: Settings, progress: Progress, signal: AbortSignal): Promise<Running> {
  refuseSecond(settings);
  await requireFreePort(settings.port, settings.host);
  await readTls(settings);
  // Undone in reverse: web, worker, database, run file.
  await using parts = new AsyncDisposableStack();
  const startedAt = new Date().toISOString();
  parts.defer(async () => removeRunFile(settings.dataDir));
  let database: KeptDatabase | null = null;
  const note = () => noteState(settings, { startedAt, database, web, worker });
  const hooks = { log: progress.say, onChange: () => note() };
  const opening = progress.step("Cơ sở dữ liệu", () => keepDatabase(settings, hooks));
  parts.defer(async () => (await opening.catch(() => null))?.stop());
  let web: Supervised | null = null;
  let worker: Supervised | null = null;
  const common = { log: progress.say, onChange: () => note() };
  worker = supervise({ ...common, name: "nền", code: at("worker.ts"), entry: at("worker-process.ts") });
  parts.defer(() => worker?.stop(WORKER_PATIENCE));
  web = supervise({ ...common, name: "web", code: at("web.ts"), entry: at("web-process.ts") });
  parts.defer(() => web?.stop(WEB_PATIENCE));

  const [urls] = await Promise.all([openDatabase(), buildPage(progress, signal)]);
  signal.throwIfAborted();
  const demo = settings.demo && (await needsDemo(urls.ownerUrl)) ? loadDemo() : null;
  if (demo) parts.defer(() => demo.stop());
  await progress.step("Web và tiến trình nền", () =>
    Promise.all([web.begin({ M_OFFICE_APP_URL: urls.appUrl }), worker.begin({ M_OFFICE_WORKER_URL: urls.workerUrl })]),
  );
  note();
  const kept = parts.move();
  return { address: addressOf(settings), demo, stop: () => kept.disposeAsync() };

  async function openDatabase(): Promise<InstallationUrls> {
    database = await opening;
    note();
    const cluster = database.cluster();
    return progress.step("Cấu trúc dữ liệu", async () => {
      const urls = await prepareDatabase(cluster, settings).catch((error: unknown) => {
        throw explainDatabase(error);
      });
      await migrate(urls.ownerUrl);
      await prepareJobs(urls.ownerUrl);
      await takeDownRows(urls.ownerUrl, settings.dataDir);
      return urls;
    });
  }
}

function at(file: string): URL {
  return new URL(file, SERVER);
}

async function buildPage(progress: Progress, signal: AbortSignal): Promise<void> {
  // M_OFFICE_PAGE=none: the programming interface alone, for tests and load machines.
  if (process.env.M_OFFICE_PAGE !== "none" && !isBuilt()) await progress.step("Giao diện web", () => buildWeb(signal));
}

function refuseSecond(settings: Settings): void {
  const other = readRunFile(settings.dataDir);
  if (!other) return;
  const message = `M-Office đang chạy trên thư mục dữ liệu ${settings.dataDir} (tiến trình ${other.pid}, ${other.address}); không có gì bị thay đổi. Hãy dùng bản đang chạy, dừng nó trước, hoặc đặt M_OFFICE_DATA sang thư mục khác.`;
  throw new PlainFailure("installation.running", message);
}

type State = { startedAt: string; database: KeptDatabase | null; web: Supervised | null; worker: Supervised | null };

function noteState(settings: Settings, state: State): void {
  // A full disk must not end what runs; `doctor` then reports the disk.
  try {
    writeRunFile(settings.dataDir, {
      startedAt: state.startedAt,
      address: addressOf(settings),
      local: localAddressOf(settings),
      web: state.web?.pid() ?? null,
      worker: state.worker?.pid() ?? null,
      postgres: state.database?.cluster().local?.pid ?? null,
      database: databaseName(settings),
    });
  } catch {}
}
