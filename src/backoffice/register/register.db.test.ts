import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { aDossier, driveTo, serviceOf } from '../../../test/support/dossier-builders.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import type { Visitor } from '../../../test/support/visitor.ts'
import { type OfficerActor, ROLES, type Role } from '../../modules/identity/index.ts'
import { readPdf } from '../../platform/pdf/read-pdf.ts'

const PROCEDURE = 'bl-08'
const PAGE = '/can-bo/so-theo-doi'
const NAME = 'Mai Trong Sổ'

let app: TestApp
let agencyId: string
let desk: OfficerActor
let visitor: Visitor
const codes: string[] = []
before(async () => {
  app = await testApp()
  agencyId = serviceOf(app.world, PROCEDURE).agencyId
  desk = await officerOf(agencyId, 'receptionist')
  for (let made = 0; made < 3; made += 1) {
    const { state } = await driveTo(app.world, {
      procedureId: PROCEDURE,
      state: 'received',
      applicant: { name: NAME },
    })
    codes.push(state.code ?? '')
  }
  visitor = await app.signedIn(desk)
})
after(() => app.close())

const officerOf = (agency: string, ...roles: readonly Role[]) =>
  app.world.officer(
    roles.map((role) => ({
      agencyId: agency,
      unitId: app.world.directory.getUnitOfKind(agency, 'one_stop').id,
      role,
    })),
  )
const codesOn = (text: string) => [...text.matchAll(/data-row>([^<]+)</g)].map(([, code]) => code)
const textOf = (bytes: Buffer) => readPdf(bytes).pages.map(({ text }) => text)

describe('the register', () => {
  test('shows what was received in the order of its numbers, with nothing to type', async () => {
    await aDossier(app.world, { procedureId: PROCEDURE, applicant: { name: 'Chưa Nhận' } })
    const { status, text } = await visitor.get(PAGE)
    assert.equal(status, 200)
    checkHtml(text)
    assert.deepEqual(codesOn(text), codes)
    assert.match(text, />3 hồ sơ, số 1 đến 3\.</)
    assert.doesNotMatch(text, /Chưa Nhận/)
    checkHtml((await (await app.signedIn(desk)).get(`${PAGE}?lang=en`)).text)
  })

  test('of an empty period says so, and of a period nobody wrote is the whole year', async () => {
    const january = await visitor.get(`${PAGE}?nam=2026&ky=thang-1`)
    checkHtml(january.text)
    assert.match(january.text, /Không có hồ sơ nào trong kỳ này/)
    for (const forged of ['?ky=thang-13&tu=x', '?nam=1900', '?ky=constructor', '?tu=0'])
      assert.deepEqual(codesOn((await visitor.get(`${PAGE}${forged}`)).text), codes, forged)
    assert.deepEqual(codesOn((await visitor.get(`${PAGE}?ky=quy-4&tu=3`)).text), codes.slice(2))
  })

  test('comes on paper, A4 across, with the same lines', async () => {
    const { status, bytes, headers } = await visitor.get(`${PAGE}/so.pdf`)
    assert.equal(status, 200)
    assert.equal(headers.get('content-type'), 'application/pdf')
    const { pages } = readPdf(bytes)
    assert.deepEqual([pages[0]?.widthMm, pages[0]?.heightMm], [297, 210])
    const text = textOf(bytes).join(' ')
    for (const words of ['SỔ THEO DÕI HỒ SƠ', 'Năm 2026 - Quyển số 01', NAME, ...codes])
      assert.ok(text.includes(words), words)
    assert.doesNotMatch(text, /Mã niêm phong/)
  })

  test('gives the line that stands on the receipt', async () => {
    const { state } = await driveTo(app.world, { procedureId: PROCEDURE, state: 'received' })
    codes.push(state.code ?? '')
    const receipt = await visitor.get(`/can-bo/ho-so/${state.id}/giay-tiep-nhan.pdf`)
    assert.match(textOf(receipt.bytes).join(' '), /quyển số 01\/2026, số thứ tự 4/)
  })
})

describe('who may see it', () => {
  test('desk, clerk and leader of the agency; another agency’s is not there', async () => {
    for (const role of ROLES) {
      const own = await app.signedIn(await officerOf(agencyId, role))
      const expected = ['receptionist', 'clerk', 'agency_leader'].includes(role) ? 200 : 403
      for (const path of [PAGE, `${PAGE}/so.pdf`])
        assert.equal((await own.get(path)).status, expected, `${role} ${path}`)
      const stranger = await app.signedIn(await officerOf('ubnd-phuong-2', role))
      const there = await stranger.get(`${PAGE}?co-quan=${agencyId}`)
      assert.equal(there.status, expected === 200 ? 404 : 403, role)
      assert.doesNotMatch((await stranger.get(PAGE)).text, new RegExp(NAME))
      const form = '/can-bo/tai-khoan'
      for (const act of ['khoa', 'kiem-tra']) {
        const fields = { 'co-quan': agencyId, nam: '2026', 'xac-nhan': 'co' }
        const { status } = await stranger.post(`${PAGE}/${act}`, fields, { form })
        assert.equal(status, expected === 200 ? 404 : 403, `${role} ${act}`)
      }
    }
    assert.match((await app.visitor().get(PAGE)).location, /dang-nhap/)
  })

  test('whoever has posts in two agencies chooses', async () => {
    const unitOf = (agency: string) => app.world.directory.getUnitOfKind(agency, 'one_stop').id
    const both = await app.world.officer(
      [agencyId, 'ubnd-phuong-2'].map((agency) => ({
        agencyId: agency,
        unitId: unitOf(agency),
        role: 'receptionist' as const,
      })),
    )
    const two = await app.signedIn(both)
    const { text } = await two.get(`${PAGE}?co-quan=ubnd-phuong-2`)
    checkHtml(text)
    assert.match(text, /<select[^>]*name="co-quan"/)
    assert.deepEqual(codesOn(text), [])
    assert.deepEqual(codesOn((await two.get(`${PAGE}?co-quan=${agencyId}`)).text), codes)
  })
})

describe('closing a book', () => {
  test('is offered once the year is over, asks for a tick, and is done once', async () => {
    assert.doesNotMatch((await visitor.get(PAGE)).text, /Khóa sổ/)
    const early = { 'co-quan': agencyId, nam: '2026', 'xac-nhan': 'co' }
    assert.equal((await visitor.post(`${PAGE}/khoa`, early, { form: PAGE })).status, 303)
    assert.match((await visitor.get(PAGE)).text, /khóa được từ ngày 01\/01\/2027/)
    app.clock.set(new Date('2027-01-05T02:00:00Z'))
    visitor = await app.signedIn(desk)
    const old = `${PAGE}?nam=2026`
    const open = await visitor.get(old)
    checkHtml(open.text)
    assert.match(open.text, /Khóa sổ năm 2026/)
    const clerk = await app.signedIn(await officerOf(agencyId, 'clerk'))
    assert.doesNotMatch((await clerk.get(old)).text, /Khóa sổ năm/)
    const unticked = await visitor.post(`${PAGE}/khoa`, { ...early, 'xac-nhan': '' }, { form: old })
    assert.equal(unticked.status, 422)
    checkHtml(unticked.text)
    for (let asked = 0; asked < 2; asked += 1)
      assert.equal((await visitor.post(`${PAGE}/khoa`, early, { form: old })).location, old)
    const closed = await visitor.get(old)
    checkHtml(closed.text)
    assert.match(closed.text, /Sổ năm 2026 đã khóa/)
    assert.doesNotMatch(closed.text, /name="xac-nhan"/)
  })

  test('prints its digest after the last line, and on no part without it', async () => {
    const old = await visitor.get(`${PAGE}?nam=2026`)
    const [digest = ''] = /(?:[0-9a-f]{8} ){7}[0-9a-f]{8}/.exec(old.text) ?? []
    assert.notEqual(digest, '')
    const whole = textOf((await visitor.get(`${PAGE}/so.pdf?nam=2026`)).bytes).join(' ')
    assert.ok(whole.includes(digest), whole)
    assert.match(whole, /đánh số liên tục từ 1 đến 4, khóa sổ lúc/)
    assert.ok(whole.includes(desk.name))
    const january = textOf((await visitor.get(`${PAGE}/so.pdf?nam=2026&ky=thang-1`)).bytes).join(' ')
    assert.doesNotMatch(january, /Mã niêm phong/)
  })

  test('can be checked again, and tells when a file of it was taken out', async () => {
    const fields = { 'co-quan': agencyId, nam: '2026' }
    const form = `${PAGE}?nam=2026`
    await visitor.post(`${PAGE}/kiem-tra`, fields, { form })
    assert.match((await visitor.get(form)).text, /nguyên vẹn như khi khóa/)
    const open = await visitor.post(`${PAGE}/kiem-tra`, { ...fields, nam: '2027' }, { form })
    assert.equal(open.status, 404)
    await app.world.ownerDb
      .deleteFrom('dossiers')
      .where('code', '=', codes[1] ?? '')
      .execute()
    await visitor.post(`${PAGE}/kiem-tra`, fields, { form })
    assert.match((await visitor.get(form)).text, /không còn khớp với mã niêm phong/)
  })
})
