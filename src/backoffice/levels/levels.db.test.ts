import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import type { Visitor } from '../../../test/support/visitor.ts'
import { ROLES } from '../../modules/identity/index.ts'
import { examineLevels } from '../../modules/levels/index.ts'
import { newId } from '../../platform/ids/id.ts'
import { levelContext } from '../../web/contexts.ts'

const LIST = '/can-bo/muc-do'
const CANDIDATES = '/can-bo/muc-do/nang-muc'

let app: TestApp
let visitor: Visitor
before(async () => {
  app = await testApp()
  visitor = await app.signedIn(await officerWith('examiner'))
})
after(() => app.close())

const officerWith = (role: (typeof ROLES)[number]) =>
  app.world.officer([{ agencyId: 'so-tnmt', unitId: 'so-tnmt.mot-cua', role }])

const read = async (path: string, who = visitor) => {
  const { status, text } = await who.get(path)
  assert.equal(status, 200, path)
  checkHtml(text)
  return text
}

const rowsOf = (text: string) => [...text.matchAll(/<tr class="govuk-table__row"><th scope="row"/g)].length

describe('the list of levels before anything was examined', () => {
  it('says so', async () => {
    assert.match(await read(LIST), /Chưa có dịch vụ nào được xét/)
    assert.match(await read(CANDIDATES), /Chưa có dịch vụ nào như vậy/)
  })
})

describe('the list of levels', () => {
  before(async () => {
    await examineLevels({ ...levelContext(app.services), makeBlankForm: async () => {} })
  })

  it('shows every service with both scales, what was declared and what lacks, a page at a time', async () => {
    const first = await read(LIST)
    assert.equal(rowsOf(first), 50)
    assert.match(first, /Thang\u{a0}2011:\u{a0}Mức\u{a0}độ\u{a0}3/u)
    assert.match(first, /href="\/dich-vu\/bl-11\/muc-do\?co-quan=so-gtvt"/)
    const next = /href="(\/can-bo\/muc-do\?tu=[^"]+)"/.exec(first)?.[1]
    assert.ok(next)
    const second = await read(next)
    assert.equal(rowsOf(second), 36)
    assert.match(await read(`${LIST}?tu=zz`), /Hết danh sách/)
  })

  it('is filtered by agency, level, missing proof and difference, and every figure opens its list', async () => {
    const first50 = await read(LIST)
    const lacking = await read(`${LIST}?thieu=no-presence`)
    assert.equal(rowsOf(lacking), 2)
    const figure =
      /key-figures__figure">(\d+)<\/span> <span class="key-figures__text"><a class="govuk-link" href="([^"]+)"/g
    for (const [, count, href = ''] of lacking.matchAll(figure))
      assert.equal(rowsOf(await read(href.replaceAll('&amp;', '&'))), Number(count), href)
    assert.equal(rowsOf(await read(`${LIST}?co-quan=ubnd-huyen-gia-rai`)), 5)
    const different = await read(`${LIST}?khac=co&co-quan=so-y-te`)
    assert.match(different, /Không\u{a0}ghi.*?43\/QĐ-\u{2060}UBND,\u{a0}mục\u{a0}44/su)
    assert.match(await read(`${LIST}?khac=co&co-quan=so-gddt`), /bằng chứng cho mức cao hơn/)
    assert.doesNotMatch(first50, /chưa\u{a0}có\u{a0}hồ\u{a0}sơ\u{a0}thật/u)
    assert.match(await read(`${LIST}?muc=full&thieu=payment`), /Hãy bỏ bớt điều kiện lọc/)
    assert.equal(rowsOf(await read(`${LIST}?muc=typed&thieu=x&co-quan=y`)), 50)
    await read(`${LIST}?lang=en&thieu=payment`)
  })

  it('names the services most of whose people come online', async () => {
    const service = app.services.catalog.findService('bl-11')
    assert.ok(service)
    await app.world.ownerDb
      .insertInto('dossiers')
      .values({
        id: newId(app.clock),
        submission_no: 'TN-1',
        service_id: service.id,
        procedure_id: service.procedureId,
        revision: 1,
        agency_id: service.agencyId,
        office_agency_id: service.agencyId,
        channel: 'online',
        state: 'processing',
        applicant_name: 'Nguyễn Văn Bình',
        submitted_at: app.clock.now(),
        received_at: app.clock.now(),
        last_seq: 1,
        last_digest: Buffer.alloc(32),
        last_event_at: app.clock.now(),
      })
      .execute()
    const text = await read(`${CANDIDATES}?lang=vi`)
    assert.equal(rowsOf(text), 1)
    assert.match(text, /100 %/)
    // What stands in the way, and who can take it away: real files are there, or it were no candidate.
    assert.match(text, /phí\u{a0}chưa\u{a0}nộp\u{a0}trực\u{a0}tuyến, phải\u{a0}đến\u{a0}trực\u{a0}tiếp</u)
    assert.match(text, /Cơ quan vận hành cổng dịch vụ công của tỉnh; Cơ quan cung cấp dịch vụ/)
    await read(`${CANDIDATES}?lang=en`)
  })

  it('is open to every officer in a post, and to nobody else', async () => {
    for (const role of ROLES) {
      const officer = await app.signedIn(await officerWith(role))
      for (const path of [LIST, CANDIDATES]) {
        const text = await read(path, officer)
        assert.match(text, /Mức độ dịch vụ/)
      }
    }
    const citizen = await app.signedIn(await app.world.citizen())
    const former = await app.signedIn(await app.world.officer([]))
    for (const path of [LIST, CANDIDATES]) {
      for (const stranger of [app.visitor(), citizen])
        assert.equal((await stranger.get(path)).status, 303, path)
      assert.equal((await former.get(path)).status, 403, path)
    }
  })
})
