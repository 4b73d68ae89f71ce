import { z } from "zod";
import type { Database } from "#src/platform/db/database.ts";
import { type Cron, defineJob, type Job } from "#src/platform/jobs/jobs.ts";
import { type DeliverParts, deliver, requeueForgotten, SEND_JOB } from "./axis/deliver.actions.ts";

/** Every five minutes: messages whose job was lost go back into the queue. */
export const EXCHANGE_ROUND: Cron = { id: "exchange-round", pattern: "*/5 * * * *" };

export function exchangeJobs(db: Database, parts: DeliverParts): Job[] {
  return [
    defineJob({
      id: SEND_JOB,
      payload: z.object({ agencyId: z.number(), messageId: z.string() }),
      handle: (payload, { now }) => deliver(db, parts, { ...payload, now }),
    }),
    defineJob({
      id: EXCHANGE_ROUND.id,
      // graphile-worker adds facts of its own to the payload of a cron line
      payload: z.object({}),
      handle: (_payload, { now }) => requeueForgotten(db, now),
    }),
  ];
}
