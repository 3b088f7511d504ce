import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import {
  aDossier,
  aDraft,
  driveTo,
  loadDossier,
  officerFor,
  paperIds,
  taskOf,
} from '../../../test/support/dossier-builders.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import { claimStep, requestSupplement, submitAtCounter } from '../../modules/dossiers/index.ts'
import type { OfficerActor } from '../../modules/identity/index.ts'

const PROCEDURE = 'bl-08'

let app: TestApp
before(async () => {
  app = await testApp()
})
after(() => app.close())

const home = (dossierId: string) => `/can-bo/ho-so/${dossierId}`
const stateOf = async (dossierId: string) => (await loadDossier(app.world, dossierId)).state

function receptionistOf(agencyId: string): Promise<OfficerActor> {
  return app.world.officer([{ agencyId, unitId: `${agencyId}.mot-cua`, role: 'receptionist' }])
}

/** A file in work whose examiner asked for more. */
async function abandoned() {
  const { dossierId, applicant } = await driveTo(app.world, { procedureId: PROCEDURE, state: 'assigned' })
  const task = taskOf(await stateOf(dossierId), 'propose')
  const examiner = await officerFor(app.world, task)
  const asking = { dossierId, token: task.token, reason: 'Thiếu chữ ký', paperIds: [], items: ['Ký tên'] }
  assert.equal((await requestSupplement(app.world.contextFor(examiner), asking)).kind, 'done')
  const path = `${home(dossierId)}/buoc/${task.token}/dung`
  return { dossierId, applicant, task, path, visitor: await app.signedIn(examiner) }
}

describe('a file that is never completed', () => {
  test('is stopped by whoever waits for it, with a reason that its applicant reads', async () => {
    const { dossierId, applicant, path, visitor } = await abandoned()
    const page = await visitor.get(home(dossierId))
    assert.ok(page.text.includes(path), 'it is offered')
    const form = await visitor.get(path)
    checkHtml(form.text)
    assert.match(form.text, /Thiếu chữ ký; Ký tên/)
    const empty = await visitor.post(path, { reason: ' ' })
    assert.equal(empty.status, 422)
    checkHtml(empty.text)
    assert.equal((await visitor.post(path, { reason: 'Đã nhắc 2 lần, không bổ sung' })).status, 303)
    assert.equal((await stateOf(dossierId)).status, 'stopped')
    const closed = await visitor.get(home(dossierId))
    checkHtml(closed.text)
    assert.match(closed.text, /Đã dừng giải quyết<\/strong>, [^<]*Đã nhắc 2 lần/)
    const { lastSeq } = await stateOf(dossierId)
    assert.equal((await visitor.post(path, { reason: 'Lần nữa' }, { form: home(dossierId) })).status, 303)
    assert.equal((await stateOf(dossierId)).lastSeq, lastSeq, 'once is enough')
    const citizen = await app.signedIn(applicant)
    const told = await citizen.get(`/ho-so/${dossierId}`)
    checkHtml(told.text)
    assert.match(told.text, /Đã dừng/)
    assert.match(told.text, /Đã nhắc 2 lần, không bổ sung/)
    assert.doesNotMatch(told.text, /\/bo-sung"/)
  })

  test('tells its applicant by mail or text message', async () => {
    const { dossierId, path, visitor } = await abandoned()
    await visitor.post(path, { reason: 'Không bổ sung' })
    const told = await app.world.db
      .selectFrom('notifications')
      .select('kind')
      .where('dossier_id', '=', dossierId)
      .execute()
    assert.ok(told.some(({ kind }) => kind === 'dossier.stopped'))
  })

  test('cannot be stopped before it was asked for anything, nor after the answer came', async () => {
    const { dossierId } = await driveTo(app.world, { procedureId: PROCEDURE, state: 'assigned' })
    const task = taskOf(await stateOf(dossierId), 'propose')
    const visitor = await app.signedIn(await officerFor(app.world, task))
    const path = `${home(dossierId)}/buoc/${task.token}/dung`
    assert.equal((await visitor.get(path)).status, 409)
    const answer = await visitor.post(path, { reason: 'Không bổ sung' }, { form: home(dossierId) })
    assert.equal(answer.status, 409)
    assert.equal((await stateOf(dossierId)).status, 'processing')
  })

  test('can be completed at the desk, which is led there from the page of the file', async () => {
    const { dossierId, task } = await abandoned()
    const desk = await app.signedIn(await receptionistOf(task.agencyId))
    const page = await desk.get(home(dossierId))
    checkHtml(page.text)
    assert.match(page.text, new RegExp(`href="/can-bo/quay/bo-sung/${dossierId}"[^>]*>\\s*Nhận bổ sung`))
    assert.doesNotMatch(page.text, /Bạn không có việc/)
  })
})

describe('an applicant at the desk who wants the file back', () => {
  async function atCounter() {
    const { service, ...draft } = await aDraft(app.world, {
      procedureId: PROCEDURE,
      owner: await receptionistOf((await sample()).agencyId),
    })
    const owner = draft.owner as OfficerActor
    const outcome = await submitAtCounter(
      { ...app.world.contextFor(owner), actor: owner },
      { draftId: draft.draftId, checkedPaperIds: await idsOfPapers() },
    )
    assert.equal(outcome.kind, 'submitted')
    const { state } = await loadDossier(app.world, draft.draftId)
    assert.equal(state.applicantAccountId, null, 'somebody without an account')
    return { dossierId: state.id, agencyId: service.agencyId, visitor: await app.signedIn(owner) }
  }

  async function sample() {
    return taskOf((await driveTo(app.world, { procedureId: PROCEDURE, state: 'submitted' })).state, 'receive')
  }

  async function idsOfPapers(): Promise<readonly string[]> {
    const { dossierId } = await aDossier(app.world, { procedureId: PROCEDURE })
    return paperIds(await loadDossier(app.world, dossierId))
  }

  test('gets it, with who asked, which paper was shown and why', async () => {
    const { dossierId, visitor } = await atCounter()
    const path = `${home(dossierId)}/rut`
    assert.ok((await visitor.get(home(dossierId))).text.includes(`href="${path}"`), 'it is offered')
    const form = await visitor.get(path)
    checkHtml(form.text)
    const empty = await visitor.post(path, { name: '', paper: ' ', reason: '' })
    assert.equal(empty.status, 422)
    checkHtml(empty.text)
    for (const id of ['name', 'paper', 'reason']) assert.ok(empty.text.includes(`href="#${id}"`), id)
    const asked = { name: 'Lê Thị Đổi Ý', paper: '095190000123', reason: 'Bán đất cho người khác' }
    assert.equal((await visitor.post(path, asked)).status, 303)
    assert.equal((await stateOf(dossierId)).status, 'withdrawn')
    const closed = await visitor.get(home(dossierId))
    checkHtml(closed.text)
    assert.match(closed.text, /Bán đất cho người khác/)
    assert.match(closed.text, /Lê Thị Đổi Ý \(095190000123\)/)
    assert.ok(!closed.text.includes(`href="${path}"`), 'it is not offered again')
    assert.equal((await visitor.post(path, asked, { form: home(dossierId) })).status, 303)
    assert.equal((await visitor.get(path)).location, home(dossierId))
  })

  test('is offered the same while the file waits for reception', async () => {
    const { dossierId, task } = await submitted()
    const visitor = await app.signedIn(await receptionistOf(task.agencyId))
    const page = await visitor.get(`/can-bo/tiep-nhan/${dossierId}`)
    assert.ok(page.text.includes(`href="${home(dossierId)}/rut"`))
  })

  test('is not where there is a result, nor with other roles or agencies', async () => {
    const issued = await driveTo(app.world, { procedureId: PROCEDURE, state: 'issued' })
    const task = taskOf(await stateOf(issued.dossierId), 'hand_over')
    const desk = await app.signedIn(await receptionistOf(task.agencyId))
    const late = await desk.get(`${home(issued.dossierId)}/rut`)
    assert.equal(late.location, home(issued.dossierId))
    const { dossierId } = await submitted()
    const clerk = await app.signedIn(
      await app.world.officer([{ agencyId: task.agencyId, unitId: task.unitId, role: 'clerk' }]),
    )
    assert.equal((await clerk.get(`${home(dossierId)}/rut`)).status, 403)
    const other = await app.signedIn(await receptionistOf('ubnd-phuong-2'))
    assert.equal((await other.get(`${home(dossierId)}/rut`)).status, 404)
  })

  async function submitted() {
    const { dossierId, state } = await driveTo(app.world, { procedureId: PROCEDURE, state: 'submitted' })
    return { dossierId, task: taskOf(state, 'receive') }
  }
})

describe('who has a file since when', () => {
  test('is told from when it was taken, not from when the step began', async () => {
    const { dossierId } = await driveTo(app.world, { procedureId: PROCEDURE, state: 'proposed' })
    const task = taskOf(await stateOf(dossierId), 'approve')
    const leader = await officerFor(app.world, task)
    app.clock.advance(3 * 3_600_000)
    await claimStep(app.world.contextFor(leader), { dossierId, token: task.token })
    const page = await (await app.signedIn(leader)).get(home(dossierId))
    const since = new Date(app.clock.now().getTime() + 7 * 3_600_000).toISOString().slice(11, 16)
    assert.match(page.text, new RegExp(`${leader.name} \\([^)]*\\), từ ${since} `))
  })
})
