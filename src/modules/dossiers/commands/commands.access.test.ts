import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  actorAs,
  EVERYBODY,
  isStranger,
  type Scene,
  testAccess,
  type Who,
} from '../../../../test/support/access-matrix.ts'
import {
  aDraft,
  driveTo,
  examinerFor,
  loadDossier,
  type Milestone,
  paperIds,
  resultDraft,
  taskOf,
} from '../../../../test/support/dossier-builders.ts'
import { testWorld, type World } from '../../../../test/support/world.ts'
import type { StepKind } from '../../../engines/workflow/index.ts'
import type { CitizenActor, OfficerActor } from '../../identity/index.ts'
import {
  addNote,
  assignStep,
  claimStep,
  completeStepOf,
  declineDossier,
  findReadableDossier,
  handOverResult,
  issueResult,
  listWork,
  provideSupplement,
  receiveDossier,
  releaseStep,
  requestSupplement,
  searchDossiers,
  sendBack,
  sendMessage,
  stopDossier,
  submitAtCounter,
  submitDraft,
  withdrawDossier,
  WORK_LISTS,
} from '../index.ts'

let made: World
before(async () => {
  made = await testWorld()
})
after(() => made.close())
const world = () => made

interface StepScene extends Scene {
  readonly token: number
  readonly paperIds: readonly string[]
}

/** A dossier at an open step of that kind; `procedureId` is the shortest process that has one. */
async function at(kind: StepKind, state: Milestone, procedureId = 'bl-08'): Promise<StepScene> {
  const dossier = await driveTo(made, { procedureId, state })
  const loaded = await loadDossier(made, dossier.dossierId)
  const { agencyId, unitId, token } = taskOf(loaded.state, kind)
  return { ...dossier, agencyId, unitId, token, paperIds: paperIds(loaded) }
}

/** The examination is put back first, so that every examiner of the unit could take it. */
async function atUnassigned(): Promise<StepScene> {
  const scene = await at('propose', 'assigned')
  const task = taskOf((await loadDossier(made, scene.dossierId)).state, 'propose')
  const holder = made.officerById(task.assigneeAccountId ?? '')
  await releaseStep(made.contextFor(holder), { ...scene, reason: '' })
  return scene
}

async function atSupplement(state: 'submitted' | 'assigned'): Promise<StepScene> {
  const scene = await (state === 'submitted' ? at('receive', 'submitted') : at('propose', 'assigned'))
  const role = state === 'submitted' ? 'receptionist' : 'examiner'
  const asking = { ...scene, reason: 'Thiếu', items: ['Bản vẽ'], paperIds: [] }
  const outcome = await requestSupplement(made.contextFor(await made.holder({ ...scene, role })), asking)
  assert.equal(outcome.kind, 'done')
  return scene
}

/** Asked for more while the step was nobody's by name: every examiner of the unit could close it. */
async function atAbandoned(): Promise<StepScene> {
  const scene = await atUnassigned()
  const asker = made.contextFor(await made.officer([{ ...scene, role: 'examiner' }]))
  const asking = { ...scene, reason: 'Thiếu', items: ['Bản vẽ'], paperIds: [] }
  assert.equal((await requestSupplement(asker, asking)).kind, 'done')
  return scene
}

const own = (role: string): Who => `${role}, own unit` as Who
const anywhere = (role: string): Who[] => [own(role), `${role}, other unit` as Who]

testAccess({
  command: 'receive',
  world,
  scene: () => at('receive', 'submitted'),
  allowed: [own('receptionist')],
  act: (ctx, scene) => receiveDossier(ctx, { ...scene, checkedPaperIds: scene.paperIds }),
})
testAccess({
  command: 'decline',
  world,
  scene: () => at('receive', 'submitted'),
  allowed: [own('receptionist')],
  act: (ctx, scene) => declineDossier(ctx, { ...scene, reason: 'Không thuộc thẩm quyền' }),
})
testAccess({
  command: 'ask for more at the desk',
  world,
  scene: () => at('receive', 'submitted'),
  allowed: [own('receptionist')],
  act: (ctx, scene) => requestSupplement(ctx, { ...scene, reason: 'Thiếu', paperIds: [], items: ['x'] }),
})
testAccess({
  command: 'ask for more while processing',
  world,
  scene: () => atUnassigned(),
  allowed: [own('examiner')],
  act: (ctx, scene) => requestSupplement(ctx, { ...scene, reason: 'Thiếu', paperIds: [], items: ['x'] }),
})
testAccess({
  command: 'answer a request for more',
  world,
  scene: () => atSupplement('submitted'),
  allowed: ['applicant', ...anywhere('receptionist')],
  act: (ctx, { dossierId }) =>
    provideSupplement(ctx, { dossierId, papers: [], answers: {}, message: 'Đây ạ' }),
})
testAccess({
  command: 'answer a request of the examiner',
  world,
  scene: () => atSupplement('assigned'),
  // The desk of the agency, wherever in it the examiner sits.
  allowed: ['applicant', ...anywhere('receptionist')],
  act: (ctx, { dossierId }) =>
    provideSupplement(ctx, { dossierId, papers: [], answers: {}, message: 'Đây ạ' }),
})
testAccess({
  command: 'assign',
  world,
  scene: () => at('assign', 'received'),
  allowed: [own('assigner')],
  act: async (ctx, scene) => {
    const loaded = await loadDossier(made, scene.dossierId)
    const task = loaded.state.tasks[0]!
    return assignStep(ctx, { ...scene, accountId: await examinerFor(made, loaded, task), instruction: '' })
  },
})
testAccess({
  command: 're-assign',
  world,
  scene: () => at('propose', 'assigned'),
  allowed: [own('assigner'), own('unit_leader'), ...anywhere('agency_leader')],
  act: async (ctx, scene) => {
    const { accountId } = await made.officer([{ ...scene, role: 'examiner' }])
    return assignStep(ctx, { ...scene, accountId, instruction: '' })
  },
})
testAccess({
  command: 'claim',
  world,
  scene: () => atUnassigned(),
  allowed: [own('examiner')],
  act: claimStep,
})
testAccess({
  command: 'release what another holds',
  world,
  scene: () => at('propose', 'assigned'),
  allowed: [own('assigner'), own('unit_leader'), ...anywhere('agency_leader')],
  act: (ctx, scene) => releaseStep(ctx, { ...scene, reason: 'Đi vắng' }),
})
testAccess({
  command: 'propose',
  world,
  scene: () => atUnassigned(),
  allowed: [own('examiner')],
  act: (ctx, scene) => completeStepOf(ctx, { ...scene, opinion: '', draft: resultDraft() }),
})
testAccess({
  command: 'review',
  world,
  scene: () => at('review', 'proposed', 'bl-09'),
  allowed: [own('unit_leader')],
  act: (ctx, scene) => completeStepOf(ctx, { ...scene, opinion: '' }),
})
testAccess({
  command: 'approve',
  world,
  scene: () => at('approve', 'proposed'),
  allowed: [own('agency_leader')],
  act: (ctx, scene) => completeStepOf(ctx, { ...scene, opinion: '' }),
})
testAccess({
  command: 'send back',
  world,
  scene: () => at('approve', 'proposed'),
  allowed: [own('agency_leader')],
  act: (ctx, scene) => sendBack(ctx, { ...scene, toStepId: 'propose', reason: 'Xem lại' }),
})
testAccess({
  command: 'number and issue',
  world,
  scene: () => at('number', 'approved'),
  allowed: [own('clerk')],
  act: issueResult,
})
testAccess({
  command: 'hand over',
  world,
  scene: () => at('hand_over', 'issued'),
  allowed: [own('receptionist')],
  act: (ctx, scene) =>
    handOverResult(ctx, { ...scene, way: 'counter', receiverName: 'A', receiverPaper: '1', note: '' }),
})
testAccess({
  command: 'withdraw',
  world,
  scene: () => at('assign', 'received'),
  // At the desk for whoever has no account; wherever in the agency the file is.
  allowed: ['applicant', ...anywhere('receptionist')],
  act: (ctx, { dossierId }) =>
    withdrawDossier(ctx, { dossierId, reason: 'Thôi', askedBy: { name: 'A', paper: '1' } }),
})
testAccess({
  command: 'decline what was never completed',
  world,
  scene: () => atSupplement('submitted'),
  allowed: [own('receptionist')],
  act: (ctx, scene) => declineDossier(ctx, { ...scene, reason: 'Không bổ sung' }),
})
testAccess({
  command: 'stop what was never completed',
  world,
  scene: () => atAbandoned(),
  allowed: [own('examiner')],
  act: (ctx, scene) => stopDossier(ctx, { ...scene, reason: 'Không bổ sung' }),
})

const COLLEAGUES = EVERYBODY.filter((who) => !isStranger(who) && who !== 'applicant')
testAccess({
  command: 'note',
  world,
  scene: () => at('assign', 'received'),
  allowed: COLLEAGUES,
  act: (ctx, { dossierId }) => addNote(ctx, { dossierId, text: 'x', requestId: crypto.randomUUID() }),
})
testAccess({
  command: 'send a message',
  world,
  scene: () => at('assign', 'received'),
  allowed: ['applicant', ...COLLEAGUES],
  act: (ctx, { dossierId }) => sendMessage(ctx, { dossierId, text: 'x', requestId: crypto.randomUUID() }),
})
testAccess({
  command: 'read',
  world,
  scene: () => at('assign', 'received'),
  allowed: ['applicant', ...COLLEAGUES],
  act: async (ctx, { dossierId }) =>
    (await findReadableDossier(ctx, dossierId)) ? { kind: 'done' } : { kind: 'not-found' },
})
testAccess({
  command: 'submit a draft',
  world,
  scene: async () => {
    const applicant = await made.citizen()
    const { draftId, service } = await aDraft(made, { procedureId: 'bl-08', owner: applicant })
    return {
      dossierId: draftId,
      applicant,
      agencyId: service.agencyId,
      unitId: `${service.agencyId}.mot-cua`,
    }
  },
  allowed: ['applicant'],
  act: async (ctx, { dossierId }) => {
    const { actor } = ctx
    if (actor.kind === 'citizen')
      return submitDraft({ ...ctx, actor } satisfies { actor: CitizenActor }, dossierId)
    if (actor.kind !== 'officer') return { kind: 'not-found' }
    return submitAtCounter({ ...ctx, actor } satisfies { actor: OfficerActor }, {
      draftId: dossierId,
      checkedPaperIds: [],
    })
  },
})

describe('lists and search show no more than reading would', () => {
  test('an officer who may not read a dossier finds it in none of his lists and by no search', async () => {
    const name = 'Trịnh Thị Hiếm Có'
    const dossier = await driveTo(made, { procedureId: 'bl-08', state: 'assigned', applicant: { name } })
    const { state } = await loadDossier(made, dossier.dossierId)
    const scene = { ...dossier, ...taskOf(state, 'propose') }
    const now = made.clock.now()
    const soonUntil = new Date(now.getTime() + 90 * 86_400_000)
    for (const who of EVERYBODY.filter((one) => one.includes(','))) {
      const actor = (await actorAs(made, who, scene)) as OfficerActor
      const found = await searchDossiers(made.db, actor, { text: name })
      const byCode = await searchDossiers(made.db, actor, { text: state.code ?? '' })
      assert.equal(found.rows.length, isStranger(who) ? 0 : 1, who)
      assert.equal(byCode.rows.length, isStranger(who) ? 0 : 1, who)
      for (const list of isStranger(who) ? WORK_LISTS : []) {
        const { rows } = await listWork(made.db, actor, { list, now, soonUntil, limit: 1000 })
        assert.ok(
          rows.every(({ dossierId }) => dossierId !== dossier.dossierId),
          `${who} in ${list}`,
        )
      }
    }
  })
})
