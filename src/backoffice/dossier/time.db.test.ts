import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { driveTo, loadDossier, officerFor, taskOf } from '../../../test/support/dossier-builders.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import {
  extendDeadline,
  provideSupplement,
  requestFinancialDuty,
  requestSupplement,
} from '../../modules/dossiers/index.ts'
import { readPdf } from '../../platform/pdf/read-pdf.ts'

const PROCEDURE = 'bl-08'
const START = new Date('2026-11-24T09:00:00+07:00')

let app: TestApp
before(async () => {
  app = await testApp()
})
after(() => app.close())
beforeEach(() => app.clock.set(START))

const home = (dossierId: string) => `/can-bo/ho-so/${dossierId}`
const stateOf = async (dossierId: string) => (await loadDossier(app.world, dossierId)).state
const textOf = (pdf: Buffer) =>
  readPdf(pdf)
    .pages.map(({ text }) => text)
    .join(' ')
const dateIn = (name: string, [day, month, year]: readonly [string, string, string]) => ({
  [`${name}-day`]: day,
  [`${name}-month`]: month,
  [`${name}-year`]: year,
})

/** A file in the hands of its examiner, with everybody it takes to finish it. */
async function inWork(procedureId = PROCEDURE) {
  const { dossierId, applicant } = await driveTo(app.world, { procedureId, state: 'assigned' })
  const state = await stateOf(dossierId)
  const task = state.tasks[0]
  assert.ok(task)
  const { agencyId } = state
  const seat = (kind: 'leadership' | 'one_stop') => ({
    agencyId,
    unitId: app.world.directory.getUnitOfKind(agencyId, kind).id,
  })
  const examiner = await officerFor(app.world, task)
  const leader = await app.world.officer([
    { ...seat('leadership'), role: 'agency_leader', title: 'Phó Giám đốc' },
  ])
  const desk = await app.world.officer([{ ...seat('one_stop'), role: 'receptionist' }])
  return { dossierId, applicant, task, token: task.token, examiner, leader, desk }
}

type InWork = Awaited<ReturnType<typeof inWork>>

const bill = (file: InWork) =>
  requestFinancialDuty(app.world.contextFor(file.examiner), {
    ...file,
    amountVnd: 1_500_000,
    content: 'Lệ phí trước bạ theo Thông báo 12/TB-CT',
    payBy: '2026-12-15',
  })
const ask = (file: InWork) =>
  requestSupplement(app.world.contextFor(file.examiner), {
    ...file,
    reason: 'Thiếu',
    paperIds: [],
    items: ['x'],
  })

describe('an apology with a new date', () => {
  const letter = { ...dateIn('newDue', ['4', '12', '2026']), reason: 'Phải đo lại thửa đất' }
  const pathOf = (dossierId: string) => `${home(dossierId)}/xin-loi-hen-lai`

  test('begins with who had the file, when the letter must be out, and a draft of it', async () => {
    const { dossierId, leader, task } = await inWork()
    const visitor = await app.signedIn(leader)
    assert.ok(
      (await visitor.get(home(dossierId))).text.includes(`href="${pathOf(dossierId)}"`),
      'it is offered',
    )
    const form = await visitor.get(pathOf(dossierId))
    assert.equal(form.status, 200)
    checkHtml(form.text)
    assert.match(form.text, /17:00 25\/11\/2026/, 'a working day before it is due')
    assert.match(form.text, /Nghị định 61\/2018\/NĐ-CP, Điều 19 khoản 9/)
    const unit = app.world.directory.getUnit(task.unitId).name.vi
    assert.match(form.text, new RegExp(`<textarea[^>]*>[^<]*tại ${unit} từ ngày 24/11/2026`))
    assert.match(form.text, /name="newDue-day"[^>]*value="27"/)
    assert.doesNotMatch(form.text, /Đã quá thời điểm phải gửi phiếu/)
    app.clock.set(new Date('2026-11-26T09:00:00+07:00'))
    const later = await app.signedIn(leader)
    assert.match((await later.get(pathOf(dossierId))).text, /Đã quá thời điểm phải gửi phiếu/)
  })

  test('is read before it is sent, then there is the letter for the officers and the applicant, who is told', async () => {
    const { dossierId, leader, applicant } = await inWork()
    const visitor = await app.signedIn(leader)
    const path = pathOf(dossierId)
    const preview = await visitor.post(path, letter)
    assert.equal(preview.status, 200)
    checkHtml(preview.text)
    assert.match(preview.text, /17:00 04\/12\/2026/)
    assert.equal((await stateOf(dossierId)).extensions, 0, 'nothing is sent yet')
    const draft = await visitor.post(`${path}/ban-thao.pdf`, letter, { form: path })
    assert.match(textOf(draft.bytes), /PHIẾU XIN LỖI.*Phải đo lại thửa đất.*17 giờ 00 phút, ngày 04 tháng 12/)
    const again = await visitor.post(path, { ...letter, viec: 'sua' })
    assert.match(again.text, /<textarea[^>]*>Phải đo lại thửa đất/)
    const sent = await visitor.post(path, { ...letter, viec: 'gui' })
    assert.deepEqual([sent.status, sent.location], [303, home(dossierId)])
    const page = await visitor.get(home(dossierId))
    checkHtml(page.text)
    assert.match(page.text, /Đã gửi phiếu xin lỗi, hẹn lại hồ sơ [^ ]+ đến 17:00 04\/12\/2026/)
    assert.ok(page.text.includes(`href="${home(dossierId)}/phieu-xin-loi.pdf"`))
    const pdf = await visitor.get(`${home(dossierId)}/phieu-xin-loi.pdf`)
    const text = textOf(pdf.bytes)
    for (const words of [
      /\d+\/PXL-/,
      /17 giờ 00 phút, ngày 26 tháng 11/,
      /KT\. GIÁM ĐỐC/,
      /từ ngày 24\/11\/2026/,
    ])
      assert.match(text, words)
    assert.deepEqual(
      readPdf(pdf.bytes).pages.map(({ widthMm, heightMm }) => [widthMm, heightMm]),
      [[148, 210]],
    )
    const citizen = await app.signedIn(applicant)
    const own = await citizen.get(`/ho-so/${dossierId}`)
    checkHtml(own.text)
    assert.ok(own.text.includes(`href="/ho-so/${dossierId}/phieu-xin-loi.pdf"`))
    assert.deepEqual((await citizen.get(`/ho-so/${dossierId}/phieu-xin-loi.pdf`)).bytes, pdf.bytes)
    const told = await app.world.db
      .selectFrom('notifications')
      .select('kind')
      .where('dossier_id', '=', dossierId)
      .execute()
    assert.ok(told.some(({ kind }) => kind === 'dossier.extended'))
    const { lastSeq } = await stateOf(dossierId)
    const twice = await visitor.post(path, { ...letter, viec: 'gui' }, { form: home(dossierId) })
    assert.equal(twice.status, 303, 'the button pressed twice')
    assert.equal((await stateOf(dossierId)).lastSeq, lastSeq)
  })

  test('with a day or reason that cannot be keeps what was typed and says what is wrong', async () => {
    const { dossierId, leader } = await inWork()
    const visitor = await app.signedIn(leader)
    const cases = [
      [{ ...letter, ...dateIn('newDue', ['31', '2', '2027']) }, 'newDue-day', /chưa đúng/],
      [{ ...letter, ...dateIn('newDue', ['6', '12', '2026']) }, 'newDue-day', /ngày nghỉ/],
      [
        { ...letter, ...dateIn('newDue', ['26', '11', '2026']) },
        'newDue-day',
        /sau ngày hẹn hiện nay \(26\/11\/2026\)/,
      ],
      [{ ...letter, reason: ' ' }, 'reason', /lý do chậm/],
    ] as const
    for (const [fields, id, words] of cases) {
      for (const viec of ['xem-truoc', 'gui']) {
        const answer = await visitor.post(pathOf(dossierId), { ...fields, viec })
        assert.equal(answer.status, 422)
        checkHtml(answer.text)
        assert.ok(answer.text.includes(`href="#${id}"`), id)
        assert.match(answer.text, words)
      }
    }
    assert.equal((await stateOf(dossierId)).extensions, 0)
  })

  test('beyond the allowed number is refused with the rule named, and so is one that cannot be now', async () => {
    const file = await inWork()
    const visitor = await app.signedIn(file.leader)
    const ctx = app.world.contextFor(await app.world.officer(file.leader.posts))
    await extendDeadline(ctx, { ...file, newDueOn: '2026-12-04', reason: 'Đo lại' })
    for (const answer of [
      await visitor.get(pathOf(file.dossierId)),
      await visitor.post(pathOf(file.dossierId), { ...letter, viec: 'gui' }, { form: home(file.dossierId) }),
    ]) {
      assert.equal(answer.status, 409)
      checkHtml(answer.text)
      assert.match(answer.text, /hẹn lại 1 lần, quy định cho phép tối đa 1 lần \([^)]*Điều 19 khoản 9/)
    }
    const waiting = await inWork()
    await ask(waiting)
    const there = await (await app.signedIn(waiting.leader)).get(pathOf(waiting.dossierId))
    assert.equal(there.status, 409)
    assert.match(there.text, /đang chờ người nộp/)
  })

  test('comes first for the leader when the date is near, and is signed by no other', async () => {
    const file = await inWork()
    const link = `href="${pathOf(file.dossierId)}"`
    const leader = await app.signedIn(file.leader)
    const near = (await leader.get(home(file.dossierId))).text
    assert.ok(near.indexOf(link) < near.indexOf('<details'), 'due in two days: before "Khác"')
    const far = await inWork('bl-02')
    const there = (await (await app.signedIn(far.leader)).get(home(far.dossierId))).text
    assert.ok(there.indexOf(`href="${pathOf(far.dossierId)}"`) > there.indexOf('<details'))
    const examiner = await app.signedIn(file.examiner)
    assert.ok(!(await examiner.get(home(file.dossierId))).text.includes(link))
    assert.equal((await examiner.get(pathOf(file.dossierId))).status, 403)
  })
})

describe('a payment', () => {
  test('is asked for by the examiner, and the applicant sees how much, what for, until when and what to do', async () => {
    const { dossierId, token, examiner, applicant } = await inWork()
    const visitor = await app.signedIn(examiner)
    const path = `${home(dossierId)}/buoc/${token}/nghia-vu-tai-chinh`
    assert.ok((await visitor.get(home(dossierId))).text.includes(`href="${path}"`), 'it is offered')
    const form = await visitor.get(path)
    checkHtml(form.text)
    assert.match(form.text, /không tính vào thời hạn giải quyết/)
    const wrong = await visitor.post(path, {
      amount: '1,5',
      content: '',
      ...dateIn('payBy', ['1', '1', '2026']),
    })
    assert.equal(wrong.status, 422)
    checkHtml(wrong.text)
    for (const id of ['amount', 'content', 'payBy-day']) assert.ok(wrong.text.includes(`href="#${id}"`), id)
    const fields = {
      amount: '1.500.000',
      content: 'Lệ phí trước bạ, nộp tại Kho bạc',
      ...dateIn('payBy', ['15', '12', '2026']),
    }
    assert.equal((await visitor.post(path, fields)).status, 303)
    const page = await visitor.get(home(dossierId))
    checkHtml(page.text)
    assert.match(page.text, /chờ nộp tiền/)
    assert.ok(page.text.includes(`href="${home(dossierId)}/da-nop-tien"`))
    assert.equal((await visitor.post(path, fields, { form: home(dossierId) })).status, 409)
    const own = await (await app.signedIn(applicant)).get(`/ho-so/${dossierId}`)
    checkHtml(own.text)
    assert.match(
      own.text,
      /Bạn cần nộp tiền[\s\S]*1\.500\.000 đồng[\s\S]*Lệ phí trước bạ[\s\S]*15\/12\/2026[\s\S]*mang chứng từ đến/,
    )
  })

  test('is recorded at the desk too, with the proof, and once', async () => {
    const file = await inWork()
    await bill(file)
    const path = `${home(file.dossierId)}/da-nop-tien`
    const desk = await app.signedIn(file.desk)
    assert.ok((await desk.get(home(file.dossierId))).text.includes(`href="${path}"`), 'it is offered')
    const form = await desk.get(path)
    checkHtml(form.text)
    assert.match(form.text, /1\.500\.000 đồng[\s\S]*Thông báo 12\/TB-CT[\s\S]*15\/12\/2026/)
    const wrong = await desk.post(path, { ...dateIn('paidOn', ['25', '11', '2026']), receipt: ' ' })
    assert.equal(wrong.status, 422)
    checkHtml(wrong.text)
    for (const id of ['paidOn-day', 'receipt']) assert.ok(wrong.text.includes(`href="#${id}"`), id)
    const proof = { ...dateIn('paidOn', ['24', '11', '2026']), receipt: 'AA/0001' }
    assert.equal((await desk.post(path, proof)).status, 303)
    assert.match((await desk.get(home(file.dossierId))).text, /Đã ghi nhận nộp tiền/)
    const { lastSeq, status } = await stateOf(file.dossierId)
    assert.equal(status, 'processing')
    assert.equal((await desk.post(path, proof, { form: home(file.dossierId) })).status, 303)
    assert.equal((await (await app.signedIn(file.examiner)).get(path)).status, 409)
    assert.equal((await stateOf(file.dossierId)).lastSeq, lastSeq)
    const own = await (await app.signedIn(file.applicant)).get(`/ho-so/${file.dossierId}`)
    assert.doesNotMatch(own.text, /Bạn cần nộp tiền/)
  })

  test('is not for an officer of another role to record', async () => {
    const file = await inWork()
    await bill(file)
    const clerk = await app.world.officer([{ ...file.task, role: 'clerk' }])
    const answer = await (await app.signedIn(clerk)).get(`${home(file.dossierId)}/da-nop-tien`)
    assert.equal(answer.status, 409)
    checkHtml(answer.text)
  })

  test('that never comes closes the file, with a notice to take home', async () => {
    const file = await inWork()
    await bill(file)
    const visitor = await app.signedIn(file.examiner)
    const path = `${home(file.dossierId)}/buoc/${file.token}/dung`
    const form = await visitor.get(path)
    checkHtml(form.text)
    assert.match(form.text, /1\.500\.000 đồng/)
    assert.equal((await visitor.post(path, { reason: 'Quá hạn nộp, đã nhắc hai lần' })).status, 303)
    const pdf = await (await app.signedIn(file.applicant)).get(`/ho-so/${file.dossierId}/thong-bao-dung.pdf`)
    assert.match(textOf(pdf.bytes), /nghĩa vụ tài chính gồm: - 1\.500\.000 đồng: Lệ phí.*Quá hạn nộp/)
    assert.deepEqual((await visitor.get(`${home(file.dossierId)}/thong-bao-dung.pdf`)).bytes, pdf.bytes)
    assert.ok((await visitor.get(home(file.dossierId))).text.includes('thong-bao-dung.pdf'))
  })
})

describe('a request for more', () => {
  const wanted = { items: 'Bản vẽ', reason: 'Thiếu bản vẽ' }
  const pathOf = ({ dossierId, token }: InWork) => `${home(dossierId)}/buoc/${token}/bo-sung`

  test('says until when it may be made, how often, and what it does to the clock', async () => {
    const file = await inWork()
    const form = await (await app.signedIn(file.examiner)).get(pathOf(file))
    checkHtml(form.text)
    assert.match(
      form.text,
      /Được yêu cầu đến[\s\S]*17:00 27\/11\/2026[\s\S]*đã yêu cầu 0 lần, tối đa 1 lần[\s\S]*tính lại từ đầu/,
    )
    assert.doesNotMatch(form.text, /name="againstRules"/)
  })

  test('that is late, or one too many, is sent once it is ticked that this is known', async () => {
    const file = await inWork('bl-02')
    await ask(file)
    await provideSupplement(app.world.contextFor(file.applicant), {
      ...file,
      papers: [],
      answers: {},
      message: 'Đây ạ',
    })
    app.clock.set(new Date('2026-12-01T09:00:00+07:00'))
    const visitor = await app.signedIn(file.examiner)
    const form = await visitor.get(pathOf(file))
    checkHtml(form.text)
    assert.match(form.text, /Đã quá hạn được yêu cầu bổ sung[\s\S]*đủ số lần được phép/)
    const without = await visitor.post(pathOf(file), wanted)
    assert.equal(without.status, 422)
    checkHtml(without.text)
    assert.ok(without.text.includes('href="#againstRules"'))
    assert.equal((await visitor.post(pathOf(file), { ...wanted, againstRules: 'yes' })).status, 303)
    assert.equal((await stateOf(file.dossierId)).supplementCount, 2)
  })
})

describe('a consultation', () => {
  test('is sent with the day to answer by, which the agency asked and everybody else sees', async () => {
    const file = await inWork('bl-02')
    const examiner = await app.signedIn(file.examiner)
    const path = `${home(file.dossierId)}/buoc/${file.token}/hoan-thanh`
    const form = await examiner.get(path)
    checkHtml(form.text)
    assert.match(
      form.text,
      /chậm nhất ngày[\s\S]*name="answerBy-day"[^>]*value="03"/,
      'seven working days of the plan',
    )
    const asking = { opinion: 'Đề nghị cho ý kiến về vị trí', consultation: 'yes', decision: 'grant' }
    const rest = await examiner.post(path, { ...asking, ...dateIn('answerBy', ['29', '11', '2026']) })
    assert.equal(rest.status, 422)
    checkHtml(rest.text)
    assert.ok(rest.text.includes('href="#answerBy-day"'))
    assert.equal(
      (await examiner.post(path, { ...asking, ...dateIn('answerBy', ['27', '11', '2026']) })).status,
      303,
    )
    const consult = taskOf(await stateOf(file.dossierId), 'consult')
    const asked = await app.signedIn(await officerFor(app.world, consult))
    const answering = await asked.get(`${home(file.dossierId)}/buoc/${consult.token}/hoan-thanh`)
    checkHtml(answering.text)
    assert.match(answering.text, /đề nghị cho ý kiến, trả lời chậm nhất 17:00 27\/11\/2026 \(còn 3 ngày\)/)
    assert.match((await examiner.get(home(file.dossierId))).text, /trả lời chậm nhất 17:00 27\/11\/2026/)
    app.clock.set(new Date('2026-12-01T17:00:00+07:00'))
    const late = await (await app.signedIn(file.examiner)).get(home(file.dossierId))
    checkHtml(late.text)
    assert.match(
      late.text,
      /trả lời chậm nhất 17:00 27\/11\/2026 <strong class="govuk-tag govuk-tag--red">\s*trễ 2 ngày/,
    )
  })

  test('that is not asked for needs no day', async () => {
    const file = await inWork('bl-02')
    const examiner = await app.signedIn(file.examiner)
    const path = `${home(file.dossierId)}/buoc/${file.token}/hoan-thanh`
    const fields = {
      opinion: '',
      consultation: 'no',
      decision: 'grant',
      ...dateIn('answerBy', ['99', '', '']),
    }
    assert.equal((await examiner.post(path, fields)).status, 303)
  })
})

describe('a refusal after appraisal', () => {
  test('has form 03 beside the decision, for the officers and the applicant', async () => {
    const { dossierId, applicant, state } = await driveTo(app.world, {
      procedureId: PROCEDURE,
      state: 'issued',
      outcome: 'refused',
    })
    const clerk = await app.world.officer([
      { agencyId: state.agencyId, unitId: `${state.agencyId}.mot-cua`, role: 'clerk' },
    ])
    const visitor = await app.signedIn(clerk)
    assert.ok((await visitor.get(home(dossierId))).text.includes('phieu-tu-choi-giai-quyet.pdf'))
    const pdf = await visitor.get(`${home(dossierId)}/phieu-tu-choi-giai-quyet.pdf`)
    assert.match(
      textOf(pdf.bytes),
      /không giải quyết hồ sơ này.*Địa điểm không phù hợp quy hoạch\..*Kèm theo Thông báo số/,
    )
    const citizen = await app.signedIn(applicant)
    assert.ok((await citizen.get(`/ho-so/${dossierId}`)).text.includes('phieu-tu-choi-giai-quyet.pdf'))
    assert.equal((await citizen.get(`/ho-so/${dossierId}/phieu-tu-choi-giai-quyet.pdf`)).status, 200)
  })

  test('is none where the result was granted, and no paper is there before its event', async () => {
    const { dossierId, applicant } = await driveTo(app.world, { procedureId: PROCEDURE, state: 'issued' })
    const citizen = await app.signedIn(applicant)
    for (const paper of ['phieu-tu-choi-giai-quyet', 'phieu-xin-loi', 'thong-bao-dung'])
      assert.equal((await citizen.get(`/ho-so/${dossierId}/${paper}.pdf`)).status, 404, paper)
  })
})
