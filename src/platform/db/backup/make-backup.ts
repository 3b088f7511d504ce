import { createReadStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Transform } from 'node:stream'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import type { Clock } from '../../clock/clock.ts'
import type { Log } from '../../log/log.ts'
import { type Connection, connectionFields } from '../connection.ts'
import { listAppliedMigrations } from '../migrate.ts'
import { BackupError, type BackupManifest, type BackupTable, writeManifest } from './backup-manifest.ts'
import { columnsOf } from './backup-table.ts'
import { copyTo } from './copy-stream.ts'
import { type FileDigest, writeDigested } from './digest-file.ts'

export interface BackupOptions {
  /** As the owner of the tables. */
  readonly connection: Connection
  /** Folder of the stored files; may be absent. */
  readonly filesDir: string
  /** Single files kept with the backup when they exist, e.g. the key that the data are encrypted with. */
  readonly extraFiles?: readonly string[]
  /** Folder to make; must not exist. */
  readonly target: string
  readonly clock: Clock
  readonly log: Log
}

/**
 * Writes the database as of one moment, then the stored files. Files are never changed once written, and those that
 * rows of that moment name were there before, so the two agree though the program goes on working.
 */
export async function makeBackup(options: BackupOptions): Promise<BackupManifest> {
  const { target } = options
  if ((await stat(target).catch(() => undefined)) !== undefined) {
    throw new BackupError(`${target}: đã có, hãy chọn thư mục khác (exists, choose another folder)`)
  }
  const unfinished = `${target}.part`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true, mode: 0o700 })
  const database = await dumpDatabase(unfinished, options)
  const files = await copyFiles(unfinished, options)
  const manifest: BackupManifest = {
    format: 1,
    madeAt: options.clock.now().toISOString(),
    ...database,
    files,
  }
  await writeManifest(unfinished, manifest)
  await rename(unfinished, target)
  return manifest
}

/** All ordinary tables but the two that migrating fills, whichever schema they are in. */
const TABLES = `
  select n.nspname as schema, c.relname as name,
    array(
      select a.attname::text from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      order by a.attnum
    ) as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and c.relpersistence = 'p'
    and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
    and (n.nspname, c.relname) not in (('public', 'schema_migrations'), ('graphile_worker', 'migrations'))
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  order by 1, 2`

const SEQUENCES = `
  select schemaname as schema, sequencename as name, last_value::float8 as last
  from pg_sequences where last_value is not null order by 1, 2`

async function dumpDatabase(folder: string, { connection, log }: BackupOptions) {
  const client = new pg.Client(connectionFields(connection, '-c TimeZone=UTC -c DateStyle=ISO'))
  await client.connect()
  try {
    await client.query('begin transaction isolation level repeatable read, read only')
    const version = await client.query<{ server_version: string }>('show server_version')
    const migrations = await listAppliedMigrations(client)
    if (migrations.length === 0) {
      throw new BackupError('Cơ sở dữ liệu trống, không có gì để sao lưu (the database is empty)')
    }
    const found = await client.query<Pick<BackupTable, 'schema' | 'name' | 'columns'>>(TABLES)
    const tables: BackupTable[] = []
    for (const table of found.rows) {
      const dumped = await dumpTable(client, table, folder)
      log.debug('table saved', { table: `${table.schema}.${table.name}`, count: dumped.rows })
      tables.push(dumped)
    }
    const sequences = await client.query<BackupManifest['sequences'][number]>(SEQUENCES)
    await client.query('commit')
    const serverVersion = version.rows[0]?.server_version ?? ''
    return { serverVersion, migrations, tables, sequences: sequences.rows }
  } finally {
    await client.end()
  }
}

async function dumpTable(
  client: pg.Client,
  table: Pick<BackupTable, 'schema' | 'name' | 'columns'>,
  folder: string,
): Promise<BackupTable> {
  const file = `database/${table.schema}.${table.name}.copy.gz`
  let rows = 0
  // In COPY's text form a newline ends a row; those within values are escaped.
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) rows += 1
      done(null, chunk)
    },
  })
  const rowsOut = copyTo(client, `copy ${columnsOf(table)} to stdout`)
  const { sha256 } = await writeDigested(
    [rowsOut, counter, createGzip({ level: 4 })],
    path.join(folder, file),
  )
  return { ...table, rows, file, sha256 }
}

async function copyFiles(folder: string, options: BackupOptions): Promise<BackupManifest['files']> {
  const saved: BackupManifest['files'] = []
  const save = async (source: string, file: string) => {
    const digest = await copyUnlessGone(source, path.join(folder, file))
    if (digest !== undefined) saved.push({ file, ...digest })
  }
  for (const relative of await listFiles(options.filesDir)) {
    await save(path.join(options.filesDir, relative), path.posix.join('files', relative))
  }
  for (const extra of options.extraFiles ?? [])
    await save(extra, path.posix.join('extra', path.basename(extra)))
  options.log.info('files saved', { count: saved.length })
  return saved
}

/** `undefined` when the file was removed since it was listed, which happens to abandoned uploads. */
async function copyUnlessGone(source: string, target: string): Promise<FileDigest | undefined> {
  try {
    return await writeDigested([createReadStream(source)], target)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    await rm(target, { force: true })
    return undefined
  }
}

/** Folders whose names begin with a dot hold what is still being written. */
async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .filter((relative) => !relative.split(path.sep).some((part) => part.startsWith('.')))
    .sort()
}
