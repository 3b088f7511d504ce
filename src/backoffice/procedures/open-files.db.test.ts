import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { driveTo, loadDossier, type MadeDossier } from '../../../test/support/dossier-builders.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import { newerRevision, withDays, withPaper } from '../../../test/support/newer-revision.ts'
import type { Visitor } from '../../../test/support/visitor.ts'
import type { World } from '../../../test/support/world.ts'
import { type DossierState, runMoves } from '../../modules/dossiers/index.ts'
import { ROLES, type Role } from '../../modules/identity/index.ts'

/** A longer limit: everybody may move. */
const LONGER = 'bl-08'
/** Other questions and papers: whoever is not received has to be decided about. */
const OTHER = 'bl-07'

let app: TestApp
let newer: World
type Made = MadeDossier & { readonly state: DossierState }
let sent: Made
let received: Made
const longer: Made[] = []

before(async () => {
  app = await testApp()
  for (let count = 0; count < 27; count += 1)
    longer.push(
      await driveTo(app.world, { procedureId: LONGER, state: count === 0 ? 'assigned' : 'submitted' }),
    )
  sent = await driveTo(app.world, { procedureId: OTHER, state: 'submitted' })
  received = await driveTo(app.world, { procedureId: OTHER, state: 'assigned' })
  await newerRevision(app.world, LONGER, withDays(5))
  const asked = Object.keys(sent.state.content.answers)[0] ?? ''
  newer = await newerRevision(app.world, OTHER, {
    ...withPaper('p98'),
    form: (text) => text.replaceAll(`"${asked}"`, '"cau_hoi_moi"'),
  })
  await app.refresh()
})
after(() => app.close())

const page = (procedure: string) => `/can-bo/thu-tuc/${procedure}/ho-so-dang-mo`
const decide = (dossierId: string) => `/can-bo/ho-so/${dossierId}/chuyen-quy-dinh-moi`

async function visitor(role: Role, agencyId: string, kind: 'clerical' | 'leadership' = 'clerical') {
  const { id: unitId } = app.world.directory.getUnitOfKind(agencyId, kind)
  return app.signedIn(await app.world.officer([{ agencyId, unitId, role }]))
}

const leaderOf = ({ state }: Made): Promise<Visitor> => visitor('agency_leader', state.agencyId, 'leadership')
const stateOf = async ({ dossierId }: Made) => (await loadDossier(newer, dossierId)).state

/** Both languages, as markup and by size. */
async function assertPage(who: Visitor, path: string): Promise<string> {
  const { text, status } = await who.get(path)
  assert.equal(status, 200, path)
  assert.ok(text.length < 100_000, `${path}: ${text.length}`)
  checkHtml(text)
  checkHtml((await who.get(`${path}?lang=en`)).text)
  await who.get(`${path}?lang=vi`)
  return text
}

describe('open files by an older revision', () => {
  test('open to administrators, the control office and leaders; only the first two move all at once', async () => {
    const { agencyId } = sent.state
    const may: readonly Role[] = ['agency_admin', 'province_admin', 'agency_leader', 'unit_leader']
    for (const role of ROLES) {
      const who = await visitor(role, agencyId)
      assert.equal((await who.get(page(OTHER))).status, may.includes(role) ? 200 : 403, role)
      const post = await who.post(`${page(OTHER)}/chuyen`, { revision: '9' }, { form: '/can-bo/tai-khoan' })
      assert.equal(post.status, role.endsWith('_admin') ? 303 : 403, `${role} posts`)
    }
    assert.equal((await (await visitor('province_admin', 'ubnd-tinh')).get(page('bl-999'))).status, 404)
  })

  test('stand in three lists with the reason, page by page, without anything personal', async () => {
    const control = await visitor('province_admin', 'ubnd-tinh')
    const text = await assertPage(control, page(OTHER))
    assert.match(text, /Cần người quyết định: 1/)
    assert.match(text, /Giữ quy định cũ: 1/)
    assert.match(text, /có câu trả lời không còn chỗ/)
    assert.match(text, /Lãnh đạo cơ quan quyết định/)
    assert.doesNotMatch(text, /Nguyễn Văn Bình/)
    const first = await assertPage(control, page(LONGER))
    assert.match(first, /Có thể chuyển sang quy định mới: 27/)
    const next = /href="([^"]*chuyen=[^"#]*)/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const second = await control.get(next)
    assert.equal(second.status, 200)
    const codes = (html: string) => [...html.matchAll(/TN-[A-Z0-9-]+/g)].map(([code]) => code)
    assert.equal(codes(second.text).filter((code) => codes(first).includes(code)).length, 0)
    assert.equal((await control.get(`${page(LONGER)}?chuyen=x&giu=1'--`)).status, 200)
    const elsewhere = await visitor('agency_admin', 'so-xay-dung')
    assert.match((await elsewhere.get(page(LONGER))).text, /Có thể chuyển sang quy định mới: 0/)
  })

  test('move together at the press of a button, and the page tells how far it is', async () => {
    const control = await visitor('province_admin', 'ubnd-tinh')
    const stale = await control.post(`${page(LONGER)}/chuyen`, { revision: '1' }, { form: page(LONGER) })
    assert.equal(stale.location, page(LONGER))
    assert.match((await control.get(page(LONGER))).text, /Phiên bản vừa thay đổi/)
    for (const _again of [1, 2]) {
      const asked = await control.post(`${page(LONGER)}/chuyen`, { revision: '2' }, { form: page(LONGER) })
      assert.equal(asked.location, page(LONGER))
    }
    assert.match(await assertPage(control, page(LONGER)), /Đang chuyển/)
    const { catalog } = newer
    assert.equal(await runMoves({ ...newer.contextFor({ kind: 'system' }), catalog }), 27)
    const done = await assertPage(control, page(LONGER))
    assert.match(done, />Xong</)
    assert.match(done, /Có thể chuyển sang quy định mới: 0/)
    const { applicant, dossierId } = longer[0]!
    const own = await (await app.signedIn(applicant)).get(`/ho-so/${dossierId}`)
    checkHtml(own.text)
    assert.match(own.text, /Chuyển sang quy định mới của thủ tục/)
    assert.match(own.text, /thời hạn giải quyết/)
  })
})

describe('a file that has to be decided about', () => {
  test('is decided by its leader, with a reason and the papers that are asked for', async () => {
    const leader = await leaderOf(sent)
    const home = await leader.get(`/can-bo/ho-so/${sent.dossierId}`)
    assert.ok(home.text.includes(decide(sent.dossierId)))
    const path = decide(sent.dossierId)
    const text = await assertPage(leader, path)
    assert.match(text, /Giấy xác nhận cư trú/)
    assert.match(text, /Còn giữ, không còn chỗ trong biểu mẫu mới/)
    const silent = await leader.post(path, { revision: '2', paper: 'p98', reason: ' ' }, { form: path })
    assert.equal(silent.status, 422)
    checkHtml(silent.text)
    assert.match(silent.text, /href="#reason"/)
    assert.match(silent.text, /value="p98"[^>]* checked/)
    const reason = 'Quy định mới cần giấy này'
    const odd = await leader.post(path, { revision: '2', paper: 'p1x', reason }, { form: path })
    assert.equal(odd.status, 422)
    assert.match(odd.text, /Quy định mới cần giấy này/)
    const stale = await leader.post(path, { revision: 'x', reason }, { form: path })
    assert.equal(stale.status, 422)
    checkHtml(stale.text)
    const done = await leader.post(path, { revision: '2', paper: 'p98', reason }, { form: path })
    assert.equal(done.location, `/can-bo/ho-so/${sent.dossierId}`)
    const now = await stateOf(sent)
    assert.deepEqual([now.revision, now.supplement?.paperIds], [2, ['p98']])
    assert.deepEqual(now.content.answers, sent.state.content.answers)
    const after = await leader.get(done.location)
    checkHtml(after.text)
    assert.match(after.text, /Đã khai theo quy định cũ/)
    assert.match(after.text, /Quy định mới cần giấy này/)
    const again = await leader.get(path)
    assert.equal(again.status, 409)
    assert.match(again.text, /Hồ sơ đã theo quy định đang áp dụng/)
  })

  test('keeps its rule where it has brought what was asked on its day', async () => {
    const leader = await leaderOf(received)
    const home = await leader.get(`/can-bo/ho-so/${received.dossierId}`)
    assert.ok(!home.text.includes(decide(received.dossierId)))
    const shown = await leader.get(decide(received.dossierId))
    assert.equal(shown.status, 409)
    checkHtml(shown.text)
    assert.match(shown.text, /giữ quy định của ngày tiếp nhận/)
    const post = await leader.post(decide(received.dossierId), { revision: '2', reason: 'Cứ chuyển' })
    assert.equal(post.status, 409)
    assert.equal((await stateOf(received)).revision, 1)
  })

  test('is there for nobody else: other offices find none, other roles may not', async () => {
    const stranger = await visitor('agency_leader', 'so-xay-dung', 'leadership')
    assert.equal((await stranger.get(decide(received.dossierId))).status, 404)
    const examiner = await visitor('examiner', received.state.agencyId)
    assert.equal((await examiner.get(decide(received.dossierId))).status, 403)
  })
})
