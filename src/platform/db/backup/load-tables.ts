import type { Readable } from 'node:stream'
import type pg from 'pg'
import { BackupError, type BackupManifest } from './backup-manifest.ts'
import { columnsOf, qualifiedName } from './backup-table.ts'
import { copyFrom } from './copy-stream.ts'

const OURS = `n.nspname <> 'information_schema' and n.nspname !~ '^pg_'`
const TABLE = `format('%I.%I', n.nspname, c.relname)`

/**
 * Loads all tables in the caller's transaction. Foreign keys and triggers would refuse or repeat what once happened,
 * so they are put aside and back within the transaction: an owner may do that on any server, whereas
 * session_replication_role asks for a superuser. Putting the keys back checks all rows.
 */
export async function loadTables(
  client: pg.Client,
  manifest: BackupManifest,
  open: (file: string) => Readable,
): Promise<void> {
  const keys = await listForeignKeys(client)
  const triggers = await listTriggers(client)
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`)
  for (const table of new Set(triggers.map((trigger) => trigger.table))) {
    await client.query(`alter table ${table} disable trigger user`)
  }
  await emptyTables(client, manifest)
  for (const table of manifest.tables) {
    await copyFrom(client, `copy ${columnsOf(table)} from stdin`, open(table.file))
    await checkCount(client, table)
  }
  for (const { schema, name, last } of manifest.sequences) {
    await client.query('select setval(format($1, $2::text, $3::text)::regclass, $4)', [
      '%I.%I',
      schema,
      name,
      last,
    ])
  }
  await freeJobs(client)
  for (const { table, name, definition } of keys) {
    await client.query(`alter table ${table} add constraint ${name} ${definition}`)
  }
  for (const { table, name, mode } of triggers)
    await client.query(`alter table ${table} enable ${mode} ${name}`)
}

interface ForeignKey {
  readonly table: string
  readonly name: string
  readonly definition: string
}

/** A partition's copy of its parent's key comes and goes with it. */
async function listForeignKeys(client: pg.Client): Promise<ForeignKey[]> {
  const found = await client.query<ForeignKey>(
    `select ${TABLE} as table, quote_ident(k.conname) as name, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where k.contype = 'f' and k.conparentid = 0 and ${OURS}
     order by 1, 2`,
  )
  return found.rows
}

interface Trigger {
  readonly table: string
  readonly name: string
  readonly mode: string
}

async function listTriggers(client: pg.Client): Promise<Trigger[]> {
  const found = await client.query<Trigger>(
    `select ${TABLE} as table, quote_ident(g.tgname) as name,
       case g.tgenabled when 'A' then 'always trigger' when 'R' then 'replica trigger' else 'trigger' end as mode
     from pg_trigger g join pg_class c on c.oid = g.tgrelid join pg_namespace n on n.oid = c.relnamespace
     where not g.tgisinternal and g.tgenabled <> 'D' and ${OURS}
     order by 1, 2`,
  )
  return found.rows
}

/** Migrations may have put rows of their own. */
async function emptyTables(client: pg.Client, manifest: BackupManifest): Promise<void> {
  const all = await client.query<{ table: string }>(
    `select ${TABLE} as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and ${OURS}
       and (n.nspname, c.relname) in (select * from unnest($1::text[], $2::text[]))`,
    [manifest.tables.map((table) => table.schema), manifest.tables.map((table) => table.name)],
  )
  if (all.rows.length !== manifest.tables.length) {
    throw new BackupError('the backup has tables that its migrations do not make')
  }
  await client.query(`truncate ${all.rows.map((row) => row.table).join(', ')}`)
}

async function checkCount(client: pg.Client, table: BackupManifest['tables'][number]): Promise<void> {
  const counted = await client.query<{ count: string }>(
    `select count(*) as count from ${qualifiedName(table)}`,
  )
  const rows = Number(counted.rows[0]?.count)
  if (rows !== table.rows) {
    throw new BackupError(`${table.schema}.${table.name}: ${rows} rows restored of ${table.rows}`)
  }
}

/** Jobs at work when the backup was made: their worker is not of this database. */
async function freeJobs(client: pg.Client): Promise<void> {
  await client.query(
    'update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_at is not null',
  )
  await client.query(
    'update graphile_worker._private_job_queues set locked_at = null, locked_by = null where locked_at is not null',
  )
}
