import { test, after, before } from 'node:test'
import { driveTo } from '../../../test/support/dossier-builders.ts'
import { testWorld, type World } from '../../../test/support/world.ts'
let world: World
before(async () => { console.time('world'); world = await testWorld(); console.timeEnd('world') })
after(() => world.close())
test('all', async () => {
  const owner = await world.citizen()
  for (const outcome of ['granted', 'refused'] as const)
  for (const { procedureId } of world.catalog.procedures) {
    try {
      const t = performance.now()
      const { acts } = await driveTo(world, { procedureId, owner, outcome, state: 'returned' })
      console.log(procedureId, outcome, Math.round(performance.now() - t), acts.join(' '))
    } catch (e) { console.log(procedureId, 'FAIL', (e as Error).message.slice(0, 400)) }
  }
})
