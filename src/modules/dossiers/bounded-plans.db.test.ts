import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type KyselyPlugin, RawNode, sql } from 'kysely'
import { driveTo } from '../../../test/support/dossier-builders.ts'
import { testWorld, type World } from '../../../test/support/world.ts'
import { type Db, inTransaction } from '../../platform/db/database.ts'
import type { OfficerActor } from '../identity/index.ts'
import { countWork, deskScope, listReceived, listWork, searchDossiers, WORK_LISTS } from './index.ts'

let world: World
/** Agency-wide posts in two agencies, and one of a single unit. */
let officers: readonly OfficerActor[]

before(async () => {
  world = await testWorld()
  for (const state of ['submitted', 'received', 'assigned', 'returned'] as const)
    await driveTo(world, { procedureId: 'bl-08', state })
  await sql`analyze`.execute(world.ownerDb)
  const desk = await world.holder({ agencyId: 'so-gddt', unitId: 'so-gddt.mot-cua', role: 'receptionist' })
  const other = await world.holder({ agencyId: 'so-gtvt', unitId: 'so-gtvt.mot-cua', role: 'receptionist' })
  const [post] = desk.posts
  assert.ok(post)
  const examiner = { ...desk, posts: [{ ...post, role: 'examiner' as const }] }
  officers = [desk, { ...desk, posts: [...desk.posts, ...other.posts] }, examiner]
})
after(() => world.close())

interface Plan {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly Plans?: readonly Plan[]
}

/**
 * The plans of all that `work` asks. A table of few rows is read whole, in whatever order; here that is made dear, so
 * that what is planned is what is planned for many rows, and what cannot be had from an index is seen.
 */
async function plansOf(work: (db: Db) => Promise<unknown>): Promise<readonly Plan[]> {
  const plans: Plan[] = []
  const explain: KyselyPlugin = {
    transformQuery: ({ node }) => {
      assert.ok(RawNode.is(node))
      const [first, ...others] = node.sqlFragments
      return { ...node, sqlFragments: [`explain (format json) ${first}`, ...others] }
    },
    transformResult: async ({ result }) => {
      for (const row of result.rows)
        plans.push(...(row['QUERY PLAN'] as { Plan: Plan }[]).map(({ Plan: plan }) => plan))
      return { ...result, rows: [] }
    },
  }
  await inTransaction(world.db, async (tx) => {
    for (const dear of ['seqscan', 'bitmapscan', 'sort', 'incremental_sort', 'hashjoin', 'mergejoin'])
      await sql`select set_config(${`enable_${dear}`}, 'off', true)`.execute(tx)
    await work(tx.withPlugin(explain))
  })
  return plans
}

const GROWING = /^dossier/
/** They need all of their input before they give the first row. */
const READS_ALL = /^(Sort|Aggregate|HashAggregate|Unique|Hash|BitmapOr|Materialize|SetOp)$/

/** Tables that grow with the number of files and are read to the end: no `limit` stands between them and whoever wants all. */
function unbounded(plan: Plan, wantsAll = false): readonly string[] {
  const type = plan['Node Type']
  const table = plan['Relation Name'] ?? ''
  const wholly = type === 'Limit' ? false : wantsAll || READS_ALL.test(type)
  const here = GROWING.test(table) && (wholly || type === 'Seq Scan') ? [`${type} of ${table}`] : []
  return [...here, ...(plan.Plans ?? []).flatMap((below) => unbounded(below, wholly))]
}

const moments = () => {
  const now = world.clock.now()
  return { now, soonUntil: new Date(now.getTime() + 2 * 86_400_000) }
}
const CURSORS = ['', Buffer.from('2026-01-01T00:00:00.000Z|01900000-0000-7000-8000-000000000001|1')].map(
  (cursor) => (typeof cursor === 'string' ? undefined : cursor.toString('base64url')),
)

describe('however many files there are, their rows are read in the order of an index up to a limit', () => {
  for (const list of WORK_LISTS)
    test(`in the list ${list}, its first page and later ones`, async () => {
      for (const officer of officers)
        for (const after of CURSORS) {
          const query = { list, ...moments(), ...(after === undefined ? {} : { after }) }
          const plans = await plansOf((db) => listWork(db, officer, query))
          assert.deepEqual(
            plans.flatMap((plan) => unbounded(plan)),
            [],
          )
        }
    })

  test('in the counts of the menu', async () => {
    for (const officer of officers) {
      const desk = deskScope(world.catalog, officer)
      const plans = await plansOf((db) => countWork(db, officer, { ...moments(), desk }))
      assert.equal(plans.length, 1)
      assert.deepEqual(
        plans.flatMap((plan) => unbounded(plan)),
        [],
      )
    }
  })

  test('in a search by name', async () => {
    for (const officer of officers) {
      const plans = await plansOf((db) => searchDossiers(db, officer, { text: 'văn an' }))
      assert.equal(plans.length, 1)
      assert.deepEqual(
        plans.flatMap((plan) => unbounded(plan)),
        [],
      )
    }
  })

  test('and the rule sees what reads and sorts a whole agency', async () => {
    const plans = await plansOf((db) =>
      sql`select id from dossiers where agency_id = any(${['a', 'b']}) and finished_at is not null
        order by finished_at desc limit 26`.execute(db),
    )
    assert.deepEqual(plans.flatMap((plan) => unbounded(plan)).length, 1)
  })
})
