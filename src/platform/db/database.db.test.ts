import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Generated, type Kysely, sql } from 'kysely'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { silentLog } from '../log/log.ts'
import { countQueries } from './count-queries.ts'
import { APPLICATION_ROLE, type Database, type Db, inTransaction, openDatabase } from './database.ts'
import { isCheckViolation, isPermissionDenied, isUniqueViolation } from './database-error.ts'
import { statementName } from './named-statements.ts'

interface Tables {
  counters: { name: string; value: number }
  entries: { id: Generated<number>; text: string }
}

describe('the database handle', () => {
  let database: TestDatabase
  /** One connection, so that what it prepared can be asked from it. */
  let single: Database
  const typed = (db: Db) => db as unknown as Kysely<Tables>

  before(async () => {
    database = await testDatabase()
    await sql`create table counters (name text primary key, value bigint not null check (value >= 0))`.execute(
      database.ownerDb,
    )
    await sql`create table entries (id bigint generated always as identity primary key, text text not null)`.execute(
      database.ownerDb,
    )
    await sql`create trigger entries_append_only before update or delete on entries for each row execute function refuse_change()`.execute(
      database.ownerDb,
    )
    await sql`revoke update, delete, truncate on entries from motcua_app`.execute(database.ownerDb)
    single = openDatabase({
      connection: database.connection,
      role: APPLICATION_ROLE,
      log: silentLog,
      max: 1,
      name: 'single',
    })
  })
  after(async () => {
    await single.close()
    await database.close()
  })
  beforeEach(async () => {
    await sql`truncate counters`.execute(database.ownerDb)
    await typed(database.db)
      .insertInto('counters')
      .values([
        { name: 'a', value: 1 },
        { name: 'b', value: 1 },
      ])
      .execute()
  })

  test('statements are prepared once under a name and used again', async () => {
    const query = typed(single.db).selectFrom('counters').select('value').where('name', '=', 'a')
    for (let run = 0; run < 3; run += 1) await query.execute()
    const { sql: text } = query.compile()
    const { rows } = await sql<{ name: string; statement: string; uses: number }>`
      select name, statement, generic_plans + custom_plans as uses
      from pg_prepared_statements where statement = ${text}`.execute(single.db)
    assert.deepEqual(rows, [{ name: statementName(text), statement: text, uses: 3 }])
  })

  test('a statement that cannot be prepared goes without a name', () => {
    assert.equal(statementName('begin'), undefined)
    assert.equal(statementName('select 1; select 2'), undefined)
    assert.equal(statementName(`select '${'x'.repeat(20_000)}'`), undefined)
  })

  test('names are the same for the same text and differ for others', () => {
    assert.equal(statementName('select 1'), statementName('select 1'))
    assert.notEqual(statementName('select 1'), statementName('select 2'))
  })

  test('values arrive as the program wants them', async () => {
    const { rows } = await sql<Record<string, unknown>>`
      select 9007199254740991::int8 as big, count(*) as count, 0.10::numeric as exact, date '2026-02-03' as day,
        array[date '2026-02-03', null] as days, array[1::int8, 2::int8] as numbers,
        timestamptz '2026-02-03 07:00+07' as instant, timestamp '2026-02-03 07:00' as wall, '{"a":[1]}'::jsonb as data`.execute(
      database.db,
    )
    assert.deepEqual(rows, [
      {
        big: 9007199254740991,
        count: 1,
        exact: '0.10',
        day: '2026-02-03',
        days: ['2026-02-03', null],
        numbers: [1, 2],
        instant: new Date('2026-02-03T00:00:00Z'),
        wall: '2026-02-03 07:00:00',
        data: { a: [1] },
      },
    ])
  })

  test('a number that would be rounded is refused, and the connection stays usable', async () => {
    await assert.rejects(sql`select 9007199254740993::int8 as big`.execute(single.db), RangeError)
    assert.equal((await sql`select 1 as one`.execute(single.db)).rows.length, 1)
  })

  test('sessions keep the time of Viet Nam whatever the server is set to', async () => {
    const { rows } = await sql`select (timestamptz '2026-02-03 20:00Z')::date as day`.execute(database.db)
    assert.deepEqual(rows, [{ day: '2026-02-04' }])
  })

  test('the application appends to an append-only table and can do no more', async () => {
    const db = typed(database.db)
    await db.insertInto('entries').values({ text: 'first' }).execute()
    await assert.rejects(db.updateTable('entries').set({ text: 'other' }).execute(), isPermissionDenied)
    await assert.rejects(db.deleteFrom('entries').execute(), isPermissionDenied)
    await assert.rejects(sql`truncate entries`.execute(db), isPermissionDenied)
    await assert.rejects(sql`alter table entries disable trigger all`.execute(db), isPermissionDenied)
  })

  test('the owner too is stopped by the trigger of an append-only table', async () => {
    const db = typed(database.ownerDb)
    await db.insertInto('entries').values({ text: 'second' }).execute()
    await assert.rejects(db.updateTable('entries').set({ text: 'other' }).execute(), isPermissionDenied)
  })

  test('errors are told apart by kind and constraint', async () => {
    const again = typed(database.db).insertInto('counters').values({ name: 'a', value: 1 }).execute()
    const error = await again.catch((thrown: unknown) => thrown)
    assert.equal(isUniqueViolation(error), true)
    assert.equal(isUniqueViolation(error, 'counters_pkey'), true)
    assert.equal(isUniqueViolation(error, 'another'), false)
    assert.equal(isUniqueViolation(new Error('outer', { cause: error })), true)
    await assert.rejects(
      typed(database.db).insertInto('counters').values({ name: 'c', value: -1 }).execute(),
      isCheckViolation,
    )
  })

  test('a transaction that fails leaves nothing', async () => {
    await assert.rejects(
      inTransaction(database.db, async (tx) => {
        await typed(tx).updateTable('counters').set({ value: 9 }).execute()
        throw new Error('no')
      }),
    )
    const rows = await typed(database.db).selectFrom('counters').select('value').execute()
    assert.deepEqual(rows, [{ value: 1 }, { value: 1 }])
  })

  test('a transaction within a transaction joins it', async () => {
    await assert.rejects(
      inTransaction(database.db, async (outer) => {
        await inTransaction(outer, (inner) =>
          typed(inner).updateTable('counters').set({ value: 9 }).execute(),
        )
        throw new Error('no')
      }),
    )
    const rows = await typed(database.db).selectFrom('counters').select('value').execute()
    assert.deepEqual(rows, [{ value: 1 }, { value: 1 }])
  })

  async function increment(tx: Db, name: string) {
    await typed(tx)
      .updateTable('counters')
      .set((row) => ({ value: row('value', '+', 1) }))
      .where('name', '=', name)
      .execute()
  }

  test('two transactions that deadlock both succeed in the end', async () => {
    let runs = 0
    const both = Promise.withResolvers<void>()
    const work = (first: string, second: string) =>
      inTransaction(database.db, async (tx) => {
        runs += 1
        await increment(tx, first)
        if (runs >= 2) both.resolve()
        await both.promise
        await increment(tx, second)
      })
    await Promise.all([work('a', 'b'), work('b', 'a')])
    assert.equal(runs, 3)
    const rows = await typed(database.db).selectFrom('counters').select('value').execute()
    assert.deepEqual(rows, [{ value: 3 }, { value: 3 }])
  })

  test('a serialization failure is tried again with what the other wrote, unless retries are refused', async () => {
    const readThenAdd = (retry: number, between: () => Promise<void>) =>
      inTransaction(
        database.db,
        async (tx) => {
          const { value } = await typed(tx)
            .selectFrom('counters')
            .select('value')
            .where('name', '=', 'a')
            .executeTakeFirstOrThrow()
          await between()
          await typed(tx)
            .updateTable('counters')
            .set({ value: value + 10 })
            .where('name', '=', 'a')
            .execute()
        },
        { isolation: 'repeatable read', retry },
      )
    let disturbed = false
    const disturbOnce = async () => {
      if (!disturbed) await increment(database.db, 'a')
      disturbed = true
    }
    await readThenAdd(1, disturbOnce)
    const rows = await typed(database.db)
      .selectFrom('counters')
      .select('value')
      .where('name', '=', 'a')
      .execute()
    assert.deepEqual(rows, [{ value: 12 }])
    await assert.rejects(readThenAdd(0, () => increment(database.db, 'a')))
  })

  test('counting tells the statements of the work alone', async () => {
    const noise = typed(database.db).selectFrom('counters').selectAll().execute()
    const { result, count, statements } = await countQueries(() =>
      inTransaction(database.db, async (tx) => {
        await increment(tx, 'a')
        return typed(tx).selectFrom('counters').selectAll().execute()
      }),
    )
    await noise
    assert.equal(result.length, 2)
    assert.equal(count, 2)
    assert.match(statements[0] ?? '', /^update/)
  })

  test('closed means that the server has no connection of it left, so that it can be stopped at once', async () => {
    const name = 'motcua-closing'
    for (let round = 0; round < 5; round += 1) {
      const closing = openDatabase({ connection: database.connection, log: silentLog, max: 8, name })
      await Promise.all(Array.from({ length: 8 }, () => sql`select pg_sleep(0.01)`.execute(closing.db)))
      await closing.close()
      const left = await sql`select from pg_stat_activity where application_name = ${name}`.execute(
        database.ownerDb,
      )
      assert.equal(left.rows.length, 0)
    }
  })

  test('a connection ended by the server is replaced', async () => {
    await sql`select 1`.execute(single.db)
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'single'`.execute(
      database.ownerDb,
    )
    for (let waited = 0; single.pool.totalCount > 0 && waited < 5_000; waited += 10) await sleep(10)
    assert.equal((await sql`select 1`.execute(single.db)).rows.length, 1)
  })
})
