// What the operator sees (QC-12.1): queues, dead letters, copies. No document content anywhere.
import { z } from "zod";
import { instant, operation } from "#src/platform/http/contract.ts";

export const queueFigure = z.object({
  queue: z.string(),
  agencyName: z.string(),
  waiting: z.number(),
  failed: z.number(),
  oldestAt: instant.nullable(),
});

export const jobRow = z.object({
  id: z.string(),
  task: z.string(),
  /** the task in words: "Gửi liên thông" */
  taskName: z.string(),
  attempts: z.number(),
  maxAttempts: z.number(),
  runAt: instant,
  createdAt: instant,
  lastError: z.string().nullable(),
  /** gave up after the last try: waits for a person */
  dead: z.boolean(),
});

export const operationsContract = {
  overview: operation("GET", "/operations", "Vận hành: hàng đợi, việc hỏng, bản sao lưu").output(
    z.object({
      version: z.string(),
      startedAt: instant,
      queues: z.array(queueFigure),
      jobs: z.object({ waiting: z.number(), dead: z.number() }),
      audit: z.object({ waiting: z.number(), sealedTo: z.number(), sealedAt: instant.nullable() }),
      backup: z.object({
        lastAt: instant.nullable(),
        lastVerifiedAt: instant.nullable(),
        ageHours: z.number().nullable(),
        place: z.string(),
        state: z.enum(["ok", "warn", "alarm"]),
      }),
      plainHttp: z.boolean(),
      demo: z.boolean(),
    }),
  ),
  jobs: operation("GET", "/operations/jobs", "Việc nền đang chờ và việc hỏng")
    .input(z.object({ dead: z.union([z.boolean(), z.stringbool()]).default(true) }))
    .output(z.array(jobRow)),
  retry: operation("POST", "/operations/jobs/{id}/retry", "Cho chạy lại một việc hỏng")
    .input(z.object({ id: z.string().max(40) }))
    .output(z.object({ done: z.boolean() })),
};
