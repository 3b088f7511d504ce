import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import type { Visitor } from '../../../test/support/visitor.ts'
import {
  completenessOf,
  findFacts,
  importFacts,
  missingFactsComponents,
  type ProcedureFacts,
} from '../../modules/catalog/index.ts'
import { type Role, ROLES } from '../../modules/identity/index.ts'
import { countQueries } from '../../platform/db/count-queries.ts'

const PAGE = '/can-bo/thu-tuc/day-du'
const FACTS = '/can-bo/thu-tuc/da-nhap/9.300001'

const facts = (no: number, more: Partial<ProcedureFacts> = {}): ProcedureFacts => ({
  code: `9.${300_000 + no}`,
  name: `Công nhận thử nghiệm ${no}`,
  decision: '12/QĐ',
  levels: [no % 2 === 0 ? 'Cấp tỉnh' : 'Cấp xã'],
  field: no % 3 === 0 ? 'Lĩnh vực thử một' : 'Lĩnh vực thử hai',
  subjects: ['Công dân Việt Nam'],
  agency: no % 5 === 0 ? 'Phòng Thử nghiệm' : 'Sở Thử nghiệm',
  competentAgency: '',
  channels: [{ channel: 'Trực tiếp', duration: 5, unit: 'Ngày làm việc', free: true, feesVnd: [] }],
  documents: [[{ name: 'Đơn', form: '', originals: 1, copies: 0 }]],
  results: no % 4 === 0 ? [] : [{ name: 'Giấy công nhận', code: '' }],
  ...more,
})
const COUNT = 120

let app: TestApp
let control: Visitor
before(async () => {
  app = await testApp()
  await importFacts(
    app.world.db,
    Array.from({ length: COUNT }, (_, no) => facts(no)),
    { at: app.world.clock.now() },
  )
  await app.services.refresh()
  control = await officerAt('ubnd-tinh', 'province_admin')
})
after(() => app.close())

async function officerAt(agencyId: string, role: Role): Promise<Visitor> {
  const unitId = app.world.directory.unitsOf(agencyId)[0]?.id ?? assert.fail(agencyId)
  return app.signedIn(await app.world.officer([{ agencyId, unitId, role }]))
}
async function shown(query = '', visitor = control): Promise<string> {
  const { status, text } = await visitor.get(`${PAGE}${query}`)
  assert.equal(status, 200, query)
  checkHtml(text)
  return text
}
const idsOn = (text: string) =>
  [...text.matchAll(/govuk-hint">([a-z]{2}-\d+|\d\.\d+) ·/g)].map(([, id]) => id!)
const totalOf = (text: string) =>
  Number(/<caption[^>]*>([\d.]+) thủ tục/.exec(text)?.[1]?.replace('.', '') ?? 0)

describe('the list of all procedures by what they lack', () => {
  test('is for agencies that draft and the control office', async () => {
    for (const role of ROLES) {
      const visitor = await officerAt('so-tnmt', role)
      const may = role === 'agency_admin' || role === 'province_admin'
      for (const path of [PAGE, FACTS]) assert.equal((await visitor.get(path)).status, may ? 200 : 403, role)
      const typed = { model: '', newId: '' }
      const posted = await visitor.post(FACTS, typed, { form: '/can-bo/tai-khoan' })
      assert.equal(posted.status, may ? 422 : 403, role)
    }
    assert.match((await app.visitor().get(PAGE)).location, /^\/can-bo\/dang-nhap/)
  })

  test('says of each what the law asks for and its record lacks', async () => {
    const lines = await completenessOf(app.services)
    assert.equal(lines.length, COUNT + app.services.catalog.procedures.length)
    for (const listed of app.services.catalog.listed) {
      const record = await findFacts(app.world.db, listed)
      const line = lines.find(({ procedureId }) => procedureId === listed.procedureId)
      assert.equal(line?.missing.length, missingFactsComponents(record!).length)
    }
  })

  test('comes page by page in each order, without loss or doubles', async () => {
    for (const order of ['', 'xep=it', 'xep=ma']) {
      const ids: string[] = []
      let query = `?${order}`
      for (;;) {
        const text = await shown(query)
        ids.push(...idsOn(text))
        const next = /href="([^"]*sau=[^"]*)"[^>]*rel="next"|rel="next"[^>]*href="([^"]*sau=[^"]*)"/.exec(
          text,
        )
        const href = (next?.[1] ?? next?.[2])?.replaceAll('&amp;', '&')
        if (href === undefined) break
        query = href.slice(href.indexOf('?'))
      }
      assert.equal(ids.length, COUNT + 56, order)
      assert.equal(new Set(ids).size, ids.length, order)
      const lines = new Map((await completenessOf(app.services)).map((line) => [line.procedureId, line]))
      const lacking = ids.map((id) => lines.get(id)!.missing.length)
      if (order === 'xep=ma') assert.deepEqual(ids, ids.toSorted())
      else
        assert.deepEqual(
          lacking,
          lacking.toSorted((a, b) => (order === '' ? b - a : a - b)),
        )
    }
  })

  test('counts how many lack each part; each number opens that many', async () => {
    const text = await shown('?loai=da-nhap')
    const links = [
      ...text.matchAll(/href="([^"]*thieu=[^"]*)"[^>]*>[^<]*<\/a>[\s\S]{0,200}?>([\d.]+)<\/td>/g),
    ]
    assert.ok(links.length >= 3)
    for (const [, href = '', count = ''] of links) {
      const opened = await shown(href.slice(href.indexOf('?')).replaceAll('&amp;', '&'))
      assert.equal(totalOf(opened), Number(count.replace('.', '')), href)
    }
    assert.match(text, /kết quả thực hiện[\s\S]{0,200}>30</)
  })

  test('is filtered by words, agency, field, tier and kind together', async () => {
    assert.equal(totalOf(await shown('?loai=da-nhap')), COUNT)
    assert.equal(totalOf(await shown('?loai=nop-duoc')), 56)
    assert.equal(totalOf(await shown('?q=9.300007')), 1)
    assert.equal(totalOf(await shown('?q=cong+nhan+thu+nghiem+11&loai=da-nhap&cap=commune')) >= 1, true)
    const field = `linh-vuc=${encodeURIComponent('Lĩnh vực thử một')}`
    assert.equal(totalOf(await shown(`?${field}`)), COUNT / 3)
    assert.equal(totalOf(await shown(`?${field}&cap=province&co-quan=phong+thu`)), 4)
    assert.match(await shown('?q=khongcogi'), /Không có thủ tục nào như vậy/)
    assert.equal(totalOf(await shown('?thieu=x&xep=y&cap=z&sau=~&loai=q')), 0, 'no such tier')
    assert.equal(totalOf(await shown('?thieu=x&xep=y&sau=99~&loai=q')), COUNT + 56)
  })

  test('asks the register nothing once it was read', async () => {
    await shown()
    const lines = await countQueries(() => completenessOf(app.services))
    assert.equal(lines.count, 0)
  })
})

describe('a procedure known by imported facts', () => {
  test('is shown with what it lacks, and is begun as a draft; what was typed stays', async () => {
    const page = await control.get(FACTS)
    checkHtml(page.text)
    assert.match(page.text, /trình tự thực hiện; căn cứ pháp lý/)
    assert.equal((await control.get('/can-bo/thu-tuc/da-nhap/9.999999')).status, 404)
    const wrong = await control.post(FACTS, { model: 'bl-01', newId: 'BL 1' })
    assert.equal(wrong.status, 422)
    checkHtml(wrong.text)
    assert.match(wrong.text, /value="BL 1"/)
    assert.match(wrong.text, /<option value="bl-01" selected/)
    const begun = await control.post(FACTS, { model: 'bl-01', newId: 'bl-920' })
    assert.equal(begun.status, 303)
    const draft = await control.follow(begun)
    checkHtml(draft.text)
    assert.match(draft.text, /Chưa đối chiếu[\s\S]*Biểu mẫu, quy trình/)
  })

  test('an agency is offered its own procedures as models, and none where it offers nothing', async () => {
    const text = await (await officerAt('so-tnmt', 'agency_admin')).get(FACTS).then((answer) => answer.text)
    const models = [...text.matchAll(/<option value="(bl-\d+)"/g)].map(([, id]) => id!)
    assert.ok(models.length > 0)
    for (const id of models)
      assert.ok(
        app.services.catalog.servicesOf(id).some(({ agencyId }) => agencyId === 'so-tnmt'),
        id,
      )
    const other = await (await officerAt('ubnd-tinh', 'agency_admin')).get(FACTS)
    assert.doesNotMatch(other.text, /Soạn dự thảo/)
  })
})
