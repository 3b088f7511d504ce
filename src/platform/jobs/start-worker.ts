import { parseCronItems, run } from 'graphile-worker'
import { APPLICATION_ROLE, endPool, openPool } from '../db/database.ts'
import type { Connection } from '../db/connection.ts'
import type { Log } from '../log/log.ts'
import type { JobDefinition, JobHandler } from './job.ts'
import { workerLogger } from './worker-logger.ts'

/** A job added by the calendar, once however many workers run. */
export interface CronEntry {
  readonly job: JobDefinition<never> | JobDefinition<unknown> | string
  /** Five fields, in UTC: `0 18 * * *` is one o'clock at night in Viet Nam. */
  readonly match: string
  readonly payload?: Record<string, unknown>
  /** How far back a run missed while nobody worked is made up for; not at all unless told. */
  readonly makeUpMs?: number
}

export interface WorkerOptions {
  readonly connection: Connection
  readonly handlers: readonly JobHandler[]
  readonly crontab?: readonly CronEntry[]
  /** Jobs at a time; 4 unless told. */
  readonly concurrency?: number
  readonly log: Log
}

export interface Worker {
  /** Takes no new job, waits for those at work (a few seconds, then their signal is aborted). */
  stop(): Promise<void>
}

/** Jobs of `enqueue` are picked up at once by notification; polling is for those of `jobParts` and those due later. */
const POLL_MS = 2_000

export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { handlers, crontab = [], concurrency = 4, log } = options
  const pool = openPool({
    connection: options.connection,
    role: APPLICATION_ROLE,
    log,
    // One listens for notifications, one is spare for the queue's own work.
    max: concurrency + 2,
    name: 'motcua-worker',
  })
  try {
    const runner = await run({
      pgPool: pool,
      concurrency,
      pollInterval: POLL_MS,
      // The program stops the worker in its own order.
      noHandleSignals: true,
      logger: workerLogger(log),
      taskList: Object.fromEntries(handlers.map((handler) => [handler.name, taskOf(handler, log)])),
      parsedCronItems: parseCronItems(crontab.map(cronItem)),
    })
    let stopping: Promise<void> | undefined
    return { stop: () => (stopping ??= runner.stop().finally(() => endPool(pool))) }
  } catch (error) {
    await endPool(pool)
    throw error
  }
}

interface RunningJob {
  readonly job: { readonly id: string; readonly attempts: number; readonly max_attempts: number }
  readonly abortSignal: AbortSignal
}

function taskOf(handler: JobHandler, log: Log) {
  return async (payload: unknown, { job, abortSignal }: RunningJob) => {
    const isLastAttempt = job.attempts >= job.max_attempts
    try {
      await handler.run(payload, { jobId: job.id, attempt: job.attempts, isLastAttempt, signal: abortSignal })
    } catch (error) {
      const fields = { job: handler.name, jobId: job.id, attempt: job.attempts, error }
      if (isLastAttempt) log.error('job failed for good', fields)
      else log.warn('job failed and will be tried again', fields)
      throw error
    }
  }
}

function cronItem(entry: CronEntry) {
  const name = typeof entry.job === 'string' ? entry.job : entry.job.name
  return {
    task: name,
    match: entry.match,
    identifier: name,
    payload: entry.payload ?? {},
    options: { backfillPeriod: entry.makeUpMs ?? 0 },
  }
}
