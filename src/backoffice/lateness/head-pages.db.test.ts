import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { driveTo } from '../../../test/support/dossier-builders.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import type { Visitor } from '../../../test/support/visitor.ts'
import { type OfficerActor, ROLES } from '../../modules/identity/index.ts'

const NAME = 'Bí Mật Thị Tên'
const PAGES = ['/can-bo/sap-qua-han', '/can-bo/dung-han', '/can-bo/du-bao-tre']

let app: TestApp
let made: Awaited<ReturnType<typeof driveTo>>
let leader: OfficerActor
let head: OfficerActor
let examiner: OfficerActor
before(async () => {
  app = await testApp()
  made = await driveTo(app.world, { procedureId: 'bl-08', state: 'assigned', applicant: { name: NAME } })
  const [task] = made.state.tasks
  assert.ok(task)
  examiner = app.world.officerById(task.assigneeAccountId ?? '')
  const { agencyId, unitId } = task
  const leaders = app.world.directory.getUnitOfKind(agencyId, 'leadership').id
  leader = await app.world.holder({ agencyId, unitId: leaders, role: 'agency_leader' })
  head = await app.world.officer([{ agencyId, unitId, role: 'unit_leader' }])
})
after(() => app.close())

async function at(moment: string, actor: OfficerActor): Promise<Visitor> {
  app.clock.set(new Date(`${moment}+07:00`))
  return app.signedIn(actor)
}

const code = () => made.state.code ?? '?'
const extendPath = () => `/can-bo/ho-so/${made.dossierId}/xin-loi-hen-lai`

describe('the list of heads', () => {
  // Received on Tuesday 24 November with two working days: due on Thursday, its letter on Wednesday.
  test('names each file, its holder, the time left and the drafted letter, and says when it is late', async () => {
    const { text } = await (await at('2026-11-24T10:00:00', leader)).get('/can-bo/sap-qua-han')
    checkHtml(text)
    assert.match(text, /Phải gửi thư trước hết ngày làm việc tới/)
    assert.ok(text.includes(code()) && text.includes(examiner.name) && text.includes('từ 24/11/2026'))
    assert.match(text, /còn 2 ngày/)
    assert.ok(text.includes(extendPath()))
    assert.match(text, /đề nghị hẹn \d\d\/\d\d\/2026/)
    assert.match(text, /Chưa đủ số liệu/)
    const late = await (await at('2026-11-27T10:00:00', leader)).get('/can-bo/sap-qua-han')
    checkHtml(late.text)
    assert.match(late.text, /Đã quá hạn, chưa có thư \(1\)/)
    assert.match(late.text, /trễ /)
  })

  test('leads only a leader of the agency to the letter: others cannot sign it', async () => {
    const { text } = await (await at('2026-11-27T10:00:00', head)).get('/can-bo/sap-qua-han')
    checkHtml(text)
    assert.ok(text.includes(code()) && !text.includes(extendPath()))
    assert.match(text, /Chờ lãnh đạo ký/)
    const visitor = await app.signedIn(leader)
    assert.equal((await visitor.get(extendPath())).status, 200)
  })

  test('holds no name of an applicant', async () => {
    const { text } = await (await at('2026-11-27T10:00:00', leader)).get('/can-bo/sap-qua-han')
    assert.ok(!text.includes(NAME))
  })
})

describe('how an agency keeps its dates', () => {
  test('is not rated where nothing was due, and counts the late file that is open', async () => {
    const visitor = await at('2026-11-24T10:00:00', leader)
    const empty = await visitor.get('/can-bo/dung-han?nam=2025&ky=ca-nam')
    checkHtml(empty.text)
    assert.match(empty.text, /Chưa xếp hạng/)
    assert.doesNotMatch(empty.text, /100 %/)
    const { text } = await (await at('2026-11-27T10:00:00', leader)).get('/can-bo/dung-han')
    checkHtml(text)
    assert.match(text, /đúng hạn: 0 trong 1 hồ sơ đến hạn/)
    assert.match(text, /Thời gian trễ theo nơi giữ hồ sơ/)
    const minutes = [...text.matchAll(/govuk-table__cell--numeric[^>]*>([\d.]+)</g)].map(([, number = '']) =>
      Number(number.replaceAll('.', '')),
    )
    // Friday morning from seven to ten: the sum is that of its holders.
    assert.equal(minutes.at(-1), 180)
    assert.equal(minutes.at(-2), 180)
  })

  test('is that of the period asked for; of one that makes no sense, of this month', async () => {
    const visitor = await at('2026-11-27T10:00:00', leader)
    assert.match((await visitor.get('/can-bo/dung-han?nam=2026&ky=quy-4')).text, /Từ 01\/10\/2026/)
    const odd = await visitor.get('/can-bo/dung-han?nam=abc&ky=%27')
    assert.equal(odd.status, 200)
    assert.match(odd.text, /Từ 01\/11\/2026/)
  })

  test('of another agency is not there', async () => {
    const visitor = await at('2026-11-27T10:00:00', leader)
    assert.equal((await visitor.get('/can-bo/dung-han?co-quan=ubnd-phuong-2')).status, 404)
    assert.equal((await visitor.get('/can-bo/dung-han?co-quan=khong-co')).status, 404)
    const other = app.world.directory.getUnitOfKind('ubnd-phuong-2', 'leadership').id
    const stranger = await app.world.officer([
      { agencyId: 'ubnd-phuong-2', unitId: other, role: 'agency_leader' },
    ])
    const theirs = await app.signedIn(stranger)
    for (const path of PAGES) {
      const { status, text } = await theirs.get(path)
      assert.equal(status, 200)
      assert.ok(!text.includes(code()), path)
    }
  })
})

describe('how true the forecasts are', () => {
  test('says that nothing is known, then shows what was said beside what came', async () => {
    const visitor = await at('2026-11-27T10:00:00', leader)
    const empty = await visitor.get('/can-bo/du-bao-tre')
    checkHtml(empty.text)
    assert.match(empty.text, /Chưa đủ số liệu/)
    await app.world.ownerDb
      .insertInto('risk_calibrations')
      .values({ month: '2026-10-01', tenth: 7, said: 20, late: 15 })
      .execute()
    const { text } = await visitor.get('/can-bo/du-bao-tre')
    checkHtml(text)
    assert.match(text, /Tháng 10 năm 2026/)
    assert.match(text, /70 đến 80 %[\s\S]*>20<[\s\S]*>15<[\s\S]*>75 %</)
  })
})

describe('pages of heads', () => {
  test('are for heads alone', async () => {
    const agencyId = made.state.agencyId
    const { id: unitId } = app.world.directory.getUnitOfKind(agencyId, 'leadership')
    for (const role of ROLES) {
      const visitor = await app.signedIn(await app.world.officer([{ agencyId, unitId, role }]))
      const isHead = role === 'unit_leader' || role === 'agency_leader'
      for (const path of PAGES)
        assert.equal((await visitor.get(path)).status, isHead ? 200 : 403, `${role} ${path}`)
      const { text } = await visitor.get('/can-bo/tai-khoan')
      assert.equal(text.includes('/can-bo/dung-han'), isHead, `menu of ${role}`)
    }
    const citizen = await app.signedIn(made.applicant)
    for (const visitor of [citizen, app.visitor()])
      for (const path of PAGES) assert.equal((await visitor.get(path)).status, 303)
  })
})

describe('the chance of lateness', () => {
  test('is shown to the team, and neither to the applicant nor to the public', async () => {
    await app.world.ownerDb
      .insertInto('step_times')
      .values({
        scope: 'step',
        procedure_id: 'bl-08',
        step: 'propose',
        minutes: Array.from({ length: 10 }, (_, index) => (index === 0 ? 60 : 4000)),
        counted_on: '2026-11-24',
      })
      .execute()
    const team = await (await at('2026-11-24T09:30:00', examiner)).get('/can-bo/viec/mine')
    checkHtml(team.text)
    assert.match(team.text, /dễ trễ 90 %/)
    const list = await (await at('2026-11-24T09:30:00', leader)).get('/can-bo/sap-qua-han')
    checkHtml(list.text)
    assert.match(list.text, /Nguy cơ trễ 90 %, khoảng 5,5 ngày/)
    assert.match(list.text, /9 trong 10 hồ sơ ở bước này cần thêm hơn/)
    const applicant = await app.signedIn(made.applicant)
    for (const path of ['/ho-so', `/ho-so/${made.dossierId}`])
      assert.doesNotMatch((await applicant.get(path)).text, /dễ trễ|Nguy cơ/)
    const looked = await app.visitor().post('/tra-cuu', { code: code(), phone: '0900000000' })
    assert.doesNotMatch(looked.text, /dễ trễ|Nguy cơ/)
  })
})
