import assert from 'node:assert/strict'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, test } from 'node:test'
import pg from 'pg'
import { emptyDatabase } from '../../../test/support/database.ts'
import { silentLog } from '../log/log.ts'
import { type Connection, connectionFields } from './connection.ts'
import { listAppliedMigrations, MIGRATIONS, MigrationError, migrate } from './migrate.ts'

const GROUND = '0001_ground.sql'

describe('migrations', () => {
  let directory: string
  let database: { connection: Connection; close(): Promise<void> }
  let client: pg.Client

  beforeEach(async () => {
    directory = mkdtempSync(path.join(tmpdir(), 'motcua-migrations-'))
    copyFileSync(path.join(MIGRATIONS, GROUND), path.join(directory, GROUND))
    database = await emptyDatabase()
    client = new pg.Client(connectionFields(database.connection))
    await client.connect()
  })
  afterEach(async () => {
    await client.end()
    await database.close()
    rmSync(directory, { recursive: true })
  })

  const add = (file: string, sql: string) => writeFileSync(path.join(directory, file), sql)
  const run = (through?: number) =>
    migrate({
      connection: database.connection,
      log: silentLog,
      directory,
      ...(through === undefined ? {} : { through }),
    })
  const appliedNames = async () => (await listAppliedMigrations(client)).map((applied) => applied.name)

  test('are applied in order, once', async () => {
    add('0002_things.sql', 'create table things (id integer primary key);')
    add('0003_more.sql', 'alter table things add column name text; insert into things values (1, $$a$$);')
    assert.deepEqual(await run(), ['0001_ground', '0002_things', '0003_more'])
    assert.deepEqual(await run(), [])
    assert.deepEqual((await client.query('select * from things')).rows, [{ id: 1, name: 'a' }])
  })

  test('may stop at a given one and go on later', async () => {
    add('0002_things.sql', 'create table things (id integer primary key);')
    assert.deepEqual(await run(1), ['0001_ground'])
    assert.deepEqual(await run(), ['0002_things'])
  })

  test('are applied once by programs that start together', async () => {
    add('0002_things.sql', 'create table things (id integer primary key); select pg_sleep(0.2);')
    const applied = await Promise.all([run(), run(), run()])
    assert.deepEqual(applied.flat().sort(), ['0001_ground', '0002_things'])
  })

  test('one edited after it was applied is refused by name, and nothing else is done', async () => {
    add('0002_things.sql', 'create table things (id integer primary key);')
    await run()
    add('0002_things.sql', 'create table things (id bigint primary key);')
    add('0003_more.sql', 'create table more ();')
    await assert.rejects(
      run(),
      (error) => error instanceof MigrationError && /0002_things/.test(error.message),
    )
    assert.deepEqual(await appliedNames(), ['0001_ground', '0002_things'])
  })

  test('line ends of another system are no edit', async () => {
    add('0002_things.sql', 'create table things\n(id integer);\n')
    await run()
    add('0002_things.sql', 'create table things\r\n(id integer);\r\n')
    assert.deepEqual(await run(), [])
  })

  test('a failing one leaves nothing and tells its file and line', async () => {
    add('0002_things.sql', 'create table things (id integer primary key);\n\nselect nonsense;')
    await assert.rejects(run(), /0002_things\.sql:3: .*nonsense/)
    assert.deepEqual(await appliedNames(), ['0001_ground'])
    assert.equal((await client.query(`select to_regclass('things') as found`)).rows[0].found, null)
  })

  test('a database made by a newer program is refused', async () => {
    add('0002_things.sql', 'create table things ();')
    await run()
    rmSync(path.join(directory, '0002_things.sql'))
    await assert.rejects(run(), /0002_things/)
  })

  test('gaps and odd names are refused', async () => {
    add('0003_late.sql', 'select 1;')
    await assert.rejects(run(), /0003_late\.sql.*expected number 2/)
    rmSync(path.join(directory, '0003_late.sql'))
    add('2_things.sql', 'select 1;')
    await assert.rejects(run(), MigrationError)
  })

  test('give the application role the job queue and keep the history from it', async () => {
    await run()
    await client.query('set role motcua_app')
    await client.query(`select graphile_worker.add_job('test.nothing')`)
    assert.equal((await client.query('select * from graphile_worker._private_jobs')).rowCount, 1)
    await assert.rejects(client.query('delete from schema_migrations'), /permission denied/)
  })
})
