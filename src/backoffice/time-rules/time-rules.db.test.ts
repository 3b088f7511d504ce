import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { driveTo, loadDossier } from '../../../test/support/dossier-builders.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import type { Visitor } from '../../../test/support/visitor.ts'

const PAGE = '/can-bo/quy-tac-thoi-han'
const RULE = `${PAGE}/nd118-2025/replyOnlineWithin`

let app: TestApp
let province: Visitor
before(async () => {
  app = await testApp()
  const { id: unitId } = app.world.directory.getUnitOfKind('ubnd-tinh', 'clerical')
  const post = { agencyId: 'ubnd-tinh', unitId } as const
  province = await app.signedIn(await app.world.officer([{ ...post, role: 'province_admin' }]))
})
after(() => app.close())

describe('the rules of time', () => {
  test('are for the administrator of the province only', async () => {
    const { id: unitId } = app.world.directory.getUnitOfKind('so-tnmt', 'clerical')
    const other = await app.world.officer([{ agencyId: 'so-tnmt', unitId, role: 'agency_leader' }])
    const leader = await app.signedIn(other)
    for (const path of [PAGE, RULE]) {
      assert.equal((await leader.get(path)).status, 403, path)
      assert.match((await app.visitor().get(path)).location, /^\/can-bo\/dang-nhap/, path)
    }
    const typed = { value: '4', unit: 'working_hour' }
    assert.equal((await leader.post(RULE, typed, { form: '/can-bo/tai-khoan' })).status, 403)
  })

  test('say what nobody has compared with the law', async () => {
    const { status, text } = await province.get(PAGE)
    assert.equal(status, 200)
    checkHtml(text)
    assert.match(text, /Chưa đối chiếu/)
    assert.match(text, /nd61-2018@/)
  })

  test('each has a form in its own shape, and no other page', async () => {
    for (const { id, rules } of app.services.directory.ruleProfiles) {
      for (const name of Object.keys(rules)) {
        const { status, text } = await province.get(`${PAGE}/${id}/${name}`)
        assert.equal(status, 200, `${id} ${name}`)
        checkHtml(text)
      }
    }
    assert.equal((await province.get(`${PAGE}/nd118-2025/khong-co`)).status, 404)
    assert.equal((await province.get(`${PAGE}/khong-co/pauses`)).status, 404)
  })

  test('a value of another shape is refused and what was typed is kept', async () => {
    const { status, text } = await province.post(RULE, {
      value: 'ba',
      unit: 'year',
      source: 'Điều 1',
      reason: '',
    })
    assert.equal(status, 422)
    checkHtml(text)
    assert.match(text, /Giá trị chưa đúng/)
    assert.match(text, /value="Điều 1"/)
  })

  test('settled, a rule holds for what is received from then on and for nothing older', async () => {
    const older = await driveTo(app.world, { procedureId: 'bl-08', state: 'received' })
    const filled = { value: '4', unit: 'working_hour', source: 'Điều 17', reason: 'Phòng Kiểm soát TTHC' }
    assert.equal((await province.post(RULE, filled)).location, PAGE)
    const shown = await province.get(PAGE)
    assert.match(shown.text, /4 giờ làm việc/)
    assert.match(shown.text, /Phòng Kiểm soát TTHC/)
    const profileOf = async (dossierId: string) => {
      const { events } = await loadDossier(app.world, dossierId)
      const received = events.find((event) => event.type === 'received')
      return received?.type === 'received' ? received.data.ruleProfile : undefined
    }
    const { directory } = app.services
    assert.equal(
      directory.findRules((await profileOf(older.dossierId))!)?.rules.replyOnlineWithin.confirmed,
      false,
    )
    const world = { ...app.world, directory, contextFor: contextWith(directory) } as typeof app.world
    const newer = await driveTo(world, { procedureId: 'bl-08', state: 'received' })
    const rule = directory.findRules((await profileOf(newer.dossierId))!)?.rules.replyOnlineWithin
    assert.deepEqual(rule?.value, { amount: 4, unit: 'working_hour' })
  })
})

function contextWith(directory: TestApp['services']['directory']): TestApp['world']['contextFor'] {
  return (actor) => ({ ...app.world.contextFor(actor), directory })
}
