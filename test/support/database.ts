import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createHash } from 'node:crypto'
import pg from 'pg'
import {
  type Connection,
  connectionFields,
  connectionUrl,
  withDatabase,
} from '../../src/platform/db/connection.ts'
import { APPLICATION_ROLE, type Db, openDatabase } from '../../src/platform/db/database.ts'
import { silentLog } from '../../src/platform/log/log.ts'
import { startEmbeddedDatabase } from '../../src/platform/db/embedded/start-embedded-database.ts'
import { MIGRATIONS, migrate, readMigrations } from '../../src/platform/db/migrate.ts'

/** A database of its own with the whole schema and no rows but those of the migrations. */
export interface TestDatabase {
  /** As the application works: within its grants. */
  readonly db: Db
  /** As the owner: to prepare or to tamper with what the application may not. */
  readonly ownerDb: Db
  readonly connection: Connection
  /** For settings (`DATABASE_URL`) and programs. */
  readonly url: string
  close(): Promise<void>
}

/** Rows that many test files begin with: written once in a process, then cloned. */
export interface Preparation {
  /** Lower-case letters. */
  readonly name: string
  fill(connection: Connection): Promise<void>
}

/** The databases of all test files are open at a time, and few of them in use: the server has not so many connections. */
export const IDLE_MS = 300

export async function testDatabase(preparation?: Preparation): Promise<TestDatabase> {
  const { connection: server, template } = await testServer()
  const name = await createDatabase(server, preparation ? await prepared(preparation) : template)
  const connection = withDatabase(server, name)
  const log = silentLog
  const pool = { connection, log, idleMs: IDLE_MS }
  const application = openDatabase({ ...pool, role: APPLICATION_ROLE, max: 8, name: 'motcua-test' })
  const owner = openDatabase({ ...pool, max: 3, name: 'motcua-test-owner' })
  return {
    db: application.db,
    ownerDb: owner.db,
    connection,
    url: connectionUrl(connection),
    async close() {
      await Promise.all([application.close(), owner.close()])
      await dropDatabase(server, name)
    },
  }
}

const preparedTemplates = new Map<string, Promise<string>>()

function prepared(preparation: Preparation): Promise<string> {
  const known = preparedTemplates.get(preparation.name)
  if (known) return known
  const made = prepare(preparation)
  preparedTemplates.set(preparation.name, made)
  return made
}

async function prepare({ name, fill }: Preparation): Promise<string> {
  const { connection: server, template } = await testServer()
  const database = await createDatabase(server, template, name)
  await fill(withDatabase(server, database))
  return database
}

/** A database with nothing in it, for tests of migrations and of restoring. */
export async function emptyDatabase(): Promise<{ connection: Connection; close(): Promise<void> }> {
  const { connection: server } = await testServer()
  const name = await createDatabase(server, 'template0')
  return { connection: withDatabase(server, name), close: () => dropDatabase(server, name) }
}

interface TestServer {
  readonly connection: Connection
  readonly template: string
}

let started: Promise<TestServer> | undefined

/** One server for all test files of the process; `TEST_DATABASE_URL` names a real one to use instead. */
function testServer(): Promise<TestServer> {
  started ??= process.env['TEST_DATABASE_URL']
    ? useServer({ url: process.env['TEST_DATABASE_URL'] })
    : startServer()
  return started
}

async function useServer(connection: Connection): Promise<TestServer> {
  await onServer(connection, async (client) => {
    const found = await client.query<{ datname: string }>(
      `select datname from pg_database where datname like 'motcua\\_test\\_%'`,
    )
    for (const { datname } of found.rows) {
      if (!isAlive(Number(datname.split('_')[2])))
        await client.query(`drop database if exists ${datname} with (force)`)
    }
  })
  return { connection, template: await ensureTemplate(connection) }
}

async function startServer(): Promise<TestServer> {
  removeLeftovers()
  const dataDir = mkdtempSync(path.join(tmpdir(), `motcua-test-${process.pid}-`))
  const server = await startEmbeddedDatabase({ dataDir, log: silentLog, durable: false })
  // Fires when the tests are over and nothing keeps the process alive; the server itself does not.
  process.once('beforeExit', async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })
  return { connection: server.connection, template: await ensureTemplate(server.connection) }
}

/** Folders of test runs that were killed; their servers died with them. */
function removeLeftovers(): void {
  for (const entry of readdirSync(tmpdir())) {
    const pid = /^motcua-test-(\d+)-/.exec(entry)?.[1]
    if (pid !== undefined && !isAlive(Number(pid))) {
      rmSync(path.join(tmpdir(), entry), { recursive: true, force: true })
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Named after the migrations' content, so that a server kept between runs is migrated once per change. */
async function ensureTemplate(server: Connection): Promise<string> {
  const digest = createHash('sha256')
  for (const { checksum } of readMigrations(MIGRATIONS)) digest.update(checksum)
  const template = `motcua_template_${digest.digest('hex').slice(0, 12)}`
  await onServer(server, async (client) => {
    await client.query('select pg_advisory_lock(7206020119)')
    const found = await client.query('select from pg_database where datname = $1', [template])
    if (found.rowCount !== 0) return
    const unfinished = `${template}_part`
    await client.query(`drop database if exists ${unfinished} with (force)`)
    await client.query(`create database ${unfinished} template template0 encoding 'UTF8'`)
    await migrate({ connection: withDatabase(server, unfinished), log: silentLog })
    await client.query(`alter database ${unfinished} rename to ${template}`)
  })
  return template
}

let lastNumber = 0

async function createDatabase(server: Connection, template: string, label = ''): Promise<string> {
  lastNumber += 1
  const name = `motcua_test_${process.pid}_${label}${lastNumber}`
  // file_copy: two thirds of the time of the default strategy for a database this small (measured on 15 and 18).
  await onServer(server, (client) =>
    client.query(`create database ${name} template ${template} strategy file_copy`),
  )
  return name
}

async function dropDatabase(server: Connection, name: string): Promise<void> {
  await onServer(server, (client) => client.query(`drop database if exists ${name} with (force)`))
}

async function onServer<T>(server: Connection, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connectionFields(server))
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
