import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import { importFacts, type ProcedureFacts } from '../../modules/catalog/index.ts'

const facts = (no: number, more: Partial<ProcedureFacts> = {}): ProcedureFacts => ({
  code: `9.${200_000 + no}`,
  name: `Gia hạn tạm trú thử nghiệm ${no}`,
  decision: '5568/QĐ',
  levels: ['Cấp tỉnh'],
  field: 'Quản lý xuất nhập cảnh thử',
  subjects: ['Người nước ngoài', 'Đảng viên'],
  agency: 'Phòng Xuất nhập cảnh',
  competentAgency: 'Công an tỉnh',
  channels: [
    { channel: 'Trực tiếp', duration: 5, unit: 'Ngày làm việc', free: false, feesVnd: [50_000, 120_000] },
  ],
  documents: [
    [{ name: 'Tờ khai <NA5>', form: 'NA5.doc', originals: 1, copies: 0 }],
    [{ name: '', form: '', originals: 0, copies: 1 }],
  ],
  results: [{ name: 'Chứng nhận tạm trú', code: '' }],
  ...more,
})

let app: TestApp
before(async () => {
  app = await testApp()
  const empty = facts(90, { name: 'Thủ tục trống', channels: [], documents: [], results: [], agency: '' })
  const many = Array.from({ length: 70 }, (_, no) => facts(no))
  await importFacts(app.world.db, [...many, empty], { at: app.world.clock.now() })
  await app.services.refresh()
})
after(() => app.close())

async function shown(path: string): Promise<string> {
  const { status, text } = await app.visitor().get(path)
  assert.equal(status, 200, path)
  checkHtml(text)
  return text
}

describe('procedures known by facts alone', () => {
  it('are found with and without marks, by code, and filtered like the others', async () => {
    assert.match(
      await shown('/dich-vu?q=gia+han+tam+tru+thu+nghiem+7'),
      /9\.200007[^]*Chưa nộp trực tuyến được/,
    )
    assert.match(await shown('/dich-vu?q=9.200011'), />1 dịch vụ cho “9\.200011”/)
    const field = `linhVuc=${encodeURIComponent('Quản lý xuất nhập cảnh thử')}`
    assert.match(await shown(`/dich-vu?${field}`), />71 dịch vụ</)
    assert.match(await shown(`/dich-vu?${field}&doiTuong=foreigner&cap=province`), />71 dịch vụ</)
    assert.match(await shown(`/dich-vu?${field}&cap=commune`), />0 dịch vụ</)
    assert.match(await shown(`/dich-vu?${field}&cap=commune`), /Quản lý xuất nhập cảnh thử/)
  })

  it('stand behind those that can be filed, on pages of which a few are named', async () => {
    const first = await shown('/dich-vu')
    assert.match(first, />127 dịch vụ</)
    assert.doesNotMatch(first, /dich-vu\/9\.2/)
    const middle = await shown('/dich-vu?trang=4')
    assert.deepEqual(
      [...middle.matchAll(/aria-label="Trang (\d+)"/g)].map(([, no]) => no),
      ['1', '2', '3', '4', '5', '6', '7'],
    )
    assert.deepEqual(
      [...first.matchAll(/aria-label="Trang (\d+)"/g)].map(([, no]) => no),
      ['1', '2', '7'],
    )
  })

  it('do not push a service that matches as well from its place', async () => {
    const text = await shown('/dich-vu?q=cap+giay+phep+xay+dung')
    assert.match(/dich-vu\/([\w.-]+)"/.exec(text.slice(text.indexOf('result-list')))?.[1] ?? '', /^bl-/)
  })

  it('have a sheet with what is published and what is missing, in both languages', async () => {
    const text = await shown('/dich-vu/9.200007')
    for (const said of [
      /chưa nộp trực tuyến được/,
      /5 ngày làm việc/,
      /Từ 50\.000/,
      /Tờ khai &lt;NA5&gt;/,
      /Trường hợp 2/,
      /chưa công bố tên/,
      /Công an tỉnh/,
      /Đảng viên/,
      /5568\/QĐ/,
      /trình tự thực hiện/,
      /căn cứ pháp lý/,
    ])
      assert.match(text, said)
    assert.doesNotMatch(text, /nop-ho-so\/9/)
    const english = await app.visitor().get('/dich-vu/9.200007', { cookie: 'lang=en' })
    checkHtml(english.text)
    checkHtml((await app.visitor().get('/dich-vu/9.200090')).text)
    assert.match(await shown('/dich-vu/9.200090'), /Chưa công bố/)
  })

  it('cannot be filed, and an unknown code is no page', async () => {
    const citizen = await app.signedIn(await app.world.citizen())
    assert.equal((await citizen.get('/nop-ho-so/9.200007')).status, 404)
    assert.equal((await citizen.post('/nop-ho-so/9.200007', {}, { form: '/tai-khoan' })).status, 404)
    for (const path of ['/dich-vu/9.999999', '/dich-vu/9.200007/muc-do', '/dich-vu/9.200007/huong-dan.pdf'])
      assert.equal((await citizen.get(path)).status, 404, path)
  })

  it('leads on from the national code of a procedure that has an id of its own', async () => {
    const answer = await app.visitor().get('/dich-vu/1.004594')
    assert.deepEqual([answer.status, answer.location], [303, '/dich-vu/bl-33'])
  })

  it('are in maps of their own, which robots are told of', async () => {
    const { text } = await app.visitor().get('/robots.txt')
    const maps = [...text.matchAll(/^Sitemap: (.*)$/gm)].map(([, address]) => new URL(address!).pathname)
    assert.deepEqual(maps, ['/sitemap.xml', '/sitemap-danh-muc/1'])
    const map = await app.visitor().get('/sitemap-danh-muc/1')
    assert.match(map.headers.get('content-type') ?? '', /xml/)
    const sheets = [...map.text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
      ([, address]) => new URL(address!).pathname,
    )
    assert.equal(new Set(sheets).size, 71)
    assert.equal((await app.visitor().get(sheets[5]!)).status, 200)
    for (const page of ['0', '2', '99999', 'x', '1.5'])
      assert.equal((await app.visitor().get(`/sitemap-danh-muc/${page}`)).status, 404, page)
  })
})
