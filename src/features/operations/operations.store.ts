import { sql, type Tx } from "#src/platform/db/database.ts";

export type QueueRow = { queue: string; agency_name: string; waiting: number; failed: number; oldest_at: Date | null };

export async function listQueues(tx: Tx): Promise<QueueRow[]> {
  return (
    await sql<QueueRow>`select q.queue, a.short_name as agency_name, q.waiting, q.failed, q.oldest_at from queue_figures() q join agency a on a.id = q.agency_id
    where q.waiting > 0 or q.failed > 0 order by q.oldest_at`.execute(tx)
  ).rows;
}

export type JobRow = {
  id: string;
  task: string;
  attempts: number;
  max_attempts: number;
  run_at: Date;
  created_at: Date;
  last_error: string | null;
  dead: boolean;
};

export async function listJobs(tx: Tx): Promise<JobRow[]> {
  return (await sql<JobRow>`select * from job_figures()`.execute(tx)).rows;
}

export async function retryJob(tx: Tx, id: string): Promise<boolean> {
  return (await sql<{ done: boolean }>`select retry_job(${id}) as done`.execute(tx)).rows[0]?.done ?? false;
}
