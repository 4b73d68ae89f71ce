// The worker process: jobs, events, rounds by the clock. Any number of them may run on one database.
import type { Settings } from "#src/platform/config/settings.ts";
import { type Database, openDatabase } from "#src/platform/db/database.ts";
import { eventJob } from "#src/platform/events/events.ts";
import { type Cron, type Job, startJobs } from "#src/platform/jobs/jobs.ts";
import type { Log } from "#src/platform/log/log.ts";
import { listListeners } from "./listeners.ts";
import { openPorts, type Ports } from "./ports.ts";

export type WorkerParts = { settings: Settings; workerUrl: string; log: Log; now?(): Date };
export type Worker = { close(): Promise<void> };

/** Work that features define; one line a feature. */
export function listJobs(db: Database, ports: Ports): Job[] {
  return [eventJob(db, listListeners(ports))];
}

/** Rounds; the time is UTC, Việt Nam is seven hours ahead. */
export const CRONS: Cron[] = [];

export async function openWorker(parts: WorkerParts): Promise<Worker> {
  const db = openDatabase(parts.workerUrl, { name: "m-office-worker", max: 6, statementSeconds: 120 });
  const ports = await openPorts(parts.settings);
  const runner = await startJobs({
    url: parts.workerUrl,
    jobs: listJobs(db, ports),
    crons: CRONS,
    log: parts.log,
    now: parts.now ?? (() => new Date()),
  });
  return {
    async close() {
      await runner.stop();
      await ports.close();
      await db.destroy();
    },
  };
}
