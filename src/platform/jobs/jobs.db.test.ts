import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { z } from 'zod'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { manualClock } from '../clock/clock.ts'
import { countQueries } from '../db/count-queries.ts'
import { inTransaction } from '../db/database.ts'
import { silentLog } from '../log/log.ts'
import { enqueue, jobParts } from './enqueue.ts'
import { defineJob, handleJob, type JobHelpers } from './job.ts'
import { startWorker } from './start-worker.ts'

const greet = defineJob('test.greet-person', z.object({ id: z.number() }))

describe('jobs', () => {
  let database: TestDatabase
  before(async () => {
    database = await testDatabase()
  })
  after(() => database.close())

  async function listJobs() {
    const { rows } = await sql<{ task_identifier: string; key: string | null; in_seconds: number }>`
      select task_identifier, key, extract(epoch from run_at - now())::float8 as in_seconds
      from graphile_worker.jobs order by id`.execute(database.db)
    return rows
  }

  async function clearJobs() {
    await sql`delete from graphile_worker._private_jobs`.execute(database.ownerDb)
  }

  async function until(condition: () => boolean) {
    for (let waited = 0; !condition(); waited += 10) {
      assert.ok(waited < 10_000, 'waited too long')
      await sleep(10)
    }
  }

  test('a job exists only when the transaction that added it commits', async () => {
    await clearJobs()
    await assert.rejects(
      inTransaction(database.db, async (tx) => {
        await enqueue(tx, greet, { id: 1 })
        throw new Error('changed my mind')
      }),
      /changed my mind/,
    )
    assert.deepEqual(await listJobs(), [])
    await inTransaction(database.db, (tx) => enqueue(tx, greet, { id: 1 }))
    assert.equal((await listJobs()).length, 1)
  })

  test('jobs added as part of a statement are run, the first of a name too when two are added at once', async () => {
    await clearJobs()
    const wave = defineJob('test.wave', z.object({ id: z.number() }))
    const waved: number[] = []
    const add = (...ids: number[]) => {
      const payloads = sql`select json_build_object('id', id) from unnest(${ids}::integer[]) as id`
      return sql`with ${jobParts(wave, payloads)} select 1`.execute(database.db)
    }
    await Promise.all([add(1, 2), add(3)])
    const handler = handleJob(wave, async ({ id }) => {
      waved.push(id)
    })
    const worker = await startWorker({
      connection: database.connection,
      log: silentLog,
      handlers: [handler],
    })
    try {
      await until(() => waved.length === 3)
      await add(4)
      await until(() => waved.length === 4)
    } finally {
      await worker.stop()
    }
    assert.deepEqual(waved.toSorted(), [1, 2, 3, 4])
  })

  test('what may come in floods lets all else go first, however it was added', async () => {
    await clearJobs()
    const flood = defineJob('test.flood', z.object({ id: z.number() }), { priority: 10 })
    const done: string[] = []
    await sql`with ${jobParts(flood, sql`select json_build_object('id', 1)`)} select`.execute(database.db)
    await enqueue(database.db, flood, { id: 2 })
    await enqueue(database.db, greet, { id: 3 })
    const worker = await startWorker({
      connection: database.connection,
      log: silentLog,
      handlers: [flood, greet].map((job) => handleJob(job, async ({ id }) => void done.push(`${id}`))),
      concurrency: 1,
    })
    await until(() => done.length === 3)
    await worker.stop()
    assert.deepEqual(done, ['3', '1', '2'])
  })

  test('adding a job takes one statement', async () => {
    await clearJobs()
    const { count } = await countQueries(() =>
      enqueue(database.db, greet, { id: 1 }, { jobKey: 'k', maxAttempts: 3 }),
    )
    assert.equal(count, 1)
  })

  test('a payload of the wrong form is refused before it is stored', async () => {
    await clearJobs()
    await assert.rejects(enqueue(database.db, greet, { id: 'one' } as unknown as { id: number }))
    assert.deepEqual(await listJobs(), [])
  })

  test('a waiting job with the same key is replaced', async () => {
    await clearJobs()
    await enqueue(database.db, greet, { id: 1 }, { jobKey: 'person-1' })
    await enqueue(database.db, greet, { id: 2 }, { jobKey: 'person-1' })
    assert.deepEqual(
      (await listJobs()).map((job) => job.key),
      ['person-1'],
    )
  })

  test('a moment of another clock is waited for as long as that clock says', async () => {
    await clearJobs()
    const clock = manualClock(new Date('2031-05-01T00:00:00Z'))
    await enqueue(database.db, greet, { id: 1 }, { clock, runAt: new Date('2031-05-01T01:00:00Z') })
    const seconds = (await listJobs())[0]?.in_seconds ?? 0
    assert.ok(seconds > 3590 && seconds <= 3600, `${seconds}`)
  })

  test('the application role runs jobs, and a failed one again', async () => {
    await clearJobs()
    const seen: { payload: { id: number }; helpers: JobHelpers }[] = []
    const worker = await startWorker({
      connection: database.connection,
      log: silentLog,
      handlers: [
        handleJob(greet, async (payload, helpers) => {
          seen.push({ payload, helpers })
          if (helpers.attempt === 1) throw new Error('not today')
        }),
      ],
    })
    try {
      await enqueue(database.db, greet, { id: 7 }, { maxAttempts: 2 })
      await until(() => seen.length === 2)
      assert.deepEqual(
        seen.map(({ payload, helpers }) => [payload.id, helpers.attempt, helpers.isLastAttempt]),
        [
          [7, 1, false],
          [7, 2, true],
        ],
      )
    } finally {
      await worker.stop()
    }
    assert.deepEqual(await listJobs(), [])
  })

  test('stopping waits for the job at work', async () => {
    await clearJobs()
    const steps: string[] = []
    const worker = await startWorker({
      connection: database.connection,
      log: silentLog,
      handlers: [
        handleJob(greet, async () => {
          steps.push('begun')
          await sleep(300)
          steps.push('done')
        }),
      ],
    })
    await enqueue(database.db, greet, { id: 1 })
    await until(() => steps.length === 1)
    await worker.stop()
    assert.deepEqual(steps, ['begun', 'done'])
    await worker.stop()
  })

  test('a calendar entry missed lately is made up for', async () => {
    await clearJobs()
    let runs = 0
    const options = {
      connection: database.connection,
      log: silentLog,
      handlers: [handleJob(defineJob('test.tick', z.object({}).loose()), async () => void (runs += 1))],
      crontab: [{ job: 'test.tick', match: '* * * * *', makeUpMs: 120_000 }],
    }
    // The first start only notes that the entry exists.
    const first = await startWorker(options)
    await sleep(200)
    await first.stop()
    await sql`update graphile_worker._private_known_crontabs set last_execution = null, known_since = now() - interval '10 minutes'`.execute(
      database.ownerDb,
    )
    const second = await startWorker(options)
    try {
      await until(() => runs > 0)
    } finally {
      await second.stop()
    }
  })
})
