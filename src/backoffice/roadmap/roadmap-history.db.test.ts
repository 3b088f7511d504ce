import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import type { Visitor } from '../../../test/support/visitor.ts'

// A year of levels as if examined day by day: the Decision of May 2015, seen in June 2016.
const DECIDED = '2015-05-04'
let app: TestApp
let planner: Visitor
before(async () => {
  app = await testApp({ at: new Date('2016-06-10T09:00:00+07:00') })
  await insertHistory()
  const unitId = app.world.directory.unitsOf('so-gddt')[0]?.id ?? ''
  planner = await app.signedIn(
    await app.world.officer([{ agencyId: 'so-gddt', unitId, role: 'agency_admin' }]),
  )
})
after(() => app.close())

const dayAfter = (days: number) =>
  new Date(Date.parse(DECIDED) + days * 86_400_000).toISOString().slice(0, 10)

/** All services at level 1 on the day of the Decision; two of three come to level 3 later, one every five days. */
async function insertHistory(): Promise<void> {
  const { catalog, ownerDb } = app.world
  const rows = catalog.services.flatMap((service, index) => {
    const { tier, field } = catalog.findProcedure(service.procedureId)?.record ?? assert.fail()
    const entry = (no: number, day: string, level: number) => ({
      service_id: service.id,
      no,
      on_date: day,
      at: new Date(`${day}T02:00:00Z`),
      agency_id: service.agencyId,
      procedure_id: service.procedureId,
      field: field.vi,
      tier,
      scale: 'nd43-2011',
      level: String(level),
      level_2011: level,
      declared: '3',
      missing: level < 3 ? ['test-filing', 'payment'] : ['payment'],
      evidence: '{}',
      causes: JSON.stringify({ first: no === 1, facts: [], proofs: [] }),
    })
    const first = entry(1, DECIDED, 1)
    return index % 3 === 0 ? [first] : [first, entry(2, dayAfter(10 + (index % 51) * 7), 3)]
  })
  await ownerDb.insertInto('service_level_entries').values(rows).execute()
}

describe('a year after the Decision', () => {
  test('the public page draws the way so far beside its figures', async () => {
    const { text, bytes } = await app.visitor().get('/lo-trinh')
    checkHtml(text)
    assert.ok(bytes.length < 100_000, String(bytes.length))
    assert.match(text, /<svg class="chart__drawing"[^>]*role="img" aria-labelledby/)
    assert.match(text, /Số liệu của biểu đồ/)
    assert.match(text, /Đã đạt \d+ trên 640 thủ tục cần có vào cuối năm 2018/)
    // The target of 2015 is over and was seen.
    assert.match(text, /Thiếu \d+/)
  })

  test('a service that is not there yet says what it lacks and who acts, and only what its level asks', async () => {
    const { text } = await app.visitor().get('/lo-trinh/dich-vu?tinh-trang=chua')
    checkHtml(text)
    assert.match(text, /Hồ sơ thử chưa đi được/)
    assert.doesNotMatch(text, /chưa nộp trực tuyến được/)
  })

  test('a figure is as long as the list it opens', async () => {
    const home = (await app.visitor().get('/lo-trinh')).text
    const figures = [...home.matchAll(/key-figures__figure">([\d.]+)</g)].map(([, figure]) => figure)
    const list = (await app.visitor().get('/lo-trinh/dich-vu?tinh-trang=dat')).text
    assert.match(list, new RegExp(`>${figures[1]} dịch vụ<`))
  })

  test('the working page forecasts 2018 with a band, a chance and the pace needed', async () => {
    const { text } = await planner.get('/can-bo/lo-trinh')
    checkHtml(text)
    assert.match(text, /8 trên 10 khả năng\), cần 640/)
    assert.match(text, /khả năng không đạt chỉ tiêu 2018/)
    assert.match(text, /chart__band/)
    assert.doesNotMatch(text, /quá ngắn/)
    const [, low, high] = /key-figures__figure">([\d.]+)–([\d.]+)</.exec(text) ?? assert.fail('no band')
    assert.ok(Number(low) < Number(high), `${low} ${high}`)
  })

  test('a faster agency lifts the forecast', async () => {
    const high = async (path: string) => {
      const found = /key-figures__figure">([\d.]+)–([\d.]+)</.exec((await planner.get(path)).text)
      return Number((found?.[2] ?? '').replaceAll('.', ''))
    }
    const plain = await high('/can-bo/lo-trinh')
    assert.ok((await high('/can-bo/lo-trinh?don-vi=so-xay-dung&nhip=3')) > plain)
  })
})
