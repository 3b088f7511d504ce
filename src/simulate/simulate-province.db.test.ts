import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { testWorld, type World } from '../../test/support/world.ts'
import { seedDemo } from '../demo/seed-demo.ts'
import { verifyLedger } from '../modules/dossiers/index.ts'
import { silentLog } from '../platform/log/log.ts'
import { digestOutcomes, type DossierOutcome, listOutcomes } from './outcomes.ts'
import { type Simulated, simulateProvince } from './simulate-province.ts'
import { summaryTable } from './summary.ts'

const WISH = { files: 60, seed: 5, from: '2026-08-03', to: '2026-11-20' }

async function run(world: World): Promise<Simulated> {
  await seedDemo({ ...world, secret: 'x'.repeat(32) })
  const { db, files } = world
  return simulateProvince({ db, files, log: silentLog, publicUrl: 'https://motcua.example', wish: WISH })
}

describe('a simulated past', () => {
  const worlds: World[] = []
  const outcomes: (readonly DossierOutcome[])[] = []
  let first: Simulated

  before(async () => {
    for (const _ of [1, 2]) {
      const world = await testWorld()
      worlds.push(world)
      const simulated = await run(world)
      first ??= simulated
      outcomes.push(await listOutcomes(world.db, simulated.dossierIds))
    }
  })
  after(() => Promise.all(worlds.map((world) => world.close())))

  test('comes out the same for one seed on equal databases', () => {
    const [one, other] = outcomes
    assert.equal(one?.length, WISH.files)
    assert.deepEqual(one, other)
    assert.equal(digestOutcomes(one ?? []), digestOutcomes(other ?? []))
  })

  test('has dossiers from the desk and online, most of them ended, some of them open', () => {
    const all = outcomes[0] ?? []
    const online = all.filter(({ channel }) => channel === 'online').length
    const open = all.filter(({ finishedAt }) => finishedAt === null).length
    assert.ok(online > 10 && online < 50, `${online} online`)
    assert.ok(open > 0 && open < 30, `${open} open`)
  })

  test('lies within its period, and its events in the order of time over all dossiers', async () => {
    const { rows } = await sql<{ at: Date }>`select at from dossier_events order by position`.execute(
      worlds[0]!.db,
    )
    const times = rows.map(({ at }) => at.getTime())
    assert.deepEqual(
      times,
      times.toSorted((a, b) => a - b),
    )
    assert.ok((times.at(-1) ?? 0) <= first.endsAt.getTime())
    assert.ok((times[0] ?? 0) >= Date.parse(`${WISH.from}T00:00:00+07:00`))
  })

  test('writes to nobody: notices are kept in the portal, and no delivery waits in the queue', async () => {
    const { db } = worlds[0]!
    const { rows } = await sql<{ delivery: string }>`select distinct delivery from notifications`.execute(db)
    assert.deepEqual(rows, [{ delivery: 'not_needed' }])
    const jobs = await sql<{
      count: number
    }>`select count(*)::integer as count from graphile_worker.jobs`.execute(db)
    assert.equal(jobs.rows[0]?.count, 0)
    assert.ok(first.silenced > 0)
  })

  test('passes the verification of the ledger', async () => {
    assert.deepEqual((await verifyLedger(worlds[0]!.db)).faults, [])
  })

  test('is summed up by agency, and the sum is of all', () => {
    const lines = summaryTable(worlds[0]!.directory, outcomes[0] ?? [], first.endsAt)
    const numbers = (line: string | undefined) => (line ?? '').trim().split(/ {2,}/).slice(1).map(Number)
    const columns = lines.slice(2, -1).map(numbers)
    const sums = numbers(lines.at(-1)).map((_, at) => columns.reduce((sum, line) => sum + (line[at] ?? 0), 0))
    assert.deepEqual(numbers(lines.at(-1)), sums)
  })
})
