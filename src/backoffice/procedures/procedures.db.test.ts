import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { driveTo } from '../../../test/support/dossier-builders.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import { formWith } from '../../../test/support/page-form.ts'
import type { Visitor } from '../../../test/support/visitor.ts'
import { ROLES } from '../../modules/identity/index.ts'
import { PART_EDITORS } from './part-editors.ts'

const PAGE = '/can-bo/thu-tuc'
const AGENCY = 'so-tnmt'

let app: TestApp
let agency: Visitor
let control: Visitor
let own: readonly string[]

before(async () => {
  app = await testApp()
  own = app.services.catalog.procedures
    .filter(({ record }) => record.offeredBy.includes(AGENCY))
    .map(({ procedureId }) => procedureId)
  agency = await visitor('agency_admin', AGENCY)
  control = await visitor('province_admin', 'ubnd-tinh')
})
after(() => app.close())

async function visitor(role: (typeof ROLES)[number], agencyId: string): Promise<Visitor> {
  const { id: unitId } = app.world.directory.getUnitOfKind(agencyId, 'clerical')
  return app.signedIn(await app.world.officer([{ agencyId, unitId, role }]))
}

async function begin(procedureId: string): Promise<string> {
  const { location } = await agency.post(
    `${PAGE}/${procedureId}/du-thao`,
    {},
    { form: `${PAGE}/${procedureId}` },
  )
  assert.match(location, /^\/can-bo\/du-thao-thu-tuc\//)
  return location
}

const versionOf = (text: string) => /name="version" value="(\d+)"/.exec(text)?.[1] ?? ''

async function move(who: Visitor, draft: string, what: string, more = {}) {
  const { text } = await who.get(draft)
  return who.post(`${draft}/chuyen`, { move: what, version: versionOf(text), ...more }, { form: draft })
}

/** The form as it stands, for typing over some of it. */
function fieldsOf(page: string, action: string): Record<string, string> {
  const { fields, choices } = formWith(page, action)
  // Of a choice in a row the first is chosen where none is; boxes to tick stay empty.
  const first = Object.entries(choices).flatMap(([name, [value = '']]) =>
    /^r\d/.test(name) ? [[name, value]] : [],
  )
  const typed = Object.entries(fields).map(([name, value]) => [name, String(value)])
  return Object.fromEntries([...first, ...typed].filter(([name]) => name !== ''))
}

/** The language is kept from page to page, so it is set back. */
async function english(path: string): Promise<string> {
  const { text } = await agency.get(`${path}?lang=en`)
  await agency.get(`${path}?lang=vi`)
  return text
}

async function formAt(path: string): Promise<Record<string, string>> {
  const { text } = await agency.get(path)
  return fieldsOf(text, path)
}

describe('the register of procedures', () => {
  test('opens to administrators of agencies and the control office, and to nobody else', async () => {
    for (const role of ROLES) {
      const who = await visitor(role, AGENCY)
      const status = role.endsWith('_admin') ? 200 : 403
      for (const path of [PAGE, `${PAGE}/${own[0]}`]) assert.equal((await who.get(path)).status, status, role)
      assert.equal((await who.get(`${PAGE}/${own[0]}/bai-bo`)).status, role === 'province_admin' ? 200 : 403)
    }
    assert.match((await app.visitor().get(PAGE)).location, /^\/can-bo\/dang-nhap/)
  })

  test('is listed by pages and found by name, code, field, tier and agency', async () => {
    const { text } = await agency.get(PAGE)
    checkHtml(text)
    assert.match(text, /56 thủ tục/)
    assert.match(text, /trang=2/)
    assert.doesNotMatch((await agency.get(`${PAGE}?trang=2`)).text, /trang=3/)
    assert.match((await agency.get(`${PAGE}?q=bl-08`)).text, new RegExp(`href="${PAGE}/bl-08"`))
    for (const query of ['cap=district', `co-quan=${AGENCY}`, 'q=zzzzqqq']) {
      const filtered = await agency.get(`${PAGE}?${query}`)
      checkHtml(filtered.text)
      assert.doesNotMatch(filtered.text, /56 thủ tục/, query)
    }
    for (const odd of ['trang=-1', 'trang=abc', 'trang=99', 'cap=x'])
      assert.equal((await agency.get(`${PAGE}?${odd}`)).status, 200, odd)
  })

  test('has nothing at ids that are not there', async () => {
    const nowhere = '/can-bo/du-thao-thu-tuc/00000000-0000-4000-8000-000000000000'
    for (const path of [
      `${PAGE}/bl-999`,
      `${PAGE}/bl-08/so-sanh?tu=1&den=9`,
      nowhere,
      '/can-bo/du-thao-thu-tuc/x',
    ])
      assert.equal((await control.get(path)).status, 404, path)
    assert.equal((await agency.get(`${PAGE}/bl-08/dich-vu/khong-co`)).status, 404)
  })
})

describe('a draft on screen', () => {
  test('is edited by plain forms: what is wrong comes back with what was typed', async () => {
    const draft = await begin(own[0]!)
    checkHtml((await agency.get(draft)).text)
    for (const { slug: part } of PART_EDITORS) {
      const path = `${draft}/sua/${part}`
      const { text } = await agency.get(path)
      checkHtml(text)
      assert.ok(text.length < 100_000, `${part}: ${text.length}`)
      checkHtml(await english(path))
      const unchanged = await agency.post(path, fieldsOf(text, path))
      assert.equal(unchanged.location, draft, part)
      assert.match((await agency.get(draft)).text, /Không có gì khác nhau/, part)
    }
    const limit = `${draft}/sua/thoi-han`
    const typed = { ...(await formAt(limit)), 'r0-amount': 'mười' }
    const wrong = await agency.post(limit, typed)
    assert.equal(wrong.status, 422)
    checkHtml(wrong.text)
    assert.match(wrong.text, /value="mười"/)
    assert.equal((await agency.post(limit, { ...typed, 'r0-amount': '12' })).location, draft)
    assert.match((await agency.get(draft)).text, /Thời hạn giải quyết/)
    const stale = await agency.post(limit, { ...typed, 'r0-amount': '13' })
    assert.equal(stale.status, 422)
    assert.match(stale.text, /người khác thay đổi/)
  })

  test('takes a new paper and lets one go, by buttons that keep all that was typed', async () => {
    const draft = await begin(own[1]!)
    const path = `${draft}/sua/giay-to`
    const fields = await formAt(path)
    const count = Object.keys(fields).filter((key) => /^r\d+-name$/.test(key)).length
    const more = await agency.post(path, { ...fields, 'r1-name': 'Tên mới gõ', edit: 'add' })
    assert.equal(more.status, 200)
    checkHtml(more.text)
    assert.match(more.text, /Tên mới gõ/)
    const added = {
      ...fieldsOf(more.text, path),
      [`r${count}-name`]: 'Bản vẽ hiện trạng',
      [`r${count}-copies`]: '2',
    }
    const moved = fieldsOf((await agency.post(path, { ...added, edit: `up-${count}` })).text, path)
    assert.equal(moved[`r${count - 1}-name`], 'Bản vẽ hiện trạng')
    const fewer = fieldsOf((await agency.post(path, { ...moved, edit: 'remove-0' })).text, path)
    assert.doesNotMatch(
      (await agency.get(draft)).text,
      /Bản vẽ hiện trạng/,
      'nothing is saved by a button of a row',
    )
    assert.equal((await agency.post(path, fewer)).location, draft)
    const { text } = await agency.get(draft)
    checkHtml(text)
    assert.match(text, /Bản vẽ hiện trạng/)
    assert.match(text, />Bỏ</)
  })

  test('shows steps beside the process, refuses what nobody does, and says what keeps it from being sent', async () => {
    const draft = await begin(own[5]!)
    const path = `${draft}/sua/trinh-tu`
    const { text } = await agency.get(path)
    assert.match(text, /Quy trình BPMN/)
    assert.doesNotMatch(text, />Lệch</)
    const fields = fieldsOf(text, path)
    const unknown = await agency.post(path, { ...fields, 'r0-owners': 'so-tnmt.phong-khong-co' })
    assert.equal(unknown.status, 422)
    checkHtml(unknown.text)
    assert.match(unknown.text, /href="#r0-owners"[^>]*>[^<]*không có bộ phận “phong-khong-co”/)
    assert.equal(fieldsOf(unknown.text, path)['r0-owners'], 'so-tnmt.phong-khong-co')
    const long = await agency.post(path, { ...fields, 'r0-days': '99' })
    assert.equal(long.status, 422)
    checkHtml(long.text)
    assert.match(long.text, /href="#rows"[^>]*>[^<]*quá thời hạn/)
    const at = Object.keys(fields).find((key) => /^r\d+-days$/.test(key) && Number(fields[key]) >= 2)!
    assert.equal((await agency.post(path, { ...fields, [at]: '1,5' })).location, draft)
    const shown = await agency.get(draft)
    checkHtml(shown.text)
    assert.match(shown.text, /Còn phải sửa trước khi gửi kiểm soát/)
    assert.match(shown.text, /số ngày làm việc<\/td>[\s\S]*?1,5/)
    assert.match((await agency.get(path)).text, />Lệch</)
    const refused = await move(agency, draft, 'submit')
    assert.equal(refused.status, 422)
    checkHtml(refused.text)
    assert.match(refused.text, /href="#faults"/)
  })

  test('tells each changed part in words, in both languages', async () => {
    const draft = await begin(own[3]!)
    const changes = [
      ['cach-nop', { 'r0-amount': '5' }, /thời hạn riêng/, /limit of its own/],
      [
        'ket-qua',
        { 'r0-validity': '05 năm', 'r0-validityMonths': '60' },
        /hiệu lực \(tháng\)/,
        /validity \(months\)/,
      ],
      ['dieu-kien', { 'r0-words': 'Đủ 18 tuổi' }, /Đủ 18 tuổi/, /Conditions/],
      ['nguoi-ky', { 'r0-office': 'so-tnmt.mot-cua' }, /nơi ký kết quả/, /who signs the result/],
    ] as const
    for (const [part, typed, vi, en] of changes) {
      const path = `${draft}/sua/${part}`
      assert.equal((await agency.post(path, { ...(await formAt(path)), ...typed })).location, draft, part)
      assert.match((await agency.get(draft)).text, vi)
      assert.match(await english(draft), en)
    }
    const path = `${draft}/sua/truong-hop`
    const rows = fieldsOf((await agency.post(path, { ...(await formAt(path)), edit: 'add' })).text, path)
    const last = Object.keys(rows).filter((key) => key.endsWith('-question')).length - 1
    assert.equal(
      (await agency.post(path, { ...rows, [`r${last}-question`]: 'Có nộp thay không?' })).location,
      draft,
    )
    const { text } = await agency.get(draft)
    checkHtml(text)
    assert.match(text, /Có nộp thay không\?/)
  })

  test('may change who offers it: services that open and close are shown before it is published', async () => {
    const draft = await begin(own[2]!)
    const path = `${draft}/co-quan`
    const { text } = await agency.get(path)
    checkHtml(text)
    assert.ok(text.length < 100_000, String(text.length))
    checkHtml(await english(path))
    const fields = fieldsOf(text, path)
    assert.equal(fields['choice'], 'one')
    assert.equal(fields['one'], AGENCY)
    const change = { ...fields, choice: 'one', one: 'so-xay-dung' }
    const silent = await agency.post(path, change)
    assert.equal(silent.status, 422)
    checkHtml(silent.text)
    assert.match(silent.text, /href="#reason"/)
    assert.equal(fieldsOf(silent.text, path)['one'], 'so-xay-dung')
    const nobody = await agency.post(path, { ...change, choice: 'list', list: 'so-khong-co' })
    assert.equal(nobody.status, 422)
    const day = { 'fromOn-day': '1', 'fromOn-month': '12', 'fromOn-year': '2026' }
    const told = { reason: 'Chuyển đầu mối', notice: 'Thông báo 9/TB' }
    assert.equal((await agency.post(path, { ...change, ...day, ...told })).location, draft)
    const shown = await agency.get(draft)
    checkHtml(shown.text)
    assert.match(shown.text, /Thôi nhận hồ sơ: 1/)
    assert.match(shown.text, /Chuyển đầu mối\. Thông báo 9\/TB/)
    const again = fieldsOf((await agency.get(path)).text, path)
    assert.equal(again['fromOn-day'], '01')
    const all = await agency.post(path, { ...again, choice: 'communes' })
    assert.equal(all.location, draft)
    assert.match((await agency.get(draft)).text, /Bắt đầu nhận hồ sơ: 64/)
    assert.equal(fieldsOf((await agency.get(path)).text, path)['choice'], 'communes')
    assert.equal((await control.get(path)).status, 403)
    const other = await visitor('agency_admin', 'so-xay-dung')
    assert.equal((await other.get(path)).status, 404)
  })

  test('takes form and process as files that the engines accept', async () => {
    const draft = await begin(own[2]!)
    for (const [part, bad] of [
      ['bieu-mau', '{"type":"default","components":[]}'],
      ['bieu-mau', 'không phải JSON'],
      ['quy-trinh', '<definitions/>'],
      ['quy-trinh', Buffer.from([0xff, 0xfe, 0x00])],
    ] as const) {
      const path = `${draft}/tep/${part}`
      const page = await agency.get(path)
      checkHtml(page.text)
      const version = versionOf(page.text)
      const sent = (bytes: Uint8Array) =>
        agency.post(
          path,
          { version },
          { files: [{ name: 'file', filename: 'x', type: 'text/plain', bytes }] },
        )
      const refused = await sent(Buffer.from(bad))
      assert.equal(refused.status, 422, part)
      checkHtml(refused.text)
      const current = await agency.get(`${path}/tai-ve`)
      assert.equal(current.status, 200)
      assert.equal((await sent(current.bytes)).location, draft)
    }
  })

  test('of an agency does not exist for another, and the control office may read but not edit it', async () => {
    const draft = await begin(own[3]!)
    const other = await visitor('agency_admin', 'so-xay-dung')
    assert.equal((await other.get(draft)).status, 404)
    assert.equal((await other.get(`${draft}/sua/ten`)).status, 404)
    assert.equal((await control.get(draft)).status, 200)
    assert.equal((await control.get(`${draft}/sua/ten`)).status, 403)
    const discard = await agency.get(`${draft}/bo`)
    checkHtml(discard.text)
    const version = versionOf(discard.text)
    assert.equal((await agency.post(`${draft}/chuyen`, { move: 'discard', version })).location, draft)
    assert.match((await agency.get(draft)).text, /Đã bỏ/)
  })
})

describe('publishing on screen', () => {
  test('shows the effect on open files, asks for a confirmation, and takes effect on its day', async () => {
    const procedureId = own[4]!
    await driveTo(app.world, { procedureId, state: 'received' })
    const draft = await begin(procedureId)
    const path = `${draft}/sua/thoi-han`
    await agency.post(path, { ...(await formAt(path)), 'r0-amount': '33' })
    await move(agency, draft, 'submit')
    assert.match((await control.get(PAGE)).text, /Chờ kiểm soát/)
    assert.equal((await move(control, draft, 'give-back', { note: '' })).status, 422)
    await move(control, draft, 'check')
    const form = await control.get(`${draft}/cong-bo`)
    checkHtml(form.text)
    assert.match(form.text, /có thể chuyển sang quy định mới/)
    const fields = {
      version: versionOf(form.text),
      decisionNumber: '43/QĐ-UBND',
      'decidedOn-day': '24',
      'decidedOn-month': '11',
      'decidedOn-year': '2026',
      'effectiveFrom-day': '25',
      'effectiveFrom-month': '11',
      'effectiveFrom-year': '2026',
    }
    const unconfirmed = await control.post(`${draft}/cong-bo`, fields)
    assert.equal(unconfirmed.status, 422)
    checkHtml(unconfirmed.text)
    assert.match(unconfirmed.text, /43\/QĐ-UBND/)
    const past = { ...fields, confirm: 'yes', 'effectiveFrom-year': '2025' }
    assert.equal((await control.post(`${draft}/cong-bo`, past)).status, 422)
    assert.equal(
      (await agency.post(`${draft}/cong-bo`, { ...fields, confirm: 'yes' }, { form: draft })).status,
      403,
    )
    const done = await control.post(`${draft}/cong-bo`, { ...fields, confirm: 'yes' })
    assert.equal(done.location, `${PAGE}/${procedureId}`)
    assert.equal((await control.post(`${draft}/cong-bo`, fields)).location, `${PAGE}/${procedureId}`)
    const shown = await control.get(done.location)
    checkHtml(shown.text)
    assert.match(shown.text, /43\/QĐ-UBND, 24\/11\/2026/)
    const compared = await control.get(`${PAGE}/${procedureId}/so-sanh?tu=1&den=2`)
    checkHtml(compared.text)
    assert.match(compared.text, /33/)
    assert.equal(app.services.catalog.findProcedure(procedureId)?.revision, 1)
    const now = app.clock.now()
    app.clock.set(new Date('2026-11-25T00:01:00+07:00'))
    assert.equal(app.services.catalog.findProcedure(procedureId)?.record.deadline.amount, 33)
    app.clock.set(now)
  })

  test('of a new procedure says what is wrong with its code', async () => {
    const path = `${PAGE}/${own[0]}/thu-tuc-moi`
    const wrong = await agency.post(path, { newId: 'Một mã' }, { form: `${PAGE}/${own[0]}` })
    assert.equal(wrong.status, 422)
    checkHtml(wrong.text)
    assert.match(wrong.text, /value="Một mã"/)
    const { location } = await agency.post(path, { newId: 'bl-777' })
    const shown = await agency.get(location)
    checkHtml(shown.text)
    assert.match(shown.text, /chưa có phiên bản nào/)
  })
})

describe('ending and suspending on screen', () => {
  test('a service is suspended and reopened by its agency, with reason and notice', async () => {
    const path = `${PAGE}/${own[0]}/dich-vu/${AGENCY}`
    checkHtml((await agency.get(path)).text)
    const words = { act: 'suspended', reason: 'Nâng cấp', notice: 'Thông báo số 5' }
    const empty = await agency.post(path, { ...words, notice: '' })
    assert.equal(empty.status, 422)
    checkHtml(empty.text)
    assert.match(empty.text, />Nâng cấp</)
    const day = { 'fromOn-day': '24', 'fromOn-month': '11', 'fromOn-year': '2026' }
    assert.equal((await agency.post(path, { ...words, ...day })).location, `${PAGE}/${own[0]}`)
    const shown = await agency.get(`${PAGE}/${own[0]}`)
    checkHtml(shown.text)
    assert.match(shown.text, /Tạm dừng từ 24\/11\/2026: Nâng cấp/)
    assert.equal(
      (await agency.post(path, { ...words, ...day, act: 'reopened' })).location,
      `${PAGE}/${own[0]}`,
    )
    assert.equal(app.services.catalog.findService(own[0]!)?.suspendedFrom, null)
    const other = await visitor('agency_admin', 'so-xay-dung')
    assert.equal((await other.get(path)).status, 403)
  })

  test('a procedure that ended is told as such, and nobody files it any more', async () => {
    const procedureId = own[5]!
    const path = `${PAGE}/${procedureId}/bai-bo`
    checkHtml((await control.get(path)).text)
    const fields = {
      confirm: 'yes',
      decisionNumber: '44/QĐ-UBND',
      reason: 'Luật mới',
      'decidedOn-day': '24',
      'decidedOn-month': '11',
      'decidedOn-year': '2026',
      'endsOn-day': '30',
      'endsOn-month': '11',
      'endsOn-year': '2026',
    }
    const wrong = await control.post(path, { ...fields, successorId: 'bl-000' })
    assert.equal(wrong.status, 422)
    checkHtml(wrong.text)
    assert.equal((await control.post(path, fields)).location, `${PAGE}/${procedureId}`)
    const now = app.clock.now()
    app.clock.set(new Date('2026-12-01T08:00:00+07:00'))
    const { catalog } = app.services
    assert.equal(
      catalog.procedures.some((item) => item.procedureId === procedureId),
      false,
    )
    const [service] = catalog.servicesOf(procedureId)
    assert.equal(service?.suspendedFrom, '2026-12-01')
    assert.match(service.suspensionReason ?? '', /44\/QĐ-UBND/)
    const opened = await app.visitor().get(`/thu-tuc/${procedureId}`)
    assert.notEqual(opened.status, 500)
    app.clock.set(now)
  })
})
