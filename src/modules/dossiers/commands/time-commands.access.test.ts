import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { type Scene, testAccess, type Who } from '../../../../test/support/access-matrix.ts'
import { aCounterDossier } from '../../../../test/support/counter-dossier.ts'
import { driveTo, loadDossier, taskOf, upload } from '../../../../test/support/dossier-builders.ts'
import { newerRevision, withDays } from '../../../../test/support/newer-revision.ts'
import { testWorld, type World } from '../../../../test/support/world.ts'
import {
  confirmFinancialDuty,
  extendDeadline,
  moveToRevision,
  releaseStep,
  requestFinancialDuty,
  sendPaymentProof,
  stopDossier,
  transferDossier,
} from '../index.ts'

let made: World
let newer: World
before(async () => {
  made = await testWorld()
  newer = await newerRevision(made, 'bl-08', withDays(5))
})
after(() => made.close())
const world = () => made

interface StepScene extends Scene {
  readonly token: number
}

/** An examination that every examiner of the unit could take. */
async function atUnassigned(): Promise<StepScene> {
  const dossier = await driveTo(made, { procedureId: 'bl-08', state: 'assigned' })
  const { agencyId, unitId, token, assigneeAccountId } = taskOf(dossier.state, 'propose')
  const scene = { ...dossier, agencyId, unitId, token }
  const holder = made.contextFor(made.officerById(assigneeAccountId ?? ''))
  assert.equal((await releaseStep(holder, { ...scene, reason: '' })).kind, 'done')
  return scene
}

const billing = { amountVnd: 1_500_000, content: 'Lệ phí trước bạ', payBy: '' }

/** The same, waiting for a payment. */
async function atUnpaid(): Promise<StepScene> {
  const scene = await atUnassigned()
  const asker = made.contextFor(await made.officer([{ ...scene, role: 'examiner' }]))
  assert.equal((await requestFinancialDuty(asker, { ...scene, ...billing })).kind, 'done')
  return scene
}

async function atCounter(): Promise<Scene> {
  const { dossierId } = await aCounterDossier(made, 'bl-08')
  const { state } = await loadDossier(made, dossierId)
  const unitId = `${state.agencyId}.mot-cua`
  // Nobody has an account for it: the citizen of the table is a stranger like others.
  return { dossierId, applicant: await made.citizen(), agencyId: state.agencyId, unitId }
}

const own = (role: string): Who => `${role}, own unit` as Who
const anywhere = (role: string): Who[] => [own(role), `${role}, other unit` as Who]

testAccess({
  command: 'apologise and give a new date',
  world,
  scene: atUnassigned,
  // Whoever leads the agency that promised the date, wherever in it the file is.
  allowed: anywhere('agency_leader'),
  act: (ctx, { dossierId }) =>
    extendDeadline(ctx, { dossierId, newDueOn: '2026-12-04', reason: 'Phải đo lại' }),
})
testAccess({
  command: 'ask for a payment',
  world,
  scene: atUnassigned,
  allowed: [own('examiner')],
  act: (ctx, scene) => requestFinancialDuty(ctx, { ...scene, ...billing }),
})
testAccess({
  command: 'record a payment',
  world,
  scene: atUnpaid,
  // Whoever waits for it, or the desk of the agency.
  allowed: [own('examiner'), ...anywhere('receptionist')],
  act: (ctx, { dossierId }) =>
    confirmFinancialDuty(ctx, { dossierId, paidOn: '2026-11-24', receipt: 'AA/0001' }),
})
testAccess({
  command: 'send proof of a payment',
  world,
  scene: async () => {
    const scene = await atUnpaid()
    return { ...scene, fileIds: [await upload(made, scene.applicant)] }
  },
  allowed: ['applicant'],
  act: (ctx, { dossierId, fileIds }) => {
    const said = { requestId: crypto.randomUUID(), paidOn: '2026-11-24', receipt: '' }
    return sendPaymentProof(ctx, { dossierId, fileIds, ...said })
  },
})
testAccess({
  command: 'stop what was never paid',
  world,
  scene: atUnpaid,
  allowed: [own('examiner')],
  act: (ctx, scene) => stopDossier(ctx, { ...scene, reason: 'Không nộp' }),
})
testAccess({
  command: 'move to a newer revision',
  // As it is once a longer limit is in force.
  world: () => newer,
  scene: atUnassigned,
  // Leaders of the agency that answers for it, and of the unit that has it.
  allowed: [own('unit_leader'), ...anywhere('agency_leader')],
  act: (ctx, { dossierId }) =>
    moveToRevision(ctx, { dossierId, revision: 2, reason: '', places: {}, askedPaperIds: [] }),
})
testAccess({
  command: 'hand over to the unit',
  world,
  scene: atCounter,
  allowed: anywhere('receptionist'),
  act: (ctx, { dossierId }) => transferDossier(ctx, { dossierId, slipId: crypto.randomUUID() }),
})
