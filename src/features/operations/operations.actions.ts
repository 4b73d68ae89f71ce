import { recordAudit } from "#src/features/audit/record.actions.ts";
import { chainOf } from "#src/features/audit/trail.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { inAgency } from "#src/platform/db/database.ts";
import { problem } from "#src/platform/problem/problem.ts";
import { newestBackup } from "./backup/backup.actions.ts";
import { backupState } from "./backup-age.rules.ts";
import * as store from "./operations.store.ts";

const onlyOperators = problem("access.denied", 403, "Trang vận hành chỉ dành cho quản trị và đơn vị vận hành.");

/** What the operator's page knows of this process, told at wiring. */
export type OperationsFacts = {
  version: string;
  startedAt: Date;
  backupDir: string;
  plainHttp: boolean;
  demo(): Promise<boolean>;
};

const TASK_NAMES: Record<string, string> = {
  event: "Việc phát sinh từ văn bản",
  "exchange.send": "Gửi liên thông",
  "exchange.deliver": "Giao cho cơ quan nhận",
  "exchange-round": "Rà lại hàng đợi liên thông",
  "file-sweep": "Dọn tệp thừa trong kho",
  "revocation-lists": "Tải danh sách thu hồi",
};

function demandOperator(act: Act): void {
  if (!act.caller.roles.some((role) => role === "quan-tri" || role === "van-hanh")) throw onlyOperators();
}

export function readOverview(act: Act, facts: OperationsFacts) {
  demandOperator(act);
  return inAgency(act.db, act.caller.agencyId, async (tx) => {
    const queues = await store.listQueues(tx);
    const jobs = await store.listJobs(tx);
    const chain = await chainOf(tx, act.caller.agencyId);
    const last = await newestBackup(facts.backupDir);
    const ageHours = last ? (act.now.getTime() - Date.parse(last.startedAt)) / 3_600_000 : null;
    return {
      version: facts.version,
      startedAt: facts.startedAt.toISOString(),
      queues: queues.map((row) => ({
        queue: row.queue,
        agencyName: row.agency_name,
        waiting: Number(row.waiting),
        failed: Number(row.failed),
        oldestAt: row.oldest_at?.toISOString() ?? null,
      })),
      jobs: { waiting: jobs.filter((job) => !job.dead).length, dead: jobs.filter((job) => job.dead).length },
      audit: chain,
      backup: {
        lastAt: last?.startedAt ?? null,
        lastVerifiedAt: last?.lastVerifiedAt ?? null,
        ageHours,
        place: facts.backupDir,
        state: backupState(ageHours),
      },
      plainHttp: facts.plainHttp,
      demo: await facts.demo(),
    };
  });
}

export function listJobs(act: Act, ask: { dead: boolean }) {
  demandOperator(act);
  return inAgency(act.db, act.caller.agencyId, async (tx) =>
    (await store.listJobs(tx))
      .filter((job) => !ask.dead || job.dead)
      .map((job) => ({
        id: job.id,
        task: job.task,
        taskName: TASK_NAMES[job.task] ?? job.task,
        attempts: job.attempts,
        maxAttempts: job.max_attempts,
        runAt: job.run_at.toISOString(),
        createdAt: job.created_at.toISOString(),
        lastError: job.last_error,
        dead: job.dead,
      })),
  );
}

/** A dead job runs again at once; the act stands in the trail. */
export function retryJob(act: Act, id: string): Promise<{ done: boolean }> {
  demandOperator(act);
  return inAgency(act.db, act.caller.agencyId, async (tx) => {
    const done = await store.retryJob(tx, id);
    if (done) await recordAudit(tx, act, { action: "job.retried", objectType: "exchange", objectId: id });
    return { done };
  });
}
