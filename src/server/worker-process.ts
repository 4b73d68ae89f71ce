// Entry of one worker process. Started by the supervisor with WORKER_URL.
import { readSettings } from "#src/platform/config/settings.ts";
import { createLog } from "#src/platform/log/log.ts";
import { openWorker } from "./worker.ts";

const settings = readSettings();
const log = createLog("worker", settings.logLevel);
const worker = await openWorker({ settings, log, workerUrl: process.env.M_OFFICE_WORKER_URL ?? "" });
process.send?.({ listening: true });

let closing = false;
for (const signal of ["SIGTERM", "SIGINT"] as const)
  process.on(signal, () => {
    if (closing) return;
    closing = true;
    worker.close().finally(() => process.exit(0));
  });
process.on("disconnect", () => worker.close().finally(() => process.exit(0)));
