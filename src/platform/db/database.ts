import { setTimeout as sleep } from 'node:timers/promises'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { type Connection, connectionFields } from './connection.ts'
import type { Log } from '../log/log.ts'
import { withNamedStatements } from './named-statements.ts'
import type { Db } from './db.ts'
import type { DB } from './schema.generated.ts'
import { valueTypes } from './value-types.ts'

export { inTransaction, type TransactionOptions } from './transaction.ts'
export type { DB } from './schema.generated.ts'

export type { Db }

/** Works within the grants of the migrations: appends to append-only tables, and no more. */
export const APPLICATION_ROLE = 'motcua_app'

export interface DatabaseOptions {
  readonly connection: Connection
  /** Absent: works as the login itself, which owns the tables. The application never does. */
  readonly role?: typeof APPLICATION_ROLE
  readonly log: Log
  /** Most connections at a time; 10 unless told. */
  readonly max?: number
  /** How long a connection that nobody uses stays open; ten seconds unless told. */
  readonly idleMs?: number | undefined
  /** Shown in pg_stat_activity. */
  readonly name?: string
  /** A statement running longer is ended; no limit unless told. */
  readonly statementTimeoutMs?: number
}

export interface Database {
  readonly db: Db
  readonly pool: pg.Pool
  close(): Promise<void>
}

export function openDatabase(options: DatabaseOptions): Database {
  const pool = openPool(options)
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: withNamedStatements(pool) }) })
  let closing: Promise<void> | undefined
  return { db, pool, close: () => (closing ??= endPool(pool)) }
}

/** How long a server that does not answer may hold up the end. */
const GOODBYE_MS = 2_000

/**
 * Ends the pool and waits until its connections are closed: `pool.end` is done when the goodbyes are written, and a
 * server stopped right then would tell each connection that it was cut off.
 */
export async function endPool(pool: pg.Pool): Promise<void> {
  let open = pool.totalCount
  const closed = new Promise<void>((resolve) => {
    pool.on('remove', () => {
      open -= 1
      if (open <= 0) resolve()
    })
  })
  await pool.end()
  if (open > 0) await Promise.race([closed, sleep(GOODBYE_MS, undefined, { ref: false })])
}

/** The pool alone, for what does not go through Kysely: jobs, backups. */
export function openPool(options: DatabaseOptions): pg.Pool {
  const pool = new pg.Pool({
    ...connectionFields(options.connection, startupOptions(options)),
    max: options.max ?? 10,
    idleTimeoutMillis: options.idleMs ?? 10_000,
    application_name: options.name ?? 'motcua',
    types: valueTypes,
  })
  // Without a listener a connection lost while idle would end the program; the pool replaces it by itself.
  pool.on('error', (error) => {
    if (!pool.ending) options.log.warn('idle database connection lost', { error })
  })
  // The same for one lost while lent out: its user is told by the failing statement.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

function startupOptions(options: DatabaseOptions): string {
  const settings: Record<string, string> = {
    // The same on every server, whatever it is set to.
    TimeZone: 'Asia/Ho_Chi_Minh',
    ...(options.role === undefined ? {} : { role: options.role }),
    ...(options.statementTimeoutMs === undefined
      ? {}
      : { statement_timeout: String(options.statementTimeoutMs) }),
  }
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ')
}
