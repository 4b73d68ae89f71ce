import { z } from "zod";
import type { Database } from "#src/platform/db/database.ts";
import { type Cron, defineJob, type Job } from "#src/platform/jobs/jobs.ts";
import type { Log } from "#src/platform/log/log.ts";
import { type ListParts, refreshLists } from "./lists.actions.ts";

/** Every six hours; a machine that rests at night asks in the morning. */
export const LIST_ROUND: Cron = { id: "revocation-lists", pattern: "35 */6 * * *", catchUp: "1d" };

export function certificatesJobs(db: Database, parts: ListParts & { log: Log }): Job[] {
  return [
    defineJob({
      id: LIST_ROUND.id,
      // graphile-worker adds facts of its own to the payload of a cron line
      payload: z.object({}),
      async handle(_payload, { now }) {
        const { renewed, unchanged, failed } = await refreshLists(db, parts, now);
        // an office without a way to the internet is no broken job: the page says when a list ends
        parts.log.info({ renewed: renewed.length, unchanged, failed: failed.length }, "revocation lists");
      },
    }),
  ];
}
