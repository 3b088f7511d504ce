import { Worker } from 'node:worker_threads'
import { sql } from 'kysely'
import { instantAt } from '../../engines/calendar/index.ts'
import { sealRoots } from '../../modules/dossiers/index.ts'
import type { Clock } from '../../platform/clock/clock.ts'
import type { Connection } from '../../platform/db/connection.ts'
import { type Db, openDatabase } from '../../platform/db/database.ts'
import type { FileStore } from '../../platform/files/index.ts'
import type { Log } from '../../platform/log/log.ts'
import { loadCaseOfficers } from '../case-officers.ts'
import { paperFiles } from '../paper-files.ts'
import { countAccounts, insertAccounts } from '../simulated-accounts.ts'
import type { BulkAssignment, BulkMessage } from './bulk-worker.ts'
import type { LastNumbers } from './dossier-numbers.ts'
import { readLastNumbers, writeLastNumbers } from './number-counters.ts'

export interface BulkOptions {
  readonly connection: Connection
  readonly clock: Clock
  readonly log: Log
  readonly files: FileStore
  readonly wish: { readonly files: number; readonly seed: number; readonly from: string; readonly to: string }
  /** How many threads; the machine's cores serve the database too. */
  readonly workers: number
  onProgress?(dossiers: number): void
}

export interface BulkReport {
  readonly dossiers: number
  readonly events: number
  readonly open: number
  readonly roots: number
}

/**
 * Loads so many finished and open dossiers that lists and searches can be tried at the size of a province. They are
 * whole: events, chains, personal data and projections, each as the commands would have written it. They have no
 * audit rows and no notices, and all papers and results are the same two files.
 */
export async function loadBulk(options: BulkOptions): Promise<BulkReport> {
  const { connection, clock, log } = options
  const { db, close } = openDatabase({ connection, log, max: 2 })
  try {
    const assignment = await prepare(options, db)
    const counts = { dossiers: 0, events: 0, open: 0 }
    const given = await runWorkers(assignment, options.workers, (message) => {
      counts.dossiers += message.dossiers
      counts.events += message.events
      counts.open += message.open
      options.onProgress?.(counts.dossiers)
    })
    await writeLastNumbers(db, given)
    const roots = await sealRoots({ db, clock })
    // The planner must know what it has; waiting for autovacuum would make the first hour slow.
    for (const table of LOADED) await sql`vacuum (analyze) ${sql.table(table)}`.execute(db)
    return { ...counts, roots }
  } finally {
    await close()
  }
}

const LOADED = [
  'dossier_events',
  'dossier_event_private',
  'dossiers',
  'dossier_contents',
  'dossier_tasks',
  'dossier_agencies',
  'dossier_participants',
  'dossier_names',
  'dossier_results',
  'dossier_times',
  'accounts',
]

type Shared = Omit<BulkAssignment, 'worker' | 'workers'>

async function prepare({ connection, clock, files, wish }: BulkOptions, db: Db): Promise<Shared> {
  const { count } = await db
    .selectFrom('dossiers')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const officers = await loadCaseOfficers(db)
  const accounts = { seed: wish.seed, offset: await countAccounts(db) }
  const accountIds = await insertAccounts(db, clock, {
    ...accounts,
    count: Math.min(MOST_ACCOUNTS, Math.ceil(wish.files / FILES_AN_ACCOUNT)),
    from: wish.from,
  })
  return {
    connection,
    plan: { ...wish, offset: count, accounts, accountIds },
    officers: officers.all,
    files: await paperFiles({ db, clock, files }),
    lastNumbers: await readLastNumbers(db),
    endsAt: instantAt(wish.to, '18:00'),
  }
}

const FILES_AN_ACCOUNT = 25
const MOST_ACCOUNTS = 20_000

type Progress = Extract<BulkMessage, { kind: 'progress' }>

async function runWorkers(
  shared: Shared,
  workers: number,
  onProgress: (message: Progress) => void,
): Promise<readonly LastNumbers[]> {
  const threads = Array.from(
    { length: workers },
    (_, worker) =>
      new Worker(new URL('./bulk-worker.ts', import.meta.url), {
        workerData: { ...shared, worker, workers } satisfies BulkAssignment,
      }),
  )
  try {
    return await Promise.all(threads.map((thread) => finished(thread, onProgress)))
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()))
  }
}

function finished(thread: Worker, onProgress: (message: Progress) => void): Promise<LastNumbers> {
  return new Promise((resolve, reject) => {
    thread.on('message', (message: BulkMessage) => {
      if (message.kind === 'progress') onProgress(message)
      else resolve(message.lastNumbers)
    })
    thread.once('error', reject)
    thread.once('exit', (code) => reject(new Error(`a worker of the bulk load ended early with ${code}`)))
  })
}
