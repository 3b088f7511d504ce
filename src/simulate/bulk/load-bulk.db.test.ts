import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { testWorld, type World } from '../../../test/support/world.ts'
import { seedDemo } from '../../demo/seed-demo.ts'
import { PROJECTION_TABLES, rebuildProjections, verifyLedger } from '../../modules/dossiers/index.ts'
import { silentLog } from '../../platform/log/log.ts'
import { type BulkReport, loadBulk } from './load-bulk.ts'

let world: World
let report: BulkReport

const load = (wish: { files: number; seed: number }) =>
  loadBulk({
    connection: world.database.connection,
    clock: world.clock,
    log: silentLog,
    files: world.files,
    wish: { ...wish, from: '2015-01-05', to: '2026-11-23' },
    workers: 2,
  })

before(async () => {
  world = await testWorld()
  await seedDemo({ ...world, secret: 'x'.repeat(32) })
  report = await load({ files: 1200, seed: 7 })
})
after(() => world.close())

test('bulk loads as many dossiers as asked, two to six in a hundred still open', async () => {
  const { rows } = await sql<{ files: number; open: number; agencies: number; years: number }>`
    select count(*)::integer as files, count(*) filter (where finished_at is null)::integer as open,
      count(distinct agency_id)::integer as agencies, count(distinct extract(year from submitted_at))::integer as years
    from dossiers`.execute(world.db)
  const found = rows[0]!
  assert.equal(found.files, 1200)
  assert.ok(found.open >= 15 && found.open <= 80, `${found.open} open`)
  assert.ok(found.agencies >= 15, `${found.agencies} agencies`)
  assert.equal(found.years, 12)
  assert.equal(report.dossiers, 1200)
})

test('bulk codes of an agency and day run without a gap, so that its register has none', async () => {
  const { rows } = await sql<{ days: number; gaps: number }>`
    select count(*)::integer as days, count(*) filter (where numbers <> last)::integer as gaps
    from (
      select count(*) as numbers, max(right(register_order(code), 6)::integer) as last
      from dossiers where code is not null group by agency_id, left(register_order(code), 6)
    ) as per_day`.execute(world.db)
  assert.ok((rows[0]?.days ?? 0) > 500)
  assert.equal(rows[0]?.gaps, 0)
})

test('bulk dossiers pass the verification of the ledger', async () => {
  const found = await verifyLedger(world.db)
  assert.deepEqual(found.faults, [])
  assert.equal(found.events, report.events)
  assert.ok(found.roots > 0)
})

test('bulk projections are those that a rebuild computes', async () => {
  const before = await projections(world)
  await rebuildProjections({ ...world, db: world.ownerDb })
  assert.deepEqual(await projections(world), before)
})

test('a second load continues numbers, codes and addresses of the first', async () => {
  await load({ files: 300, seed: 7 })
  const { rows } = await sql<{ files: number; codes: number; coded: number }>`
    select count(*)::integer as files, count(code)::integer as coded, count(distinct code)::integer as codes from dossiers`.execute(
    world.db,
  )
  assert.equal(rows[0]?.files, 1500)
  assert.equal(rows[0]?.codes, rows[0]?.coded)
})

async function projections({ db }: World): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {}
  for (const table of PROJECTION_TABLES) {
    const { rows } = await sql<{ rows: number; digest: string }>`
      select count(*)::integer as rows, md5(string_agg(row::text, '|' order by row::text)) as digest
      from ${sql.table(table)} as row`.execute(db)
    found[table] = rows[0]
  }
  return found
}
