import { z } from "zod";
import type { FileStore } from "#src/adapters/files/files.port.ts";
import type { Database } from "#src/platform/db/database.ts";
import { type Cron, defineJob, type Job } from "#src/platform/jobs/jobs.ts";
import type { Log } from "#src/platform/log/log.ts";
import { SWEEP_AFTER_HOURS, sweepFiles } from "./sweep.actions.ts";

/** At 02:10 in Việt Nam; an office whose machine rests at night does it in the morning. */
export const FILE_SWEEP: Cron = { id: "file-sweep", pattern: "10 19 * * *", catchUp: "1d" };

export type SweepParts = {
  files: FileStore;
  /** clears the waiting room of the gate of what is older */
  sweepStaging(olderThan: Date): Promise<number>;
  log: Log;
};

export function sweepJobs(db: Database, parts: SweepParts): Job[] {
  return [
    defineJob({
      id: FILE_SWEEP.id,
      // graphile-worker adds facts of its own to the payload of a cron line
      payload: z.object({}),
      async handle(_payload, { now }) {
        const staged = await parts.sweepStaging(new Date(now.getTime() - SWEEP_AFTER_HOURS * 3_600_000));
        const swept = await sweepFiles(db, parts.files, now);
        parts.log.info({ staged, ...swept, postponed: swept === null }, "files swept");
      },
    }),
  ];
}
