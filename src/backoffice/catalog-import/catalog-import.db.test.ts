import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import type { Answer, Visitor } from '../../../test/support/visitor.ts'
import { factsAsCsv, factsAsXlsx, type ProcedureFacts } from '../../modules/catalog/index.ts'
import { type Role, ROLES } from '../../modules/identity/index.ts'

const BASE = '/can-bo/thu-tuc/nhap'

const facts = (no: number, more: Partial<ProcedureFacts> = {}): ProcedureFacts => ({
  code: `9.00${1000 + no}`,
  name: `Thủ tục thử số ${no}`,
  decision: '12/QĐ-UBND',
  levels: ['Cấp tỉnh'],
  field: 'Lĩnh vực thử',
  subjects: ['Công dân Việt Nam'],
  agency: 'Sở Thử nghiệm',
  competentAgency: '',
  channels: [{ channel: 'Trực tiếp', duration: 5, unit: 'Ngày làm việc', free: true, feesVnd: [] }],
  documents: [[{ name: 'Đơn đề nghị', form: 'Mẫu 01', originals: 1, copies: 0 }]],
  results: [{ name: 'Giấy phép', code: '' }],
  ...more,
})
const ndjson = (...records: readonly unknown[]) => records.map((one) => `${JSON.stringify(one)}\n`).join('')

let app: TestApp
let province: Visitor
before(async () => {
  app = await testApp()
  province = await officerAt('ubnd-tinh', 'province_admin')
})
after(() => app.close())

async function officerAt(agencyId: string, role: Role): Promise<Visitor> {
  const unitId = app.world.directory.unitsOf(agencyId)[0]?.id ?? assert.fail(agencyId)
  return app.signedIn(await app.world.officer([{ agencyId, unitId, role }]))
}

function send(
  content: string | Uint8Array,
  filename = 'thu-tuc.ndjson',
  visitor = province,
): Promise<Answer> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const file = { name: 'file', filename, type: 'application/octet-stream', bytes }
  return visitor.post(BASE, {}, { form: BASE, files: [file] })
}

async function previewOf(
  content: string | Uint8Array,
): Promise<{ readonly at: string; readonly text: string }> {
  const answer = await send(content)
  assert.equal(answer.status, 303, answer.text.slice(0, 1_500))
  const { status, text } = await province.follow(answer)
  assert.equal(status, 200)
  checkHtml(text)
  return { at: answer.location, text }
}

const listedCodes = () => app.services.catalog.listed.map(({ procedureId }) => procedureId)

describe('importing procedures on screen', () => {
  test('is for the administrator of the province only', async () => {
    const { location: upload } = await send(ndjson(facts(1)))
    for (const role of ROLES) {
      const visitor = await officerAt('ubnd-tinh', role)
      const wanted = role === 'province_admin' ? 200 : 403
      assert.equal((await visitor.get(BASE)).status, wanted, role)
      // What another administrator brought is nobody else's.
      const other = (await visitor.get(upload)).status
      assert.equal(other, role === 'province_admin' ? 404 : 403, role)
      if (role === 'province_admin') continue
      const file = { name: 'file', filename: 'a', type: 'text/plain', bytes: Buffer.from(ndjson(facts(1))) }
      const typed = { form: '/can-bo/tai-khoan', files: [file] }
      assert.equal((await visitor.post(BASE, {}, typed)).status, 403, role)
      assert.equal((await visitor.post(upload, {}, { form: '/can-bo/tai-khoan' })).status, 403, role)
    }
    const stranger = app.visitor()
    assert.match((await stranger.get(BASE)).location, /^\/can-bo\/dang-nhap/)
    assert.match(
      (await app.signedIn(await app.world.citizen()).then((one) => one.get(BASE))).location,
      /^\/can-bo\/dang-nhap/,
    )
    assert.deepEqual(listedCodes(), [])
  })

  test('shows what would change and what records lack, and changes it once confirmed', async () => {
    const { status, text } = await province.get(BASE)
    assert.equal(status, 200)
    checkHtml(text)
    const first = await previewOf(ndjson(facts(1), facts(2, { results: [] })))
    assert.match(first.text, /Thêm mới \(2\)/)
    assert.match(first.text, /kết quả thực hiện/)
    assert.deepEqual(listedCodes(), [])
    const done = await province.post(first.at)
    assert.equal(done.location, BASE)
    assert.match((await province.follow(done)).text, /Đã nhập: 2 thủ tục mới, 0 thay đổi, 0 không đổi/)
    assert.deepEqual(listedCodes(), [facts(1).code, facts(2).code])
    // Pressed twice, or gone back to: done once.
    assert.equal((await province.post(first.at, {}, { form: BASE })).location, BASE)
    assert.equal((await province.get(first.at)).location, BASE)
  })

  test('in every format the same again has nothing to import, and a change names its part', async () => {
    const known = [facts(1), facts(2, { results: [] })]
    const csv = [...factsAsCsv(known)].join('')
    for (const content of [ndjson(...known), csv, await factsAsXlsx(known)]) {
      const { text } = await previewOf(content)
      assert.match(text, /không có gì để nhập/)
      assert.doesNotMatch(text, /Nhập vào danh mục/)
    }
    const { at, text } = await previewOf(ndjson(facts(1), facts(2, { name: 'Tên mới', results: [] })))
    assert.match(text, /Thay đổi \(1\)/)
    assert.match(text, /Tên thủ tục/)
    await province.post(at, {}, { form: BASE })
    assert.equal(app.services.catalog.findListed(facts(2).code)?.name, 'Tên mới')
    assert.equal(listedCodes().length, 2)
  })

  test('a file that is wrong is refused by row and column, and nothing is kept', async () => {
    const before = listedCodes()
    const right = ndjson(facts(11), facts(12))
    const bad: readonly (readonly [content: string | Uint8Array, said: RegExp])[] = [
      ['', /trống/],
      [Buffer.from([1, 0, 255, 3, 0, 9]), /nhị phân/],
      [right.slice(0, -60), /cắt giữa chừng/],
      [`${right}${ndjson({ ...facts(13), levels: [] })}`, /<td[^>]*>3<\/td>[^]*levels/],
      [ndjson(facts(11), facts(11)), /đã có ở dòng 1/],
      [ndjson({ ...facts(11), color: 'đỏ' }), /cột lạ: “color”/],
      ['Mã thủ tục,Tên thủ tục,Cấp thực hiện,Lĩnh vực\n9.001,=1+1,Cấp tỉnh,Đất đai\n', /có công thức/],
      [Buffer.alloc(26 * 1024 ** 2, 'a'), /lớn hơn 25 MB/],
    ]
    for (const [content, said] of bad) {
      const { status, text } = await send(content)
      assert.equal(status, 422, String(said))
      checkHtml(text)
      assert.match(text, said)
    }
    const none = await province.post(BASE, {}, { form: BASE, files: [] })
    assert.equal(none.status, 422)
    assert.match(none.text, /chưa chọn tệp/)
    assert.deepEqual(listedCodes(), before)
  })

  test('an address that names no upload is no page', async () => {
    assert.equal((await province.get(`${BASE}/khong-co`)).status, 404)
    assert.equal((await province.get(`${BASE}/0198c0de-0000-7000-8000-000000000000`)).status, 404)
  })
})
