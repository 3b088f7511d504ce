import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { aDraft, driveTo, loadDossier, serviceOf } from '../../../test/support/dossier-builders.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import type { Fields, Visitor } from '../../../test/support/visitor.ts'
import { applicablePapers, findDraft } from '../../modules/dossiers/index.ts'
import type { OfficerActor } from '../../modules/identity/index.ts'
import { readPdf } from '../../platform/pdf/read-pdf.ts'

const PROCEDURE = 'bl-08'
/** Answered within the day. */
const SAME_DAY = 'bl-26'
const DESK = '/can-bo/quay'

let app: TestApp
let serviceId: string
let officer: OfficerActor
let visitor: Visitor
before(async () => {
  app = await testApp()
  serviceId = serviceOf(app.world, PROCEDURE).id
  officer = await deskOf(serviceOf(app.world, PROCEDURE).agencyId)
  visitor = await app.signedIn(officer)
})
after(() => app.close())

const deskOf = (agencyId: string) =>
  app.world.officer([
    {
      agencyId,
      unitId: app.world.directory.getUnitOfKind(agencyId, 'one_stop').id,
      role: 'receptionist',
    },
  ])
// The world's clock stands at 9:00 on Tuesday 24 November.
const POST = {
  cach: 'post',
  'phieu-gui': 'EP123456789VN',
  'ngay-ky-day': '23',
  'ngay-ky-month': '11',
  'ngay-ky-year': '2026',
  'gio-ky': '8h30',
}
const SIGNED_AT = '2026-11-23T01:30:00.000Z'
const PERSON = { kind: 'person', name: 'Kiều Gửi Thư', nationalId: '095190777001', address: 'Ấp 1' }
const find = (fields: Fields) => visitor.post(DESK, { 'dich-vu': serviceId, ...fields })
const begin = (fields: Fields) =>
  visitor.post(`${DESK}/bat-dau`, { 'dich-vu': serviceId, q: '', ...fields }, { form: DESK })
const draftIdOf = (location: string) => /ho-so\/([0-9a-f-]{36})\//.exec(location)?.[1] ?? ''
const draftOf = (location: string) => findDraft(app.services.db, draftIdOf(location), officer.accountId)
const textOf = (bytes: Buffer) =>
  readPdf(bytes)
    .pages.map(({ text }) => text)
    .join(' ')

/** A complete draft of the desk at its last page, received with all papers counted. */
async function receive(by: Visitor, draftId: string, more: Fields = {}) {
  const owner = by === visitor ? officer : otherOfficer
  const draft = await findDraft(app.services.db, draftId, owner.accountId)
  assert.ok(draft)
  const { record } = app.services.catalog.getRevision(draft.procedureId, draft.revision)
  const papers = applicablePapers(record, draft)
  const counts = Object.fromEntries(papers.map(({ id }) => [`${id}-originals`, '1']))
  return by.post(`${DESK}/ho-so/${draftId}/kiem-tra`, {
    ...counts,
    checked: papers.map(({ id }) => id),
    ...more,
  })
}
let otherOfficer: OfficerActor

describe('what came by post', () => {
  test('is asked for its record where the service is chosen, and the boxes stay as typed', async () => {
    const start = await visitor.get(DESK)
    checkHtml(start.text)
    assert.match(start.text, /name="ngay-ky-day"[^>]* value="24"/)
    const wrong = await find({ ...POST, 'phieu-gui': '', 'gio-ky': '25:00', q: '095190777001' })
    assert.equal(wrong.status, 422)
    checkHtml(wrong.text)
    assert.match(wrong.text, /href="#phieu-gui"/)
    assert.match(wrong.text, /href="#gio-ky"/)
    assert.match(wrong.text, /id="gio-ky"[^>]* value="25:00"/)
    const later = await find({ ...POST, 'ngay-ky-day': '25' })
    assert.match(later.text, /không thể sau bây giờ/)
    const old = await find({ ...POST, 'ngay-ky-month': '9' })
    assert.match(old.text, /quá 30 ngày/)
  })

  test('keeps slip and time from the search to the draft', async () => {
    const found = await find({ ...POST, q: '095190777001' })
    assert.equal(found.status, 200)
    checkHtml(found.text)
    assert.match(found.text, /<input type="hidden" name="phieu-gui" value="EP123456789VN">/)
    const begun = await begin({ ...POST, ...PERSON })
    assert.equal(begun.status, 303)
    const draft = await draftOf(begun.location)
    assert.deepEqual(
      [draft?.channel, draft?.filing],
      ['post', { slipNo: 'EP123456789VN', recordSignedAt: SIGNED_AT }],
    )
    assert.match((await visitor.get(DESK)).text, /Kiều Gửi Thư/)
    assert.equal((await begin({ ...POST, 'ngay-ky-day': '30', ...PERSON, name: 'Khác' })).status, 422)
  })

  test('counts its limit from the record, says so on the receipt, and keeps its place in the day’s list', async () => {
    const { draftId } = await aDraft(app.world, { procedureId: PROCEDURE, owner: officer })
    const path = `${DESK}/ho-so/${draftId}/cach-nop`
    checkHtml((await visitor.get(path)).text)
    assert.equal((await visitor.post(path, POST)).location, `${DESK}/ho-so/${draftId}/kiem-tra`)
    const check = await visitor.get(`${DESK}/ho-so/${draftId}/kiem-tra`)
    checkHtml(check.text)
    assert.match(check.text, /08:30 23\/11\/2026/)
    const sent = await receive(visitor, draftId)
    assert.equal(sent.location, `${DESK}/xong/${draftId}`)
    const { state, events } = await loadDossier(app.world, draftId)
    const received = events.find((event) => event.type === 'received')
    assert.ok(received?.type === 'received')
    assert.deepEqual([state.channel, received.data.filedAt], ['post', SIGNED_AT])
    assert.deepEqual(state.content.filing, { slipNo: 'EP123456789VN', recordSignedAt: SIGNED_AT })
    // Two working days from Monday, not from today.
    assert.equal(state.dueAt?.toISOString(), '2026-11-25T10:00:00.000Z')
    const done = await visitor.get(`${DESK}/xong/${draftId}`)
    checkHtml(done.text)
    assert.match(done.text, /phiếu gửi số EP123456789VN/)
    const receipt = textOf((await visitor.get(`/can-bo/ho-so/${draftId}/giay-tiep-nhan.pdf`)).bytes)
    assert.match(receipt, /Qua dịch vụ bưu chính, phiếu gửi số EP123456789VN/)
    assert.match(receipt, /Thời gian nhận hồ sơ: 08 giờ 30 phút, ngày 23 tháng 11 năm 2026/)
    const today = await visitor.get(`${DESK}/hom-nay`)
    checkHtml(today.text)
    assert.ok(today.text.includes(state.code ?? '?'))
    assert.match(today.text, /08:30 23\/11\/2026/)
  })

  test('can be said to be at the desk after all, as long as it is not received', async () => {
    const { draftId } = await aDraft(app.world, { procedureId: PROCEDURE, owner: officer })
    const path = `${DESK}/ho-so/${draftId}/cach-nop`
    const wrong = await visitor.post(path, { ...POST, 'ngay-ky-day': '40' })
    assert.equal(wrong.status, 422)
    checkHtml(wrong.text)
    await visitor.post(path, POST)
    assert.match((await visitor.get(path)).text, /value="post"[^>]* checked/)
    await visitor.post(path, { cach: 'counter' })
    const draft = await findDraft(app.services.db, draftId, officer.accountId)
    assert.deepEqual([draft?.channel, draft?.filing], ['counter', null])
    await receive(visitor, draftId)
    assert.equal((await visitor.get(path)).status, 404)
    assert.equal((await visitor.post(path, POST, { form: DESK })).status, 404)
    assert.equal((await loadDossier(app.world, draftId)).state.channel, 'counter')
  })

  test('is the business of whoever began it', async () => {
    const { draftId } = await aDraft(app.world, { procedureId: PROCEDURE, owner: officer })
    const colleague = await app.signedIn(await deskOf(serviceOf(app.world, PROCEDURE).agencyId))
    const path = `${DESK}/ho-so/${draftId}/cach-nop`
    assert.equal((await colleague.get(path)).status, 404)
    assert.equal((await colleague.post(path, POST, { form: DESK })).status, 404)
    const citizen = await app.world.citizen()
    const online = await aDraft(app.world, { procedureId: PROCEDURE, owner: citizen })
    assert.equal((await visitor.get(`${DESK}/ho-so/${online.draftId}/cach-nop`)).status, 404)
  })
})

const AUTHORISED = {
  representative: 'Tạ Được Ủy Quyền',
  representativeId: 'C1234567',
  representativePaper: 'Giấy ủy quyền ngày 20/11/2026',
}

describe('an authorised person', () => {
  test('shows who he is and by what, for somebody new and for somebody found', async () => {
    const lacking = await begin({ ...PERSON, representative: 'Tạ Được Ủy Quyền' })
    assert.equal(lacking.status, 422)
    checkHtml(lacking.text)
    for (const id of ['representativeId', 'representativePaper'])
      assert.match(lacking.text, new RegExp(`href="#${id}"`))
    assert.equal((await begin({ ...PERSON, representativeId: 'C1' })).status, 422)
    await app.world.citizen({ name: 'Ngô Vắng Mặt', nationalId: '095190777002' })
    const found = await find({ q: '095190777002' })
    checkHtml(found.text)
    const nguoi = /"(a:[0-9a-f-]{36})"/.exec(found.text)?.[1] ?? ''
    const half = await begin({ q: '095190777002', nguoi, representative: 'Tạ Được Ủy Quyền' })
    assert.equal(half.status, 422)
    checkHtml(half.text)
    assert.match(half.text, /href="#nguoi-representativeId"/)
    assert.match(half.text, /id="nguoi-representative"[^>]* value="Tạ Được Ủy Quyền"/)
    const begun = await begin({ q: '095190777002', nguoi, ...AUTHORISED })
    const draft = await draftOf(begun.location)
    assert.equal(draft?.applicant.name, 'Ngô Vắng Mặt')
    assert.deepEqual(draft?.applicant.representative, {
      name: AUTHORISED.representative,
      nationalId: AUTHORISED.representativeId,
      authorisation: AUTHORISED.representativePaper,
    })
  })

  test('of an earlier file is not taken over into the next', async () => {
    const applicant = {
      name: 'Hứa Nộp Hai Lần',
      nationalId: '095190777003',
      representative: { name: 'Người Lần Trước', nationalId: '1', authorisation: 'x' },
    }
    const { state } = await driveTo(app.world, { procedureId: PROCEDURE, applicant, state: 'received' })
    const q = state.code ?? ''
    const nguoi = /"(d:[0-9a-f-]{36})"/.exec((await find({ q })).text)?.[1] ?? ''
    const draft = await draftOf((await begin({ q, nguoi })).location)
    assert.equal(draft?.applicant.name, 'Hứa Nộp Hai Lần')
    assert.equal(draft?.applicant.representative, null)
  })

  test('can be mended on the page of the applicant, is printed on the receipt, and is told when the result is handed over', async () => {
    const { draftId } = await aDraft(app.world, { procedureId: PROCEDURE, owner: officer })
    const path = `${DESK}/ho-so/${draftId}/nguoi-dung-ten`
    const fields = { ...PERSON, phone: '', email: '', taxCode: '' }
    const half = await visitor.post(path, { ...fields, representativePaper: 'x' })
    assert.equal(half.status, 422)
    checkHtml(half.text)
    assert.equal((await visitor.post(path, { ...fields, ...AUTHORISED })).status, 303)
    const check = await visitor.get(`${DESK}/ho-so/${draftId}/kiem-tra`)
    assert.match(check.text, /Tạ Được Ủy Quyền, C1234567, Giấy ủy quyền ngày 20\/11\/2026/)
    await receive(visitor, draftId)
    const receipt = textOf((await visitor.get(`/can-bo/ho-so/${draftId}/giay-tiep-nhan.pdf`)).bytes)
    assert.match(receipt, /Người nộp thay: Tạ Được Ủy Quyền, số giấy tờ C1234567, theo Giấy ủy quyền/)
    const dossier = {
      dossierId: draftId,
      applicant: await app.world.citizen(),
      service: serviceOf(app.world, PROCEDURE),
    }
    const { state } = await driveTo(app.world, { procedureId: PROCEDURE, state: 'issued', dossier })
    const token = state.tasks.find(({ kind }) => kind === 'hand_over')?.token
    const form = await visitor.get(`/can-bo/ho-so/${draftId}/buoc/${token}/tra-ket-qua`)
    checkHtml(form.text)
    assert.match(form.text, /Tạ Được Ủy Quyền, C1234567/)
    assert.match(form.text, /id="receiverName"[^>]* value="Tạ Được Ủy Quyền"/)
  })
})

describe('a result sent by post', () => {
  test('is handed over with the tracking number of the item', async () => {
    const { dossierId, state } = await driveTo(app.world, { procedureId: PROCEDURE, state: 'issued' })
    const token = state.tasks.find(({ kind }) => kind === 'hand_over')?.token
    const path = `/can-bo/ho-so/${dossierId}/buoc/${token}/tra-ket-qua`
    const fields = { way: 'post', receiverName: 'Nguyễn Văn Bình', receiverPaper: '095190000123', note: '' }
    for (const trackingNo of ['', 'E?', 'x'.repeat(31)]) {
      const wrong = await visitor.post(path, { ...fields, trackingNo })
      assert.equal(wrong.status, 422, trackingNo)
      checkHtml(wrong.text)
      assert.match(wrong.text, /href="#trackingNo"/)
    }
    assert.equal((await visitor.post(path, { ...fields, trackingNo: 'ep 123 456 789 vn' })).status, 303)
    const { events } = await loadDossier(app.world, dossierId)
    const returned = events.findLast((event) => event.type === 'returned')
    assert.ok(returned?.type === 'returned')
    assert.deepEqual([returned.data.way, returned.private?.receiverPaper], ['post', 'EP123456789VN'])
  })
})

describe('a procedure answered the same day', () => {
  let there: Visitor
  before(async () => {
    otherOfficer = await deskOf(serviceOf(app.world, SAME_DAY).agencyId)
    there = await app.signedIn(otherOfficer)
  })

  test('needs no receipt unless one is asked for; what is next is said', async () => {
    for (const giay of ['', 'co']) {
      const { draftId } = await aDraft(app.world, { procedureId: SAME_DAY, owner: otherOfficer })
      const check = await there.get(`${DESK}/ho-so/${draftId}/kiem-tra`)
      checkHtml(check.text)
      assert.match(check.text, /name="in-giay"/)
      const sent = await receive(there, draftId, giay === '' ? {} : { 'in-giay': giay })
      assert.equal(sent.location, `${DESK}/xong/${draftId}${giay === '' ? '' : '?giay=co'}`)
      const done = await there.get(sent.location)
      checkHtml(done.text)
      assert.match(done.text, /giay-tiep-nhan\.pdf/)
      assert.match(done.text, /Tiếp theo: chuyển đến|Giải quyết tại quầy/)
      const isFree = /không cần giấy tiếp nhận/.test(done.text)
      assert.equal(isFree, giay === '')
      // Recorded like every other file.
      const { state } = await loadDossier(app.world, draftId)
      assert.notEqual(state.code, null)
    }
  })

  test('of another limit is offered no such choice', async () => {
    const { draftId } = await aDraft(app.world, { procedureId: PROCEDURE, owner: officer })
    assert.doesNotMatch((await visitor.get(`${DESK}/ho-so/${draftId}/kiem-tra`)).text, /name="in-giay"/)
  })
})
