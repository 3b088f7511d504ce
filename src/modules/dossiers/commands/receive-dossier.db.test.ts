import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { driveTo } from '../../../../test/support/dossier-builders.ts'
import { testWorld, type World } from '../../../../test/support/world.ts'
import { localDateAt } from '../../../engines/calendar/index.ts'
import type { Catalog } from '../../catalog/index.ts'

const PROCEDURE = 'bl-07'

let world: World
before(async () => {
  world = await testWorld()
})
after(() => world.close())

/** The world in which files sent online have a limit of their own. */
function withOnlineLimit(amount: number): World {
  const catalog: Catalog = {
    ...world.catalog,
    getRevision: (procedureId, number) => {
      const found = world.catalog.getRevision(procedureId, number)
      const ways = found.record.ways.map((way) =>
        way.channel === 'online' ? { ...way, limit: { amount, unit: 'working_day' as const } } : way,
      )
      return { ...found, record: { ...found.record, ways } }
    },
  }
  return { ...world, catalog, contextFor: (actor) => ({ ...world.contextFor(actor), catalog }) }
}

const dueOn = async (inWorld: World) => {
  const { state } = await driveTo(inWorld, { procedureId: PROCEDURE, state: 'received' })
  assert.equal(state.channel, 'online')
  return localDateAt(state.dueAt!)
}

describe('the date of a file that is received', () => {
  test('is that of the procedure, or of the way by which it came where that has one of its own', async () => {
    // 24 November 2026 is a Tuesday; fifteen working days and five later.
    assert.equal(await dueOn(world), '2026-12-15')
    assert.equal(await dueOn(withOnlineLimit(5)), '2026-12-01')
  })
})
