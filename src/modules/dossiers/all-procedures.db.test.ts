import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { driveTo } from '../../../test/support/dossier-builders.ts'
import { testWorld, type World } from '../../../test/support/world.ts'
import { listSteps } from '../../engines/workflow/index.ts'
import type { CitizenActor } from '../identity/index.ts'
import { rebuildProjections, sealRoots, verifyLedger } from './index.ts'

const PROCEDURES = Array.from({ length: 56 }, (_, index) => `bl-${String(index + 1).padStart(2, '0')}`)

/** `unit role` of every post somebody holds in demo mode. */
const HELD: ReadonlySet<string> = new Set(
  (
    JSON.parse(readFileSync(new URL('../../../packs/bac-lieu/demo.json', import.meta.url), 'utf8')) as {
      officers: { posts: { agency: string; unit: string; role: string }[] }[]
    }
  ).officers.flatMap(({ posts }) => posts.map(({ agency, unit, role }) => `${agency}.${unit} ${role}`)),
)

let world: World
let owner: CitizenActor
before(async () => {
  world = await testWorld()
  owner = await world.citizen()
})
after(() => world.close())

/** Steps for which nobody in the demo has the role in the unit that owns them. */
function unheld(
  procedureId: string,
  owners: Readonly<Record<string, { unitId: string }>>,
): readonly string[] {
  const graph = world.catalog.graphOf(world.catalog.findProcedure(procedureId)!)
  return listSteps(graph)
    .filter(({ id, role }) => !HELD.has(`${owners[id]?.unitId} ${role}`))
    .map(({ id, role }) => `${id}: ${role} of ${owners[id]?.unitId}`)
}

test('the pack has these procedures', () => {
  assert.deepEqual(
    world.catalog.procedures.map(({ procedureId }) => procedureId),
    PROCEDURES,
  )
})

describe('from a draft to a result in somebody’s hands', () => {
  for (const outcome of ['granted', 'refused'] as const) {
    for (const [index, procedureId] of PROCEDURES.entries()) {
      test(`${procedureId} ${outcome}`, async () => {
        const seed = outcome === 'granted' ? index : index + 1000
        const situations = outcome === 'granted'
        const { state } = await driveTo(world, {
          procedureId,
          owner,
          outcome,
          seed,
          situations,
          state: 'returned',
        })
        assert.equal(state.outcome, outcome)
        assert.equal(state.result?.outcome, outcome)
        assert.deepEqual(state.tasks, [])
        assert.deepEqual(unheld(procedureId, state.stepOwners), [])
        const revision = world.catalog.findProcedure(procedureId)!
        const { title, abbreviation } = revision.record.resultDocument
        const kind = outcome === 'granted' ? abbreviation : 'TB'
        assert.match(state.result.notation, new RegExp(`^\\d+/${kind}-`))
        if (outcome === 'granted') assert.equal(state.result.title, title.vi)
      })
    }
  }

  test('leaves a ledger without fault and projections that can be rebuilt', async () => {
    await sealRoots(world)
    assert.deepEqual((await verifyLedger(world.db)).faults, [])
    assert.equal(await rebuildProjections({ ...world, db: world.ownerDb }), 2 * PROCEDURES.length)
  })
})

describe('every step has somebody in the demo who may do it', () => {
  for (const procedureId of PROCEDURES) {
    test(`${procedureId}, at every agency that offers it`, () => {
      const revision = world.catalog.findProcedure(procedureId)!
      const missing = world.catalog
        .servicesOf(procedureId)
        .flatMap(({ agencyId }) => unheld(procedureId, world.catalog.stepOwners(revision, agencyId, {})))
      assert.deepEqual(missing, [])
    })
  }
})
