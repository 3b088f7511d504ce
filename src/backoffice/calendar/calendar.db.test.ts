import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { driveTo, loadDossier } from '../../../test/support/dossier-builders.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import type { Visitor } from '../../../test/support/visitor.ts'
import { runRecounts } from '../../modules/dossiers/index.ts'
import { contextOf } from '../../web/contexts.ts'

const PAGE = '/can-bo/lich-lam-viec'
const DAY = { 'date-day': '26', 'date-month': '11', 'date-year': '2026' }
const FILLED = { kind: 'PUBLIC', ...DAY, name: 'Nghỉ tránh bão', reason: 'Công văn 12/UBND-VX' }

let app: TestApp
let province: Visitor
before(async () => {
  app = await testApp()
  const { id: unitId } = app.world.directory.getUnitOfKind('ubnd-tinh', 'clerical')
  const post = { agencyId: 'ubnd-tinh', unitId } as const
  province = await app.signedIn(await app.world.officer([{ ...post, role: 'province_admin' }]))
})
after(() => app.close())

describe('the working calendar', () => {
  test('is for the administrator of the province only', async () => {
    const { id: unitId } = app.world.directory.getUnitOfKind('so-tnmt', 'clerical')
    const other = await app.world.officer([{ agencyId: 'so-tnmt', unitId, role: 'agency_admin' }])
    const agency = await app.signedIn(other)
    for (const path of [PAGE, `${PAGE}/them`, `${PAGE}/2026-11-26/go-bo`]) {
      assert.equal((await agency.get(path)).status, 403, path)
      assert.match((await app.visitor().get(path)).location, /^\/can-bo\/dang-nhap/, path)
    }
    const sent = await agency.post(`${PAGE}/them`, FILLED, { form: '/can-bo/tai-khoan' })
    assert.equal(sent.status, 403)
  })

  test('shows the days off of this year and the next with where they come from', async () => {
    const { status, text } = await province.get(PAGE)
    assert.equal(status, 200)
    checkHtml(text)
    assert.match(text, /02\/09\/2026/)
    assert.match(text, /Chưa thêm ngày nào/)
  })

  test('keeps what was typed when something is missing', async () => {
    const nothing = await province.post(`${PAGE}/them`, { name: 'Nghỉ bão' })
    assert.equal(nothing.status, 422)
    checkHtml(nothing.text)
    assert.match(nothing.text, /Hãy chọn loại ngày/)
    const wrong = await province.post(`${PAGE}/them`, { ...FILLED, 'date-day': '31', reason: '' })
    assert.equal(wrong.status, 422)
    checkHtml(wrong.text)
    assert.match(wrong.text, /Ngày không có trong lịch/)
    assert.match(wrong.text, /value="Nghỉ tránh bão"/)
  })

  test('a day added moves the dates of open files and is seen with its progress; taken back it is gone', async () => {
    const { dossierId } = await driveTo(app.world, { procedureId: 'bl-08', state: 'received' })
    const due = async () => (await loadDossier(app.world, dossierId)).state.dueAt!
    const before = await due()
    const added = await province.post(`${PAGE}/them`, FILLED)
    assert.equal(added.location, PAGE)
    const counting = await province.follow(added)
    checkHtml(counting.text)
    assert.match(counting.text, /Nghỉ tránh bão/)
    assert.match(counting.text, /Đang tính/)
    assert.equal(await runRecounts(contextOf(app.services, { kind: 'system' })), 1)
    assert.ok((await due()) > before)
    assert.match((await province.get(PAGE)).text, /Xong/)
    const again = await province.post(`${PAGE}/them`, FILLED)
    assert.equal(again.status, 422)
    assert.match(again.text, /không cần thêm/)
    const asked = await province.get(`${PAGE}/2026-11-26/go-bo`)
    checkHtml(asked.text)
    assert.equal((await province.post(`${PAGE}/2026-11-26/go-bo`, { reason: '' })).status, 422)
    const removed = await province.post(`${PAGE}/2026-11-26/go-bo`, { reason: 'Nhập nhầm' })
    assert.equal(removed.location, PAGE)
    assert.match((await province.get(PAGE)).text, /Chưa thêm ngày nào/)
    assert.equal((await province.get(`${PAGE}/2026-11-26/go-bo`)).status, 404)
  })
})
