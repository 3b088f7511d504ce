import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { installJobs } from '../jobs/install-jobs.ts'
import type { Connection } from './connection.ts'
import { endPool, openPool } from './database.ts'
import type { Log } from '../log/log.ts'

export const MIGRATIONS = fileURLToPath(new URL('../../../db/migrations', import.meta.url))

export interface Migration {
  readonly version: number
  /** The file's name without `.sql`. */
  readonly name: string
  readonly checksum: string
  readonly sql: string
}

export interface MigrateOptions {
  /** As the owner of the tables. */
  readonly connection: Connection
  readonly log: Log
  /** `db/migrations` of this program unless told. */
  readonly directory?: string
  /** Number of the last migration to apply; all unless told. */
  readonly through?: number
}

/** The database cannot be brought to the program's schema; the message says why. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError'
}

// Any number, the same in all releases: programs starting together on one database wait for each other here.
const LOCK = 7_206_020_118

/**
 * Applies the migrations not yet applied, each in its own transaction, then the job queue's own ones. Returns the
 * names applied. Safe to run by several programs at a time.
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const migrations = readMigrations(options.directory ?? MIGRATIONS)
  const pool = openPool({ connection: options.connection, log: options.log, max: 3, name: 'motcua-migrate' })
  try {
    const client = await pool.connect()
    try {
      await client.query('select pg_advisory_lock($1)', [LOCK])
      const applied = await applyMissing(client, migrations, options)
      await installJobs(pool, options.log)
      return applied
    } finally {
      // Closing the connection frees the lock, whatever happened.
      client.release(true)
    }
  } finally {
    await endPool(pool)
  }
}

/** In order; refuses gaps, doubles and names that are not NNNN_name.sql. */
export function readMigrations(directory: string): Migration[] {
  const files = readdirSync(directory)
    .filter((file) => file.endsWith('.sql'))
    .sort()
  return files.map((file, index) => {
    const version = Number(/^(\d{4})_[a-z0-9_]+\.sql$/.exec(file)?.[1])
    if (version !== index + 1) {
      throw new MigrationError(
        `${file}: migrations are named NNNN_name.sql and numbered without gaps; expected number ${index + 1}`,
      )
    }
    const sql = readFileSync(path.join(directory, file), 'utf8').replaceAll('\r\n', '\n')
    return { version, name: file.slice(0, -'.sql'.length), sql, checksum: digest(sql) }
  })
}

function digest(sql: string): string {
  return createHash('sha256').update(sql).digest('hex')
}

export type AppliedMigration = Omit<Migration, 'sql'>

/** Empty for a database that was never migrated. */
export async function listAppliedMigrations(client: pg.ClientBase | pg.Pool): Promise<AppliedMigration[]> {
  const found = await client.query(`select from pg_class where oid = to_regclass('public.schema_migrations')`)
  if (found.rowCount === 0) return []
  const applied = await client.query<AppliedMigration>(
    'select version, name, checksum from public.schema_migrations order by version',
  )
  return applied.rows
}

async function applyMissing(
  client: pg.PoolClient,
  migrations: readonly Migration[],
  { log, through = migrations.length }: MigrateOptions,
): Promise<string[]> {
  await client.query(`
    create table if not exists public.schema_migrations (
      version integer primary key,
      name text not null,
      checksum text not null,
      applied_at timestamptz not null default now()
    )`)
  const history = await listAppliedMigrations(client)
  for (const applied of history) checkUnchanged(applied, migrations[applied.version - 1])
  const missing = migrations.slice(history.length, through)
  for (const migration of missing) {
    await applyMigration(client, migration)
    log.info('migration applied', { migration: migration.name })
  }
  return missing.map((migration) => migration.name)
}

function checkUnchanged(applied: AppliedMigration, migration: Migration | undefined): void {
  if (migration === undefined) {
    throw new MigrationError(
      `Cơ sở dữ liệu mới hơn chương trình: có ${applied.name} mà chương trình không biết; hãy dùng bản chương trình ` +
        `mới hơn (the database is newer than the program: it has ${applied.name}; run a newer release)`,
    )
  }
  if (migration.name !== applied.name || migration.checksum !== applied.checksum) {
    throw new MigrationError(
      `Tệp ${migration.name}.sql đã áp dụng nhưng nội dung bị sửa; hãy khôi phục tệp gốc và thêm một tệp mới ` +
        `(${migration.name}.sql was edited after it had been applied here as ${applied.name}: restore it and add a new migration)`,
    )
  }
}

async function applyMigration(client: pg.PoolClient, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query('insert into public.schema_migrations (version, name, checksum) values ($1, $2, $3)', [
      migration.version,
      migration.name,
      migration.checksum,
    ])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw new MigrationError(`${migration.name}.sql${lineOf(cause, migration.sql)}: ${String(cause)}`, {
      cause,
    })
  }
}

function lineOf(error: unknown, sql: string): string {
  const position = Number((error as { position?: string }).position)
  return Number.isSafeInteger(position) ? `:${sql.slice(0, position).split('\n').length}` : ''
}
