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
      job_key => ${jobKey ?? null}::text
    )`.execute(db)
}

/** Part of a statement: adds a job with a payload made by the statement itself, whose form nothing checks. */
export function addJob<Payload>(
  job: JobDefinition<Payload>,
  payload: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`graphile_worker.add_job(identifier => ${sql.lit(job.name)}, payload => ${payload})`
}
