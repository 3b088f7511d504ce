import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type KyselyPlugin, RawNode, sql } from 'kysely'
import { driveTo } from '../../../test/support/dossier-builders.ts'
import { testWorld, type World } from '../../../test/support/world.ts'
import type { Db } from '../../platform/db/database.ts'
import type { OfficerActor } from '../identity/index.ts'
import { countWork, deskScope, listWork, searchDossiers, WORK_LISTS } from './index.ts'
import { writeKeyset } from './keyset.ts'
import { listOpenFiles } from './open-files.ts'

let world: World
/** Agency-wide posts in two agencies, and one of a single unit. */
let officers: readonly OfficerActor[]

before(async () => {
  world = await testWorld()
  for (const state of ['submitted', 'received', 'assigned', 'returned'] as const)
    await driveTo(world, { procedureId: 'bl-08', state })
  await multiply()
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

const COPIES = 3000

/** Rows of the projections many times over: of a table of few rows the planner reads all, whatever the statement. */
const multiply = () =>
  world.ownerDb.connection().execute(async (db) => {
    await sql`create temporary table copies as
      select id, gen_random_uuid() as copy, nth from dossiers, generate_series(1, ${sql.lit(COPIES)}) as nth`.execute(
      db,
    )
    for (const [table, key] of MULTIPLIED)
      await sql`insert into ${sql.table(table)}
        select (jsonb_populate_record(row, jsonb_build_object(${sql.lit(key)}, c.copy, 'submission_no', c.nth || ' ' || c.id, 'code', null))).*
        from ${sql.table(table)} as row join copies c on c.id = row.${sql.id(key)}`.execute(db)
    // As autovacuum leaves them: pages known to be visible to all make scans of an index alone cheap.
    await sql`vacuum analyze`.execute(db)
  })

const MULTIPLIED = [
  ['dossiers', 'id'],
  ['dossier_contents', 'dossier_id'],
  ['dossier_tasks', 'dossier_id'],
  ['dossier_agencies', 'dossier_id'],
  ['dossier_participants', 'dossier_id'],
  ['dossier_names', 'dossier_id'],
] as const

/** The plans of all that `work` asks. */
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
  await work(world.db.withPlugin(explain))
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
  // The inner side of a nested loop looks up what belongs to a row of the outer one.
  const isLookUp = (nth: number) => type === 'Nested Loop' && nth === 1
  return [...here, ...(plan.Plans ?? []).flatMap((below, nth) => unbounded(below, wholly && !isLookUp(nth)))]
}

const moments = () => {
  const now = world.clock.now()
  return { now, soonUntil: new Date(now.getTime() + 2 * 86_400_000) }
}
const CURSORS = [
  undefined,
  writeKeyset({ at: new Date('2026-01-01T00:00:00Z'), id: '01900000-0000-7000-8000-000000000001', token: 1 }),
]

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

  test('in the files of a procedure that go by an older revision', async () => {
    const page = { procedureId: 'bl-08', before: 2, limit: 200 }
    for (const agencyIds of [null, ['so-gddt']])
      for (const after of [undefined, '01900000-0000-7000-8000-000000000001']) {
        const plans = await plansOf((db) => listOpenFiles(db, { ...page, agencyIds, after }))
        assert.equal(plans.length, 1)
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
