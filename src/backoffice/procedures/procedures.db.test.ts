import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { driveTo } from '../../../test/support/dossier-builders.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import type { Visitor } from '../../../test/support/visitor.ts'
import { ROLES } from '../../modules/identity/index.ts'

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
function fieldsOf(text: string): Record<string, string> {
  const form = text.slice(text.indexOf('name="version"') - 200)
  const unescape = (value: string) =>
    value
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
  const found: Record<string, string> = {}
  for (const [tag] of form.matchAll(/<input\b[^>]*>/g)) {
    const [, name] = /name="([^"]+)"/.exec(tag) ?? []
    if (name && !/checkbox|radio/.test(tag)) found[name] = unescape(/value="([^"]*)"/.exec(tag)?.[1] ?? '')
  }
  for (const [, name = '', value = ''] of form.matchAll(/<textarea\b[^>]*name="([^"]+)"[^>]*>([^<]*)</g))
    found[name] = unescape(value)
  for (const [, name = '', inside = ''] of form.matchAll(
    /<select\b[^>]*name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g,
  )) {
    const chosen =
      /<option[^>]*value="([^"]*)"[^>]*selected/.exec(inside) ?? /<option[^>]*value="([^"]*)"/.exec(inside)
    found[name] = chosen?.[1] ?? ''
  }
  delete found['_csrf']
  return found
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
    for (const part of ['ten', 'thoi-han', 'giay-to', 'phi', 'can-cu']) {
      const path = `${draft}/sua/${part}`
      const { text } = await agency.get(path)
      checkHtml(text)
      const unchanged = await agency.post(path, fieldsOf(text))
      assert.equal(unchanged.location, draft, part)
      assert.match((await agency.get(draft)).text, /Không có gì khác nhau/, part)
    }
    const limit = `${draft}/sua/thoi-han`
    const typed = { ...fieldsOf((await agency.get(limit)).text), 'r0-amount': 'mười' }
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

  test('takes a new paper and lets one go', async () => {
    const draft = await begin(own[1]!)
    const path = `${draft}/sua/giay-to`
    const fields = fieldsOf((await agency.get(path)).text)
    const last = Math.max(
      ...Object.keys(fields)
        .flatMap((key) => /^r(\d+)-name$/.exec(key)?.[1] ?? [])
        .map(Number),
    )
    const saved = await agency.post(path, {
      ...fields,
      'r0-remove': 'yes',
      [`r${last}-name`]: 'Bản vẽ hiện trạng',
      [`r${last}-copies`]: '2',
    })
    assert.equal(saved.location, draft)
    const { text } = await agency.get(draft)
    checkHtml(text)
    assert.match(text, /Bản vẽ hiện trạng/)
    assert.match(text, />Bỏ</)
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
    await agency.post(path, { ...fieldsOf((await agency.get(path)).text), 'r0-amount': '33' })
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
