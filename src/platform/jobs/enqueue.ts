import { type RawBuilder, sql } from 'kysely'
import type { Clock } from '../clock/clock.ts'
import type { Db } from '../db/database.ts'
import type { JobDefinition } from './job.ts'

export interface EnqueueOptions {
  /** Not before this moment. */
  readonly runAt?: Date
  /** The clock by which `runAt` is meant, when it is not the real time (`CLOCK`): the queue runs on real time. */
  readonly clock?: Clock
  /** A waiting job with the same key is replaced. */
  readonly jobKey?: string
  /** 25 unless told, with growing pauses: about three days. */
  readonly maxAttempts?: number
  /** Jobs of one queue run one after the other. */
  readonly queue?: string
}

/** Adds a job in the caller's transaction: it exists when, and only when, the transaction commits. */
export async function enqueue<Payload>(
  db: Db,
  job: JobDefinition<Payload> | string,
  payload: Payload,
  options: EnqueueOptions = {},
): Promise<void> {
  const name = typeof job === 'string' ? job : job.name
  const checked = typeof job === 'string' ? payload : job.payload.parse(payload)
  const { runAt, clock, jobKey, maxAttempts, queue } = options
  const delay = runAt && clock ? (runAt.getTime() - clock.now().getTime()) / 1000 : null
  // One text whatever the options, so that it stays one prepared statement.
  await sql`
    select id from graphile_worker.add_job(
      identifier => ${name}::text,
      payload => ${JSON.stringify(checked ?? {})}::json,
      queue_name => ${queue ?? null}::text,
      run_at => coalesce(now() + make_interval(secs => ${delay}::float8), ${runAt ?? null}::timestamptz),
      max_attempts => ${maxAttempts ?? null}::integer,
      job_key => ${jobKey ?? null}::text,
      priority => ${typeof job === 'string' ? 0 : job.priority}::integer
    )`.execute(db)
}

/**
 * Parts of a larger statement: adds one job for each row of `payloads`, a query of one JSON column that the statement
 * itself fills and whose form nothing checks.
 *
 * Written into the queue's own tables, because `add_job` also notifies: PostgreSQL lets transactions that notify
 * commit only one after the other, each waiting for the disk, and the busiest act of a province would stand in that
 * line (110 against 700 a second, measured). Nobody is woken: the worker finds these jobs when it next looks.
 */
export function jobParts<Payload>(
  job: JobDefinition<Payload>,
  payloads: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const name = sql.lit(job.name)
  return sql`
    known_task as (
      select id from graphile_worker._private_tasks where identifier = ${name}
    ), new_task as (
      insert into graphile_worker._private_tasks (identifier) select ${name} where not exists (select from known_task)
      on conflict (identifier) do update set identifier = excluded.identifier returning id
    ), jobs as (
      insert into graphile_worker._private_jobs (task_id, payload, priority)
      select task.id, job.payload, ${sql.lit(job.priority)}
      from (select id from known_task union all select id from new_task) as task, (${payloads}) as job (payload)
    )`
}
