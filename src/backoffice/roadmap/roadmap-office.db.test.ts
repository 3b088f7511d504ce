import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { driveTo } from '../../../test/support/dossier-builders.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import type { Answer, Visitor } from '../../../test/support/visitor.ts'
import { examineLevels } from '../../modules/levels/index.ts'
import type { Role } from '../../modules/identity/index.ts'
import { readPdf } from '../../platform/pdf/read-pdf.ts'
import { levelContext } from '../../web/contexts.ts'

const BASE = '/can-bo/lo-trinh'
const AGENCY = 'so-gddt'

let app: TestApp
let early: Answer
let planner: Visitor
let head: Visitor
let department: Visitor
let committee: Visitor
let clerk: Visitor
before(async () => {
  // Three months are seen; then it is half a year before the target of 2018, a week before a report is due.
  app = await testApp({ at: new Date('2018-03-06T09:00:00+07:00') })
  await examineLevels({ ...levelContext(app.services), makeBlankForm: async () => {} })
  await driveTo(app.world, { procedureId: 'bl-08', state: 'returned' })
  early = await (await officerAt(AGENCY, 'agency_admin')).get(BASE)
  app.clock.set(new Date('2018-06-07T09:00:00+07:00'))
  planner = await officerAt(AGENCY, 'agency_admin')
  head = await officerAt(AGENCY, 'agency_leader')
  department = await officerAt('so-tttt', 'agency_leader')
  committee = await officerAt('ubnd-tinh', 'agency_leader')
  clerk = await officerAt(AGENCY, 'clerk')
})
after(() => app.close())

async function officerAt(agencyId: string, role: Role): Promise<Visitor> {
  const unitId = app.world.directory.unitsOf(agencyId)[0]?.id ?? assert.fail(agencyId)
  return app.signedIn(await app.world.officer([{ agencyId, unitId, role, title: 'Phó Giám đốc Sở' }]))
}

async function shown(visitor: Visitor, path: string): Promise<string> {
  const { status, text } = await visitor.get(path)
  assert.equal(status, 200, path)
  checkHtml(text)
  checkHtml((await visitor.get(`${path}${path.includes('?') ? '&' : '?'}lang=en`)).text)
  await visitor.get(`${path}${path.includes('?') ? '&' : '?'}lang=vi`)
  return text
}

/** Opens a form, fills it in, sends it and comes back to where it leads. */
async function send(visitor: Visitor, path: string, fields: Record<string, string | readonly string[]>) {
  const { status, text } = await visitor.get(path)
  assert.equal(status, 200, path)
  checkHtml(text)
  const kept = [...text.matchAll(/type="hidden" name="(ban|ma|lan)" value="([^"]*)"/g)]
  const own = Object.fromEntries(kept.map(([, name = '', value = '']) => [name, value]))
  return visitor.post(path.split('?')[0] ?? path, { ...own, ...fields }, { form: path })
}

describe('progress and forecast', () => {
  test('say where the province is, what is likely, and what if', async () => {
    const text = await shown(planner, BASE)
    assert.match(text, /khả năng không đạt chỉ tiêu 2018/)
    assert.match(text, /khoảng 16,2 thủ tục mỗi tháng/)
    assert.match(text, /khoảng 38,9 thủ tục mỗi tháng/)
    assert.match(text, /quá ngắn để tin nhiều/)
    const faster = await shown(planner, `${BASE}?don-vi=so-xay-dung&nhip=3`)
    assert.match(faster, /đang giả sử: Sở Xây dựng làm 3 thủ tục mỗi tháng/)
    const odd = await shown(planner, `${BASE}?don-vi=so-xay-dung&nhip=nhanh`)
    assert.match(odd, /Hãy nhập một số từ 0 đến 200/)
  })

  test('forecast nothing in the first month, and say nothing of years nobody saw', () => {
    assert.equal(early.status, 200)
    checkHtml(early.text)
    assert.match(early.text, /chưa dự báo được/)
    assert.match(early.text, /Chưa có số liệu/)
    assert.doesNotMatch(early.text, /khả năng không đạt/)
  })

  test('remind the agency of the report that is due', async () => {
    assert.match(await shown(planner, BASE), /cần ký trước 15\/06\/2018/)
  })

  test('are for planners, and for nobody who only works on files', async () => {
    assert.equal((await clerk.get(BASE)).status, 403)
    assert.match((await app.visitor().get(BASE)).location, /^\/can-bo\/dang-nhap/)
  })

  test('targets are shared out by the information department alone', async () => {
    const path = `${BASE}/giao-chi-tieu/2018`
    assert.equal((await planner.get(path)).status, 403)
    const form = await shown(department, path)
    const boxes = [...form.matchAll(/name="(chi-tieu-[^"]+)"[^>]*value="(\d+)"/g)]
    const fields = Object.fromEntries(boxes.map(([, name = '', value = '']) => [name, value]))
    assert.ok(Object.keys(fields).length > 10)
    const odd = await department.post(path, { ...fields, [`chi-tieu-${AGENCY}`]: 'bốn', 'ly-do': '' })
    assert.equal(odd.status, 422)
    checkHtml(odd.text)
    assert.match(odd.text, /value="bốn"/)
    const done = await department.post(path, { ...fields, 'ly-do': 'Kế hoạch 12/KH-UBND' })
    assert.equal(done.location, BASE)
    assert.equal((await department.get(`${BASE}/giao-chi-tieu/2017`)).status, 404)
  })
})

describe('a commitment on screen', () => {
  const path = `${BASE}/cam-ket/${AGENCY}/2018`
  const serviceBox = async () => /name="(dv-[^"]+)"/.exec((await planner.get(`${path}/sua`)).text)?.[1]

  test('is written with services and money, and what was typed wrong stays', async () => {
    assert.match(await shown(planner, `${BASE}/cam-ket?nam=2018`), /Chưa lập/)
    assert.match(await shown(planner, path), /chưa lập cam kết/)
    const wrong = await send(planner, `${path}/sua`, { 'noi-dung-0': 'Bảo trì', 'so-tien-0': 'nhiều' })
    assert.equal(wrong.status, 422)
    checkHtml(wrong.text)
    assert.match(wrong.text, /value="nhiều"/)
    const box = (await serviceBox()) ?? assert.fail('every service is at the top: nothing to promise')
    const money = { 'nguon-0': 'recurrent', 'noi-dung-0': 'Bảo trì', 'so-tien-0': '50.000.000' }
    const done = await send(planner, `${path}/sua`, { [box]: '4-3', ...money })
    assert.equal(done.location, path, done.text.slice(0, 300))
    const text = await shown(planner, path)
    assert.match(text, /50\.000\.000 đồng/)
    assert.match(text, /Quý 3/)
  })

  test('goes through three reviews to the committee', async () => {
    assert.equal((await send(planner, `${path}/gui`, {})).location, path)
    for (const [duty, agency] of [
      ['planning', 'so-khdt'],
      ['finance', 'so-tai-chinh'],
      ['information', 'so-tttt'],
    ] as const) {
      const reviewer = await officerAt(agency, 'agency_leader')
      assert.match(await shown(reviewer, path), /Thẩm định:/)
      const mute = await send(reviewer, `${path}/tham-dinh/${duty}`, { 'y-kien': 'mend' })
      assert.equal(mute.status, 422)
      const done = await send(reviewer, `${path}/tham-dinh/${duty}`, { 'y-kien': 'agree', 'noi-dung': 'Tốt' })
      assert.equal(done.location, path)
    }
    assert.equal((await planner.get(`${path}/phe-duyet`)).status, 404)
    const done = await send(committee, `${path}/phe-duyet`, { khoan: ['0'], 'quyet-dinh': '99/QĐ-UBND' })
    assert.equal(done.location, path)
    const text = await shown(planner, path)
    assert.match(text, /Đã phê duyệt/)
    assert.match(text, /Phê duyệt theo 99\/QĐ-UBND/)
    // Sent again it is done already.
    assert.equal(
      (await send(committee, `${path}/phe-duyet`, { khoan: ['0'], 'quyet-dinh': 'x' })).location,
      path,
    )
  })

  test('of another agency does not exist for a planner', async () => {
    for (const other of ['cam-ket', 'ke-hoach', 'kiem-tra'])
      assert.equal((await planner.get(`${BASE}/${other}/so-y-te/2018`)).status, 404, other)
    assert.equal((await planner.get(`${BASE}/bao-cao/so-y-te/2018/half_year`)).status, 404)
    assert.equal((await department.get(`${BASE}/cam-ket/so-y-te/2018`)).status, 200)
    assert.equal((await department.get(`${BASE}/cam-ket/so-y-te/1x18`)).status, 404)
  })
})

describe('outreach and training on screen', () => {
  const path = `${BASE}/ke-hoach/${AGENCY}/2018`

  test('are planned, held and summed up', async () => {
    assert.match(await shown(planner, path), /Chưa có hoạt động nào/)
    const empty = await send(planner, `${path}/hoat-dong`, { ten: '', buoi: '0', nguoi: 'x', thang: '3' })
    assert.equal(empty.status, 422)
    checkHtml(empty.text)
    const plan = { loai: 'outreach', ten: 'Phát thanh xã', thang: '3', buoi: '4', nguoi: '500' }
    assert.equal((await send(planner, `${path}/hoat-dong`, plan)).location, path)
    const text = await shown(planner, path)
    const id = /ket-qua\?ma=([0-9a-f-]+)/.exec(text)?.[1] ?? assert.fail('no link to record')
    const held = { 'ngay-day': '8', 'ngay-month': '3', 'ngay-year': '2018', buoi: '3', nguoi: '410' }
    assert.equal((await send(planner, `${path}/ket-qua?ma=${id}`, held)).location, path)
    const future = await send(planner, `${path}/ket-qua?ma=${id}`, { ...held, 'ngay-month': '12' })
    assert.equal(future.status, 422)
    assert.match(await shown(planner, path), /Đã làm 3 buổi, 410 người/)
    assert.match(await shown(department, `${BASE}/ke-hoach?nam=2018`), /3 \/ 4/)
    assert.equal((await send(planner, `${path}/thoi?ma=${id}`, { 'ly-do': '' })).status, 422)
    assert.equal((await department.get(`${path}/hoat-dong`)).status, 404)
  })
})

describe('an inspection on screen', () => {
  const path = `${BASE}/kiem-tra/${AGENCY}/2018`
  const day = (name: string, [date, month]: readonly [string, string]) => ({
    [`${name}-day`]: date,
    [`${name}-month`]: month,
    [`${name}-year`]: '2018',
  })

  test('has findings with owner and day, closed when done', async () => {
    assert.match(await shown(department, path), /Chưa kiểm tra/)
    assert.equal((await planner.get(`${path}/ket-luan`)).status, 404)
    const bad = await send(department, `${path}/ket-luan`, { ...day('ngay', ['31', '2']), 'ket-luan': 'x' })
    assert.equal(bad.status, 422)
    checkHtml(bad.text)
    await send(department, `${path}/ket-luan`, { ...day('ngay', ['5', '3']), 'ket-luan': 'Còn một việc.' })
    const unit = app.world.directory.unitsOf(AGENCY)[0]?.id ?? ''
    const finding = { 'noi-dung': 'Thiếu biểu mẫu', 'bo-phan': unit, ...day('han', ['1', '4']) }
    assert.equal((await send(department, `${path}/phat-hien`, finding)).location, path)
    const findingId = /phat-hien\?ma=([0-9a-f-]+)/.exec(await shown(department, path))?.[1] ?? ''
    const other = { ...finding, ma: findingId, 'noi-dung': 'Thiếu một quy trình' }
    for (const _ of [1, 2]) await send(department, `${path}/phat-hien?ma=${findingId}`, other)
    const mended = { ...other, 'noi-dung': 'Thiếu hai quy trình' }
    assert.equal((await send(department, `${path}/phat-hien?ma=${findingId}`, mended)).location, path)
    const text = await shown(planner, path)
    assert.match(text, /Thiếu biểu mẫu/)
    assert.match(text, /Quá hạn/)
    assert.match(text, /2 phát hiện[\s\S]*Thiếu hai quy trình/)
    assert.doesNotMatch(text, /Thiếu một quy trình/, 'corrected under its id, not added')
    const id = /khac-phuc\?ma=([0-9a-f-]+)/.exec(text)?.[1] ?? assert.fail('no link to mend')
    assert.equal(
      (await send(planner, `${path}/khac-phuc?ma=${id}`, { 'noi-dung': 'Đã đăng' })).location,
      path,
    )
    assert.equal((await send(department, `${path}/dong?ma=${id}`, { 'noi-dung': 'Đã xem' })).location, path)
    assert.match(await shown(department, path), /Đã đóng/)
    assert.match(await shown(department, `${BASE}/kiem-tra?nam=2018`), /05\/03\/2018/)
  })
})

describe('a report on screen', () => {
  const path = `${BASE}/bao-cao/${AGENCY}/2018/half_year`

  test('is written by the planner, signed by the head, and each figure opens its list', async () => {
    const before = await shown(planner, path)
    assert.match(before, /Số liệu tính từ sổ đăng ký/)
    assert.match((await send(head, `${path}/ky`, {})).text, /hãy viết tình hình thực hiện trước/)
    const words = { 'tinh-hinh': 'Đã làm <nhiều> việc.', 'de-xuat': 'Thêm người.' }
    assert.equal((await send(planner, `${path}/viet`, words)).location, path)
    assert.equal((await planner.get(`${path}/ky`)).status, 404)
    assert.equal((await send(head, `${path}/ky`, {})).location, path)
    assert.equal((await send(head, `${path}/ky`, {})).location, path)
    const text = await shown(head, path)
    assert.match(text, /Số liệu đã chốt khi ký/)
    assert.match(text, /Đã làm &lt;nhiều&gt; việc/)
    assert.match(text, /Còn nguyên như khi ký/)
    assert.doesNotMatch(text, /Trễ hạn/)
    for (const [, href = ''] of text.matchAll(/href="([^"]+\/so-lieu\/[^"]+)"/g)) await shown(planner, href)
    const onTime = await shown(planner, `${path}/so-lieu/onTimeShare`)
    assert.match(onTime, /Tỷ lệ đúng hạn của hồ sơ đến hạn: 100 % \(1\/1\)/)
    assert.match(await shown(planner, `${path}/so-lieu/filesReceived`), /Hồ sơ tiếp nhận trong kỳ: 1</)
    // An agency without files is not rated, and not in time by 100 %.
    assert.match(await shown(department, `${BASE}/bao-cao/so-y-te/2018/half_year`), /Chưa xếp hạng/)
    assert.equal((await planner.get(`${path}/so-lieu/khong-co`)).status, 404)
  })

  test('comes as a PDF in the official layout and as a workbook', async () => {
    const pdf = await planner.get(`${path}/bao-cao.pdf`)
    const words = readPdf(pdf.bytes)
      .pages.map(({ text }) => text)
      .join(' ')
    assert.match(words, /BÁO CÁO/)
    assert.match(words, /qua Sở Thông tin và Truyền thông/)
    assert.match(words, /Mã niêm phong/)
    assert.match(words, /KT\. GIÁM ĐỐC/)
    assert.match(words, /Hồ sơ tiếp nhận trong kỳ/)
    assert.match(words, /100 % \(1\/1\)/)
    const xlsx = await planner.get(`${path}/bao-cao.xlsx`)
    assert.equal(xlsx.status, 200)
    assert.equal(xlsx.bytes.subarray(0, 2).toString(), 'PK')
    const draft = await planner.get(`${BASE}/bao-cao/${AGENCY}/2018/year/bao-cao.pdf`)
    assert.match(readPdf(draft.bytes).pages[0]?.text ?? '', /Dự thảo/)
  })

  test('goes to the information department, which asks for an annex and then takes it in', async () => {
    assert.equal((await planner.get(`${path}/tiep-nhan`)).status, 404)
    assert.equal((await send(department, `${path}/dinh-chinh`, { 'ly-do': '' })).status, 422)
    await send(department, `${path}/dinh-chinh`, { 'ly-do': 'Thiếu một việc' })
    assert.match(await shown(planner, path), /Được yêu cầu đính chính: Thiếu một việc/)
    assert.equal((await send(head, `${path}/phu-luc`, { 'noi-dung': 'Thêm một việc.' })).location, path)
    assert.match(await shown(head, path), /Phụ lục 1/)
    await shown(head, `${path}/so-lieu/reached?phu-luc=1`)
    assert.equal((await head.get(`${path}/so-lieu/reached?phu-luc=2`)).status, 404)
    assert.equal((await send(department, `${path}/tiep-nhan`, {})).location, path)
    assert.match(await shown(department, `${BASE}/bao-cao?nam=2018`), /Đã tiếp nhận/)
  })

  test('is summed up for the committee', async () => {
    const all = `${BASE}/bao-cao/so-tttt/2018/all-half_year`
    assert.equal((await planner.get(all)).status, 404)
    await send(department, `${all}/viet`, { 'tinh-hinh': 'Toàn tỉnh', 'de-xuat': '' })
    assert.equal((await send(department, `${all}/ky`, {})).location, all)
    assert.match(await shown(committee, all), /Tổng hợp toàn tỉnh/)
    assert.equal((await send(committee, `${all}/tiep-nhan`, {})).location, all)
    assert.equal((await department.get(`${BASE}/bao-cao/${AGENCY}/2018/all-half_year`)).status, 404)
  })

  test('that comes on the day or after it is late, and an ad hoc one never', async () => {
    app.clock.set(new Date('2018-06-15T08:00:00+07:00'))
    const doctor = await officerAt('so-y-te', 'agency_leader')
    const late = `${BASE}/bao-cao/so-y-te/2018/half_year`
    assert.match(await shown(doctor, late), /Trễ hạn/)
    assert.match(await shown(doctor, `${BASE}/bao-cao?nam=2018`), /đã trễ, hạn trước 15\/06\/2018/)
    const adHoc = /href="([^"]+adhoc-1)"/.exec((await doctor.get(`${BASE}/bao-cao?nam=2018`)).text)?.[1]
    assert.doesNotMatch(await shown(doctor, adHoc ?? assert.fail('no ad hoc')), /Trễ hạn/)
  })
})
