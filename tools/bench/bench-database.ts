import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { type Account, startSession } from '../../src/modules/identity/index.ts'
import { systemClock } from '../../src/platform/clock/clock.ts'
import type { Connection } from '../../src/platform/db/connection.ts'
import { type Database, type Db, openDatabase } from '../../src/platform/db/database.ts'
import { findRunningDatabase } from '../../src/platform/db/embedded/start-embedded-database.ts'
import { silentLog } from '../../src/platform/log/log.ts'
import { boundToken, deriveKey } from '../../src/platform/seal/seal.ts'

export interface BenchDatabase extends Database {
  readonly connection: Connection
  readonly secret: string
}

/** The database that the program under test keeps in its data folder, as its owner: to prepare and to count. */
export async function openBenchDatabase(dataDir: string): Promise<BenchDatabase> {
  const connection = await findRunningDatabase(dataDir)
  if (connection === undefined) throw new Error(`no program runs on ${dataDir}`)
  const database = openDatabase({ connection, log: silentLog, max: 16, name: 'motcua-bench' })
  const secret = readFileSync(path.join(dataDir, 'secret.key'), 'utf8').trim()
  return { ...database, connection, secret }
}

export interface SignedIn {
  readonly accountId: string
  readonly cookie: string
  /** What a form of this session carries. */
  readonly csrf: string
}

/** Signs an account in as the sign-in page would after the password. */
export async function signIn(
  { db, secret }: BenchDatabase,
  account: Pick<Account, 'id'>,
  face: 'portal' | 'backoffice',
): Promise<SignedIn> {
  const ctx = { db, clock: systemClock, secret }
  const token = await startSession(ctx, account as Account, { face, device: 'bench' })
  const csrf = boundToken(token, deriveKey(secret, 'csrf'))
  return { accountId: account.id, cookie: `session=${token}`, csrf }
}

/** Pages that statements have looked at since the cluster was made, in memory or on disk. */
export async function countPagesRead(dataDir: string): Promise<number> {
  // Servers tell what they did once a second at most, and only between statements.
  await sleep(1500)
  const database = await openBenchDatabase(dataDir)
  try {
    const { rows } = await sql<{ pages: number }>`
      select (blks_hit + blks_read)::float8 as pages from pg_stat_database where datname = current_database()`.execute(
      database.db,
    )
    return rows[0]?.pages ?? 0
  } finally {
    await database.close()
  }
}

export async function listCitizens(db: Db, limit: number): Promise<readonly { id: string }[]> {
  return db
    .selectFrom('accounts')
    .select('id')
    .where('kind', '=', 'person')
    .where('status', '=', 'active')
    .orderBy('id')
    .limit(limit)
    .execute()
}
