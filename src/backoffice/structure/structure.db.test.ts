import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { driveTo, loadDossier } from '../../../test/support/dossier-builders.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import type { Visitor } from '../../../test/support/visitor.ts'
import {
  type ReorganisationRun,
  listReorganisationRuns,
  runReorganisations,
} from '../../modules/dossiers/index.ts'
import { ROLES } from '../../modules/identity/index.ts'
import { contextOf } from '../../web/contexts.ts'

const PAGE = '/can-bo/co-cau'
const REFORM = `${PAGE}/reorganisation-2025`
const GIA_RAI = `${PAGE}/reorganisation-gia-rai-2015`

let app: TestApp
let province: Visitor
before(async () => {
  app = await testApp()
  province = await app.signedIn(
    await app.world.officer([{ agencyId: 'ubnd-tinh', unitId: 'ubnd-tinh.van-thu', role: 'province_admin' }]),
  )
})
after(() => app.close())

const runs = (): Promise<readonly ReorganisationRun[]> => listReorganisationRuns(app.world.db)
/** What the job does when it is its turn. */
async function work(): Promise<number> {
  const count = await runReorganisations(contextOf(app.services, { kind: 'system' }))
  await app.services.refresh()
  return count
}

describe('the structure of the administration', () => {
  test('is for the administrator of the province only', async () => {
    for (const role of ROLES.filter((one) => one !== 'province_admin')) {
      const unit = app.world.directory.getUnitOfKind('so-tnmt', 'leadership')
      const other = await app.signedIn(
        await app.world.officer([{ agencyId: 'so-tnmt', unitId: unit.id, role }]),
      )
      for (const path of [PAGE, REFORM]) assert.equal((await other.get(path)).status, 403, `${role} ${path}`)
      assert.equal((await other.post(REFORM, {}, { form: '/can-bo/tai-khoan' })).status, 403, role)
    }
    for (const path of [PAGE, REFORM])
      assert.match((await app.visitor().get(path)).location, /^\/can-bo\/dang-nhap/, path)
    assert.deepEqual(await runs(), [])
  })

  test('shows the reorganisations there are and files in both readings, also while there are none', async () => {
    const empty = await province.get(PAGE)
    assert.equal(empty.status, 200)
    checkHtml(empty.text)
    assert.match(empty.text, /Chưa áp dụng/)
    assert.match(empty.text, /Chưa có hồ sơ nào/)
    await driveTo(app.world, { procedureId: 'bl-01', state: 'received' })
    await driveTo(app.world, { procedureId: 'bl-52', state: 'assigned', agencyId: 'ubnd-huyen-gia-rai' })
    for (const path of [PAGE, `${PAGE}?theo=hien-nay`]) {
      const { text } = await province.get(path)
      checkHtml(text)
      assert.match(text, /Sở Tài nguyên và Môi trường/)
    }
  })

  test('a preview tells what would happen; another pack than there is does not exist', async () => {
    const { status, text } = await province.get(REFORM)
    assert.equal(status, 200)
    checkHtml(text)
    assert.match(text, /Chưa có gì thay đổi/)
    assert.match(text, /Hồ sơ đang giải quyết: 2, chuyển sang cơ quan kế tục 2/)
    assert.match(text, /theo trí nhớ/)
    assert.equal((await province.get(`${PAGE}/reorganisation-1975`)).status, 404)
    assert.equal((await province.get(`${PAGE}/..%2Fvn`)).status, 404)
    assert.equal((await province.post(`${PAGE}/reorganisation-1975`, {}, { form: REFORM })).status, 404)
  })

  test('is applied by a job that tells how far it is; asking twice is asking once', async () => {
    const asked = await province.post(GIA_RAI, {})
    assert.equal(asked.location, GIA_RAI)
    const running = await province.follow(asked)
    checkHtml(running.text)
    assert.match(running.text, /Đang thực hiện/)
    await province.post(GIA_RAI, {}, { form: REFORM })
    assert.equal((await runs()).length, 1)
    assert.equal(await work(), 1)
    const done = await province.get(GIA_RAI)
    checkHtml(done.text)
    assert.match(done.text, /Đã áp dụng lúc/)
    assert.match(done.text, /chuyển sang cơ quan kế tục 1/)
    assert.doesNotMatch(done.text, /<button[^>]*>\s*Áp dụng/)
  })

  test('one reorganisation follows another: the town of 2015 goes where its district would have gone', async () => {
    const { text } = await province.get(REFORM)
    assert.match(text, /Ủy ban nhân dân thị xã Giá Rai/)
    await province.post(REFORM, {})
    assert.equal(await work(), 1)
    const rows = await app.world.db.selectFrom('dossiers').selectAll().execute()
    const moved = rows.find(({ procedure_id }) => procedure_id === 'bl-52')!
    assert.equal(moved.office_agency_id, 'ubnd-huyen-gia-rai')
    assert.match(moved.agency_id, /-ca-mau$/)
    const { events } = await loadDossier(app.world, moved.id)
    assert.equal(events.filter(({ type }) => type === 'succeeded').length, 2)
  })

  test('the administrator goes on as that of the new province, and sees both readings differ only in names', async () => {
    const was = await province.get(PAGE)
    assert.equal(was.status, 200)
    checkHtml(was.text)
    assert.match(was.text, /Sở Tài nguyên và Môi trường \(đến 30\/06\/2025\)/)
    const now = await province.get(`${PAGE}?theo=hien-nay`)
    checkHtml(now.text)
    assert.match(now.text, /Sở Nông nghiệp và Môi trường/)
    assert.match(now.text, /<title>[^<]*Tỉnh Cà Mau/)
    assert.doesNotMatch(now.text, /\(đến 30\/06\/2025\)/)
    for (const { text } of [was, now]) assert.match(text, /Tất cả[\s\S]{0,200}>2</)
  })
})

describe('who meets the change from outside', () => {
  test('a result issued before still verifies and names who answers now', async () => {
    const second = await testApp()
    try {
      const { dossierId } = await driveTo(second.world, { procedureId: 'bl-01', state: 'returned' })
      const { state } = await loadDossier(second.world, dossierId)
      const admin = await second.signedIn(
        await second.world.officer([
          { agencyId: 'ubnd-tinh', unitId: 'ubnd-tinh.van-thu', role: 'province_admin' },
        ]),
      )
      const path = `/xac-nhan/${state.result!.verificationCode}`
      assert.doesNotMatch((await second.visitor().get(path)).text, /Cơ quan kế tục/)
      await admin.post(REFORM, {})
      await runReorganisations(contextOf(second.services, { kind: 'system' }))
      await second.services.refresh()
      const { status, text } = await second.visitor().get(path)
      assert.equal(status, 200)
      checkHtml(text)
      assert.match(text, /Văn bản có thật/)
      assert.match(text, /Ủy ban nhân dân tỉnh Bạc Liêu/)
      assert.match(text, /Cơ quan kế tục[\s\S]*Ủy ban nhân dân tỉnh Cà Mau/)
    } finally {
      await second.close()
    }
  })
})
