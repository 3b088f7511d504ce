import { runMigrations } from 'graphile-worker'
import type pg from 'pg'
import type { Log } from '../log/log.ts'
import { workerLogger } from './worker-logger.ts'

/**
 * The queue's tables have row level security with no policy, meant for owners only. The application owns nothing,
 * so it is given both the grants and a policy on each, also on tables that a later release of the library adds.
 */
const GRANTS = `
do $$
declare
  guarded record;
begin
  grant usage on schema graphile_worker to motcua_app;
  grant select, insert, update, delete on all tables in schema graphile_worker to motcua_app;
  grant usage, select, update on all sequences in schema graphile_worker to motcua_app;
  grant execute on all functions in schema graphile_worker to motcua_app;
  for guarded in
    select c.relname
    from pg_class c
    where c.relnamespace = 'graphile_worker'::regnamespace and c.relrowsecurity
      and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'motcua_app')
  loop
    execute format('create policy motcua_app on graphile_worker.%I to motcua_app using (true) with check (true)', guarded.relname);
  end loop;
end
$$`

/** Brings the job queue's schema up to date; called with the migration lock held. */
export async function installJobs(pool: pg.Pool, log: Log): Promise<void> {
  await runMigrations({ pgPool: pool, logger: workerLogger(log) })
  await pool.query(GRANTS)
}
