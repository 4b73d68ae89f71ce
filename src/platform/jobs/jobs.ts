// Work that happens later: enqueued inside the writing transaction, done by the worker process with retry and back-off.
import { type Runner, run } from "graphile-worker";
import pg from "pg";
import type { z } from "zod";
import { sql, type Tx } from "../db/database.ts";
import type { Log } from "../log/log.ts";
import { quiet } from "./quiet.ts";

/** One kind of work: id, schema of its payload (ids only), handler. */
export type Job<T extends z.ZodType = z.ZodType> = {
  id: string;
  payload: T;
  handle(payload: z.infer<T>, context: { now: Date; attempt: number }): Promise<void>;
};

/**
 * Runs at most once per minute pattern; `pattern` is a crontab line in UTC, e.g. "*\/5 * * * *". `catchUp` ("1d"): a round
 * missed within that time because no worker ran is made up for.
 */
export type Cron = { id: string; pattern: string; catchUp?: string };

/** Helps inference: `defineJob({ id, payload: z.object(…), handle })`. */
export function defineJob<T extends z.ZodType>(job: Job<T>): Job {
  return job as unknown as Job;
}

/** Adds a job when and only when the transaction commits. `key` replaces a waiting job with the same key. */
export async function enqueue(tx: Tx, job: { id: string; payload: object; key?: string; runAt?: Date }): Promise<void> {
  await sql`select enqueue_job(${job.id}, ${JSON.stringify(job.payload)}::json, ${job.key ?? null}, ${job.runAt ?? null})`.execute(
    tx,
  );
}

/** Starts working; `stop()` waits for running jobs. */
export async function startJobs(parts: {
  url: string;
  jobs: readonly Job[];
  crons: readonly Cron[];
  log: Log;
  now(): Date;
  concurrency?: number;
}): Promise<Runner> {
  const pool = new pg.Pool({ connectionString: parts.url, max: 6, application_name: "m-office-jobs" });
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const runner = await run({
    pgPool: pool,
    logger: quiet,
    concurrency: parts.concurrency ?? 4,
    noHandleSignals: true,
    pollInterval: 1000,
    crontab: parts.crons
      .map((cron) => `${cron.pattern} ${cron.id}${cron.catchUp ? ` ?fill=${cron.catchUp}` : ""}`)
      .join("\n"),
    taskList: Object.fromEntries(
      parts.jobs.map((job) => [
        job.id,
        async (payload: unknown, helpers: { job: { attempts: number } }) => {
          await job.handle(job.payload.parse(payload ?? {}), { now: parts.now(), attempt: helpers.job.attempts });
        },
      ]),
    ),
  });
  runner.events.on("job:error", ({ job, error }) => {
    parts.log.warn(
      { task: job.task_identifier, attempt: job.attempts, error: error instanceof Error ? error.name : "unknown" },
      "job failed",
    );
  });
  runner.promise.finally(() => pool.end().catch(() => {}));
  return runner;
}
