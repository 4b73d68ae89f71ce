// The worker process: jobs, events, rounds by the clock. Any number of them may run on one database.
import path from "node:path";
import { createBetweenAgencies } from "#src/adapters/transport/between-agencies.ts";
import type { Transport } from "#src/adapters/transport/transport.port.ts";
import { openAuditMark } from "#src/features/audit/mark.actions.ts";
import { keepTrail } from "#src/features/audit/rows/stamps.actions.ts";
import { openHeadExport, openSealKey, sealRound } from "#src/features/audit/sealer.actions.ts";
import { certificatesJobs, LIST_ROUND } from "#src/features/certificates/certificates.jobs.ts";
import { isHosted, receiveOverExchange } from "#src/features/exchange/axis/receive.actions.ts";
import { EXCHANGE_ROUND, exchangeJobs } from "#src/features/exchange/exchange.jobs.ts";
import { FILE_SWEEP, sweepJobs } from "#src/features/operations/stored-files/sweep.jobs.ts";
import type { Settings } from "#src/platform/config/settings.ts";
import { type Database, openDatabase } from "#src/platform/db/database.ts";
import { eventJob } from "#src/platform/events/events.ts";
import { type Cron, type Job, startJobs } from "#src/platform/jobs/jobs.ts";
import type { Log } from "#src/platform/log/log.ts";
import { listListeners } from "./listeners.ts";
import { openPorts, type Ports } from "./ports.ts";
import { sweepStaging } from "./staging-folder.ts";

export type WorkerParts = {
  settings: Settings;
  workerUrl: string;
  log: Log;
  now?(): Date;
  /** tests put a network with faults between the agencies */
  transport?(inner: Transport): Transport;
};
export type Worker = { close(): Promise<void> };

/** Work that features define; one line a feature. */
function listJobs(db: Database, ports: Ports, parts: WorkerParts): Job[] {
  const { log, settings } = parts;
  return [
    eventJob(db, listListeners(ports)),
    ...certificatesJobs(db, { ...ports, log }),
    ...exchangeJobs(db, { ...ports, transport: openTransport(db, ports, parts) }),
    ...sweepJobs(db, { files: ports.files, sweepStaging: (before) => sweepStaging(settings.dataDir, before), log }),
  ];
}

/** Agencies of this installation reach one another by messages alone, as they would anybody else (invariant 9). */
function openTransport(db: Database, ports: Ports, parts: Pick<WorkerParts, "now" | "transport">): Transport {
  const between = createBetweenAgencies({ knows: (code) => isHosted(db, code) });
  const transport = parts.transport?.(between) ?? between;
  transport.onMessage(receiveOverExchange(db, ports, parts.now ?? (() => new Date())));
  return transport;
}

/** Rounds; the time is UTC, Việt Nam is seven hours ahead. */
const CRONS: Cron[] = [EXCHANGE_ROUND, FILE_SWEEP, LIST_ROUND];

/** The audit trail is linked within this many milliseconds of a commit. */
const SEAL_EVERY = 2_000;

/** Repeats `work` after each pause until stopped; a failure is logged and the next round tries again. */
function repeat(every: number, log: Log, work: () => Promise<unknown>): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const round = (): void => {
    running = work().then(
      () => {},
      (error: unknown) => log.warn({ error: error instanceof Error ? error.name : "unknown" }, "round failed"),
    );
    void running.then(() => {
      if (!stopped) timer = setTimeout(round, every);
    });
  };
  round();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}

/** Files of the seal: the signing key and the heads outside the database. */
export async function openSeal(dataDir: string) {
  return {
    key: await openSealKey(path.join(dataDir, "secrets", "audit-key.pem")),
    heads: openHeadExport(path.join(dataDir, "audit-heads")),
    mark: await openAuditMark(dataDir),
  };
}

export async function openWorker(parts: WorkerParts): Promise<Worker> {
  const db = openDatabase(parts.workerUrl, { name: "m-office-worker", max: 6, statementSeconds: 120 });
  const ports = await openPorts(parts.settings);
  const now = parts.now ?? (() => new Date());
  const seal = await openSeal(parts.settings.dataDir);
  keepTrail(seal.mark);
  const runner = await startJobs({
    url: parts.workerUrl,
    jobs: listJobs(db, ports, parts),
    crons: CRONS,
    log: parts.log,
    now,
  });
  const stopSealing = repeat(SEAL_EVERY, parts.log, () => sealRound(db, { ...seal, now: now() }));
  return {
    async close() {
      await stopSealing();
      await runner.stop();
      await ports.close();
      await db.destroy();
    },
  };
}
