import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aDraft, aDossier, driveTo, officerFor, taskOf } from '../../../test/support/dossier-builders.ts'
import { testWorld, type World } from '../../../test/support/world.ts'
import { listFilesUnderWay, requestFinancialDuty, requestSupplement } from './index.ts'

const PROCEDURE = 'bl-04'

let world: World
before(async () => {
  world = await testWorld()
})
after(() => world.close())

async function examined() {
  const { dossierId, state } = await driveTo(world, { procedureId: PROCEDURE, state: 'assigned' })
  const task = taskOf(state, 'examine')
  return { dossierId, token: task.token, ctx: world.contextFor(await officerFor(world, task)) }
}

test('every file of a procedure that has not ended is under way, also while a payment is waited for', async () => {
  const { draftId } = await aDraft(world, { procedureId: PROCEDURE })
  const sent = await aDossier(world, { procedureId: PROCEDURE })
  const paying = await examined()
  const duty = { amountVnd: 1_500_000, content: 'Lệ phí trước bạ', payBy: '' }
  const { dossierId, token } = paying
  assert.equal((await requestFinancialDuty(paying.ctx, { dossierId, token, ...duty })).kind, 'done')
  const asked = await examined()
  const lacking = { reason: 'Thiếu bản vẽ', paperIds: [], items: ['Bản vẽ'] }
  await requestSupplement(asked.ctx, { dossierId: asked.dossierId, token: asked.token, ...lacking })
  const issued = await driveTo(world, { procedureId: PROCEDURE, state: 'issued' })
  await driveTo(world, { procedureId: PROCEDURE, state: 'returned' })
  const files = await listFilesUnderWay(world.db, PROCEDURE)
  assert.deepEqual(
    Object.fromEntries(files.map(({ id, stage }) => [id, stage])),
    Object.fromEntries([
      [draftId, 'draft'],
      [sent.dossierId, 'sent'],
      [paying.dossierId, 'received'],
      [asked.dossierId, 'waiting'],
      [issued.dossierId, 'decided'],
    ]),
  )
})
