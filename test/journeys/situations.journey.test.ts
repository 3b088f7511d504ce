import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Actor, OfficerActor } from '../../src/modules/identity/index.ts'
import {
  aDraft,
  driveTo,
  loadDossier,
  type Milestone,
  officerFor,
  serviceOf,
  taskOf,
} from '../support/dossier-builders.ts'
import { aCounterDossier } from '../support/counter-dossier.ts'
import { DESK, PHONE, Seat } from '../support/journey.ts'
import { tinyPdf } from '../support/world.ts'
import { errorsOn, fillDay, send } from '../support/journey-form.ts'
import { journeyStage } from '../support/journey-stage.ts'

/** What can befall a file on its way, each through the pages alone, without script: officers at a desk, applicants on a telephone. */
const PROCEDURE = 'bl-04'
/** Leaves to its examiner whether other agencies are asked. */
const CONSULTING = 'bl-03'

const { app, browser } = await journeyStage()
const known = new Set<string>()

const at = (local: string) => app.clock.set(new Date(`${local}:00+07:00`))
const stateOf = async (dossierId: string) => (await loadDossier(app.world, dossierId)).state

const pressAct = (seat: Seat, act: string) =>
  seat.arrive(seat.page.locator(`main button[name="viec"][value="${act}"]`).first())

async function as(actor: Actor, act: (seat: Seat) => Promise<void>): Promise<void> {
  const screen = actor.kind === 'citizen' ? PHONE : DESK
  const seat = await Seat.open(browser, app, { screen, script: false, known, actor })
  await act(seat)
  await seat.leave()
}

async function fileAt(state: Milestone, procedureId = PROCEDURE) {
  at('2026-12-28T09:00')
  const made = await driveTo(app.world, { procedureId, state })
  const leader = await leaderOf(made.state.agencyId)
  return { ...made, leader, file: `/can-bo/ho-so/${made.dossierId}` }
}

async function underExamination() {
  const made = await fileAt('assigned')
  const task = taskOf(made.state, 'examine')
  const examiner = await officerFor(app.world, task)
  return { ...made, task, examiner, step: `${made.file}/buoc/${task.token}` }
}

function leaderOf(agencyId: string): Promise<OfficerActor> {
  const unitId = app.world.directory.getUnitOfKind(agencyId, 'leadership').id
  return app.world.officer([{ agencyId, unitId, role: 'agency_leader' }])
}

function deskOf(agencyId: string): Promise<OfficerActor> {
  return app.world.officer([{ agencyId, unitId: `${agencyId}.mot-cua`, role: 'receptionist' }])
}

async function isPdfFor(actor: Actor, path: string): Promise<void> {
  const answer = await (await app.signedIn(actor)).get(path)
  assert.equal(answer.bytes.subarray(0, 5).toString(), '%PDF-', path)
}

describe('through the pages, without JavaScript,', () => {
  test('a payment is asked for, proven and confirmed, and the clock stands still meanwhile', async () => {
    const { dossierId, applicant, examiner, leader, step, file, state } = await underExamination()
    await as(examiner, async (seat) => {
      await seat.go(`${step}/nghia-vu-tai-chinh`)
      await send(seat)
      assert.equal(await errorsOn(seat), 1, 'amount and purpose are asked for')
      await seat.page.locator('main input[name="amount"]').fill('1.500.000')
      await seat.page.locator('main textarea[name="content"]').fill('Lệ phí trước bạ, nộp tại Kho bạc')
      await send(seat)
    })
    at('2027-01-11T09:00')
    await as(applicant, async (seat) => {
      await seat.go(`/ho-so/${dossierId}`)
      assert.match(await seat.text(), /1\.500\.000 đồng/)
      await seat.follow('Vì sao hẹn ngày này')
      assert.match(await seat.text(), /chờ bạn nộp/)
      await seat.go(`/ho-so/${dossierId}`)
      await seat.follow('Gửi chứng từ nộp tiền')
      await seat.press('Gửi chứng từ')
      assert.equal(await errorsOn(seat), 1, 'day and picture are asked for')
      await fillDay(seat, 'paidOn', '11/1/2027')
      const picture = { name: 'bien-lai.pdf', mimeType: 'application/pdf', buffer: tinyPdf('Biên lai') }
      await seat.page.locator('main input[type="file"]').setInputFiles(picture)
      await seat.press('Gửi chứng từ')
      assert.match(await seat.text(), /Cơ quan đang xem chứng từ/)
    })
    await as(examiner, async (seat) => {
      await seat.go('/can-bo/nhac-viec')
      assert.match(await seat.text(), /Có chứng từ nộp tiền/)
      await seat.go('/can-bo/viec/mine')
      await seat.arrive(seat.page.locator(`main a[href^="${file}"]`).first())
      assert.match(await seat.text(), /Người nộp đã gửi chứng từ nộp tiền/)
      await seat.arrive(seat.page.locator(`main a[href="${file}/da-nop-tien"]`).first())
      await send(seat)
      assert.equal(await errorsOn(seat), 1, 'the number of the proof is asked for')
      await seat.page.locator('main input[name="receipt"]').fill('BL 0012345')
      await send(seat)
    })
    const after = await stateOf(dossierId)
    assert.equal(after.financialDuty, null)
    assert.ok(after.dueAt && state.dueAt && after.dueAt > state.dueAt, 'the days of waiting do not count')
    await as(leader, async (seat) => {
      await seat.go(`${file}/thoi-han`)
      assert.match(await seat.text(), /nộp/)
    })
  })

  test('a leader apologises with a new date, and the applicant reads why and until when', async () => {
    const { dossierId, applicant, leader, file, state } = await underExamination()
    at('2027-01-11T09:00')
    await as(leader, async (seat) => {
      await seat.go('/can-bo/sap-qua-han')
      await seat.arrive(seat.page.locator(`main a[href^="${file}"]`).first())
      await seat.go(`${file}/xin-loi-hen-lai`)
      await seat.page.locator('main textarea[name="reason"]').fill('')
      await pressAct(seat, 'xem-truoc')
      assert.ok((await errorsOn(seat)) > 0, 'the reason is asked for')
      await seat.page.locator('main textarea[name="reason"]').fill('Phải đo lại ranh giới thửa đất')
      await fillDay(seat, 'newDue', '22/1/2027')
      await pressAct(seat, 'xem-truoc')
      assert.match(await seat.text(), /Phải đo lại ranh giới thửa đất/)
      await pressAct(seat, 'gui')
    })
    const after = await stateOf(dossierId)
    assert.equal(after.extensions, 1)
    assert.ok(after.dueAt && state.dueAt && after.dueAt > state.dueAt)
    await as(applicant, async (seat) => {
      await seat.go(`/ho-so/${dossierId}`)
      assert.match(await seat.text(), /22\/01\/2027/)
    })
    await isPdfFor(applicant, `/ho-so/${dossierId}/phieu-xin-loi.pdf`)
  })

  test('papers are handed over to the unit with a slip', async () => {
    at('2026-12-28T09:00')
    const { dossierId, desk } = await aCounterDossier(app.world, PROCEDURE)
    const file = `/can-bo/ho-so/${dossierId}`
    await as(desk, async (seat) => {
      await seat.go('/can-bo/chuyen-ho-so')
      await seat.page.locator(`main input[name="chon"][value="${dossierId}"]`).check()
      await pressAct(seat, 'da-chon')
      const slip = await seat.page.locator('main a[href$="phieu-giao-nhan.pdf"]').first().getAttribute('href')
      await isPdfFor(desk, slip ?? '')
      await seat.go(`${file}/thoi-han`)
    })
    assert.notEqual((await stateOf(dossierId)).transferredAt, null)
    await isPdfFor(desk, `${file}/phieu-kiem-soat.pdf`)
  })

  test('what does not meet the conditions is refused with the reason, which the applicant can read', async () => {
    const { dossierId, applicant, examiner, step, task } = await underExamination()
    await as(examiner, async (seat) => {
      await seat.go(`${step}/hoan-thanh`)
      const refuse = seat.page.locator('main input[name="decision"][value="refuse"]')
      if ((await refuse.count()) > 0) await refuse.check()
      const consult = seat.page.locator('main input[name="consultation"][value="no"]')
      if ((await consult.count()) > 0) await consult.check()
      await seat.page.locator('main textarea[name="opinion"]').fill('Không phù hợp quy hoạch')
      await send(seat)
      const next = (await stateOf(dossierId)).tasks.find(({ kind }) => kind === 'propose')
      assert.ok(next, `a proposal follows ${task.stepId}`)
      await seat.hand(app, await officerFor(app.world, next))
      await seat.go(`/can-bo/ho-so/${dossierId}/buoc/${next.token}/de-xuat`)
      await seat.page.locator('main input[name="outcome"][value="refused"]').check()
      await seat.page.locator('main textarea[name="reason"]').fill('')
      await send(seat)
      assert.ok((await errorsOn(seat)) > 0, 'a refusal gives its reasons')
      await seat.page.locator('main textarea[name="reason"]').fill('Địa điểm không phù hợp quy hoạch')
      const opinion = seat.page.locator('main textarea[name="opinion"]')
      if ((await opinion.count()) > 0) await opinion.fill('Kính trình')
      await send(seat)
      assert.equal(await errorsOn(seat), 0, await seat.text())
    })
    const dossier = { dossierId, applicant, service: app.world.catalog.servicesOf(PROCEDURE)[0]! }
    const { state } = await driveTo(app.world, { procedureId: PROCEDURE, state: 'returned', dossier })
    assert.equal(state.outcome, 'refused')
    await as(applicant, async (seat) => {
      await seat.go(`/ho-so/${dossierId}`)
      assert.match(await seat.text(), /Địa điểm không phù hợp quy hoạch|không được giải quyết|từ chối/i)
    })
    await isPdfFor(applicant, `/ho-so/${dossierId}/phieu-tu-choi-giai-quyet.pdf`)
  })

  test('an applicant takes a file back', async () => {
    const { dossierId, applicant } = await underExamination()
    await as(applicant, async (seat) => {
      await seat.go(`/ho-so/${dossierId}/rut`)
      await seat.page.locator('main textarea[name="reason"]').fill('Tôi sẽ nộp lại sau')
      await seat.press('Rút hồ sơ')
      assert.match(await seat.text(), /rút/i)
    })
    assert.equal((await stateOf(dossierId)).status, 'withdrawn')
  })

  test('papers asked for after appraisal are given online, and a second request is held back by the rules', async () => {
    const { dossierId, applicant, examiner, step } = await underExamination()
    const ask = async (seat: Seat) => {
      await seat.go(`${step}/bo-sung`)
      await seat.page.locator('main textarea[name="items"]').fill('Bản vẽ mặt bằng')
      await seat.page.locator('main textarea[name="reason"]').fill('Thiếu bản vẽ')
      await send(seat)
    }
    await as(examiner, ask)
    at('2026-12-29T10:00')
    await as(applicant, async (seat) => {
      await seat.go(`/ho-so/${dossierId}/bo-sung`)
      assert.match(await seat.text(), /Bản vẽ mặt bằng/)
      await seat.page.locator('main textarea[name="message"]').fill('Tôi mô tả mặt bằng trong thư này.')
      await seat.press('Gửi phần bổ sung')
      assert.equal(await errorsOn(seat), 0, await seat.text())
    })
    assert.equal((await stateOf(dossierId)).supplement, null)
    await isPdfFor(applicant, `/ho-so/${dossierId}/phieu-bo-sung.pdf`)
    await as(examiner, async (seat) => {
      await ask(seat)
      assert.ok((await errorsOn(seat)) > 0, 'a second request needs its reason against the rules')
    })
    assert.equal((await stateOf(dossierId)).supplement, null)
  })

  test('another agency is asked until a day and answers by it', async () => {
    at('2026-12-28T09:00')
    const made = await driveTo(app.world, { procedureId: CONSULTING, state: 'assigned' })
    const task = taskOf(made.state, 'examine')
    await as(await officerFor(app.world, task), async (seat) => {
      await seat.go(`/can-bo/ho-so/${made.dossierId}/buoc/${task.token}/hoan-thanh`)
      await seat.page.locator('main input[name="consultation"][value="yes"]').check()
      await seat.page.locator('main textarea[name="opinion"]').fill('Kính đề nghị cho ý kiến')
      await send(seat)
      assert.equal(await errorsOn(seat), 0, await seat.text())
    })
    const asked = taskOf(await stateOf(made.dossierId), 'consult')
    await as(await officerFor(app.world, asked), async (seat) => {
      await seat.go(`/can-bo/ho-so/${made.dossierId}`)
      assert.match(await seat.text(), /trả lời chậm nhất/)
      await seat.go(`/can-bo/ho-so/${made.dossierId}/buoc/${asked.token}/hoan-thanh`)
      await seat.page.locator('main textarea[name="opinion"]').fill('Thống nhất')
      await send(seat)
    })
    assert.ok((await stateOf(made.dossierId)).tasks.every(({ token }) => token !== asked.token))
  })

  test('what came by post, sent by somebody authorised, counts from the record of its hand-over', async () => {
    at('2026-12-28T14:00')
    const { agencyId } = serviceOf(app.world, PROCEDURE)
    const desk = await deskOf(agencyId)
    const { draftId } = await aDraft(app.world, { procedureId: PROCEDURE, owner: desk })
    let dossierId = ''
    await as(desk, async (seat) => {
      await seat.go(`/can-bo/quay/ho-so/${draftId}/nguoi-dung-ten`)
      await seat.page.locator('main input[name="representative"]').fill('Lê Thị Được Giao')
      await send(seat)
      assert.ok((await errorsOn(seat)) > 0, 'who acts for another shows papers')
      await seat.page.locator('main input[name="representativeId"]').fill('095190000456')
      await seat.page.locator('main input[name="representativePaper"]').fill('Giấy ủy quyền ngày 20/12/2026')
      await send(seat)
      assert.equal(await errorsOn(seat), 0, await seat.text())
      await seat.go(`/can-bo/quay/ho-so/${draftId}/cach-nop`)
      await seat.page.locator('main input[value="post"]').check()
      await seat.press('Lưu')
      assert.ok((await errorsOn(seat)) > 0, 'the record is asked for')
      await seat.page.locator('main input[name="phieu-gui"]').fill('EB123456789VN')
      await fillDay(seat, 'ngay-ky', '28/12/2026')
      await seat.page.locator('main input[name="gio-ky"]').fill('9:30')
      await seat.press('Lưu')
      assert.match(await seat.text(), /EB123456789VN/)
      for (const box of await seat.page.locator('main input[name="checked"]').all()) await box.check()
      await send(seat)
      assert.match(seat.path, /^\/can-bo\/quay\/xong\//)
      dossierId = seat.path.split('/').at(-1) ?? ''
    })
    const { channel, content, receivedAt } = await stateOf(dossierId)
    assert.deepEqual([channel, content.applicant.representative?.name], ['post', 'Lê Thị Được Giao'])
    assert.equal(receivedAt?.toISOString(), '2026-12-28T02:30:00.000Z')
  })
})
