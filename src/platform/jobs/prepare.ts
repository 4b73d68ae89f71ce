// graphile-worker's own schema, and the narrow doors to it: the application may only add a job, the worker may work.
import { makeWorkerUtils } from "graphile-worker";
import pg from "pg";
import { quiet } from "./quiet.ts";

const DOORS = `
  grant usage on schema graphile_worker to m_office_worker;
  grant select, insert, update, delete on all tables in schema graphile_worker to m_office_worker;
  grant usage on all sequences in schema graphile_worker to m_office_worker;
  grant execute on all functions in schema graphile_worker to m_office_worker;
  do $$ declare t text; begin
    for t in select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'graphile_worker' and c.relkind = 'r' and c.relrowsecurity loop
      execute format('drop policy if exists m_office_worker on graphile_worker.%I', t);
      execute format('create policy m_office_worker on graphile_worker.%I to m_office_worker using (true) with check (true)', t);
    end loop;
  end $$;
  -- enqueue inside the caller's own transaction; the tables themselves stay closed to the application
  create or replace function public.enqueue_job(p_task text, p_payload json, p_key text default null, p_run_at timestamptz default null)
    returns void language sql security definer set search_path = graphile_worker, public, pg_temp
    as $$ select graphile_worker.add_job(p_task, p_payload, job_key => p_key, run_at => p_run_at, max_attempts => 12) $$;
  revoke all on function public.enqueue_job(text, json, text, timestamptz) from public;
  grant execute on function public.enqueue_job(text, json, text, timestamptz) to m_office_app, m_office_worker;
  -- figures and dead letters for the operator's page: names, times and errors, never payloads
  create or replace function public.job_figures() returns table (id text, task text, attempts int, max_attempts int, run_at timestamptz, created_at timestamptz, last_error text, dead boolean)
    language sql stable security definer set search_path = graphile_worker, public, pg_temp
    as $$ select j.id::text, j.task_identifier, j.attempts::int, j.max_attempts::int, j.run_at, j.created_at, left(j.last_error, 300), j.attempts >= j.max_attempts
      from graphile_worker.jobs j order by j.created_at limit 500 $$;
  create or replace function public.retry_job(p_id text) returns boolean language sql security definer set search_path = graphile_worker, public, pg_temp
    as $$ with again as (update graphile_worker._private_jobs set attempts = 0, run_at = now(), last_error = null, locked_at = null, locked_by = null
      where id::text = p_id and attempts >= max_attempts returning 1) select exists (select 1 from again) $$;
  revoke all on function public.job_figures(), public.retry_job(text) from public;
  grant execute on function public.job_figures(), public.retry_job(text) to m_office_app, m_office_worker;
`;

/** Brings the job tables up to date; run as the owner, after the migrations, every start (cheap when nothing changed). */
export async function prepareJobs(ownerUrl: string): Promise<void> {
  const utils = await makeWorkerUtils({ connectionString: ownerUrl, logger: quiet });
  try {
    await utils.migrate();
  } finally {
    await utils.release();
  }
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(DOORS);
  } finally {
    await client.end();
  }
}
