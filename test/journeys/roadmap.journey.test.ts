import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { unzipSync } from 'fflate'
import type { OfficerActor, Role } from '../../src/modules/identity/index.ts'
import { examineLevels } from '../../src/modules/levels/index.ts'
import type { RecordKind } from '../../src/modules/roadmap/index.ts'
import { readPdf } from '../../src/platform/pdf/read-pdf.ts'
import { levelContext } from '../../src/web/contexts.ts'
import { Seat, WAYS } from '../support/journey.ts'
import { box, errorsOn, fillBoxes, fillDay, send, sendTwice } from '../support/journey-form.ts'
import { journeyStage } from '../support/journey-stage.ts'

/** A year of the roadmap, from the decision to the report, each step through the pages alone. */
const BASE = '/can-bo/lo-trinh'

/** Half a year before the target of 2018, with three months seen; a week before a report is due. */
const SEEN_FROM = '2018-03-06T09:00:00+07:00'
const TODAY = '2018-06-07T09:00:00+07:00'

const DECISION_OF_2015 = readFileSync(
  new URL('../../src/engines/decision/samples/quyet-dinh-43-2015.txt', import.meta.url),
  'utf8',
)
const SHORT_DECISION = `ỦY BAN NHÂN DÂN
TỈNH BẠC LIÊU
Số: 7/QĐ-UBND
Bạc Liêu, ngày 20 tháng 12 năm 2017
QUYẾT ĐỊNH
Về việc bổ sung lộ trình cung cấp dịch vụ công trực tuyến
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BẠC LIÊU
QUYẾT ĐỊNH:
Điều 1. Đến năm 2019 cung cấp 900 dịch vụ công mức độ 3, đạt 57,22% trên tổng số 1.573 thủ tục hành chính.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.
DANH MỤC DỊCH VỤ CÔNG TRỰC TUYẾN NĂM 2019
TT\tTên dịch vụ công\tMức độ\tCơ quan chủ trì
1\tCấp phép xây dựng nhà ở\t3\tSở Xây dựng
2\tGia hạn giấy phép xây dựng\t\tSở Xây dựng
3\tCấp phép xây dựng nhà ở\t3\tSở Xây dựng
`

/** Each way has an agency to itself: both are in the same year. */
const STAGES = [
  { agency: 'so-xay-dung', share: '4', decision: { text: SHORT_DECISION, number: '7/QĐ-UBND', services: 3 } },
  { agency: 'so-gddt', share: '3', decision: { text: DECISION_OF_2015, number: '43/QĐ-UBND', services: 56 } },
] as const
type Stage = (typeof STAGES)[number]

const { app, browser } = await journeyStage()

before(async () => {
  app.clock.set(new Date(SEEN_FROM))
  await examineLevels({ ...levelContext(app.services), makeBlankForm: async () => {} })
  app.clock.set(new Date(TODAY))
})

function officerAt(agencyId: string, role: Role): Promise<OfficerActor> {
  const unitId = app.world.directory.unitsOf(agencyId)[0]?.id ?? assert.fail(agencyId)
  return app.world.officer([{ agencyId, unitId, role, title: 'Phó Giám đốc Sở' }], `Cán bộ ${agencyId}`)
}
const nameOf = (agencyId: string) => app.world.directory.getAgency(agencyId).name.vi
const main = (seat: Seat, selector: string) => seat.page.locator(`main ${selector}`)

async function sitsDown(seat: Seat, agencyId: string, role: Role = 'agency_leader'): Promise<void> {
  await seat.hand(app, await officerAt(agencyId, role))
}

/** Decides every anomaly by its first choice; the first one only after a form without any was refused. */
async function decideAll(seat: Seat, count: number): Promise<void> {
  await seat.arrive(main(seat, 'a[href$="/bat-thuong/1"]').first())
  await send(seat)
  assert.equal(await errorsOn(seat), 1, 'a choice is asked for')
  for (let no = 1; no <= count; no += 1) {
    assert.match(seat.path, new RegExp(`/bat-thuong/${no}$`))
    await main(seat, 'input[name="choice"]').first().check()
    await fillBoxes(seat, { note: 'Đã đối chiếu với bản giấy' })
    await send(seat)
  }
}

async function takesOver(seat: Seat, { decision }: Stage): Promise<void> {
  await sitsDown(seat, 'so-tttt')
  await seat.go(BASE)
  await seat.follow('Nhập quyết định')
  await send(seat)
  assert.equal(await errorsOn(seat), 1, 'an empty form is refused')
  await fillBoxes(seat, { text: decision.text })
  await send(seat)
  const [, count = ''] = /đã quyết định 0 \/ (\d+)/.exec(await seat.text()) ?? []
  assert.ok(Number(count) > 0, await seat.text())
  assert.equal(await seat.page.getByRole('button', { name: 'Tiếp nhận vào lộ trình' }).count(), 0)
  await decideAll(seat, Number(count))
  assert.match(await seat.text(), new RegExp(`đã quyết định ${count} / ${count}`))
  await seat.press('Tiếp nhận vào lộ trình')
  assert.match(await seat.text(), /Quyết định đã ghi không sửa được nữa/)
  assert.match(await seat.text(), new RegExp(`Danh mục: ${decision.services} dịch vụ`))
  await seat.follow('Nhập quyết định')
  assert.ok((await seat.text()).includes(decision.number))
}

async function sharesOut(seat: Seat, { agency, share }: Stage): Promise<void> {
  await sitsDown(seat, 'so-tttt')
  await seat.go(BASE)
  await seat.press('Giao chỉ tiêu 2018 cho từng cơ quan')
  const asked = `chi-tieu-${agency}`
  await fillBoxes(seat, { [asked]: 'bốn' })
  await send(seat)
  assert.equal(await box(seat, asked).inputValue(), 'bốn', 'what was typed stays')
  await fillBoxes(seat, { [asked]: share, 'ly-do': 'Kế hoạch 12/KH-UBND ngày 05/06/2018' })
  await send(seat)
  assert.equal(seat.path, BASE)
  await sitsDown(seat, agency, 'agency_admin')
  await seat.go(BASE)
  const own = main(seat, 'tr').filter({ hasText: nameOf(agency) })
  assert.equal((await own.locator('td[data-label="Được giao"]').innerText()).trim(), share)
}

const BUDGET = {
  'nguon-0': 'development',
  'noi-dung-0': 'Mua máy chủ',
  'so-tien-0': '1.200.000.000',
  'nguon-1': 'recurrent',
  'noi-dung-1': 'Tập huấn cán bộ một cửa',
  'so-tien-1': '50.000.000',
}

async function writesCommitment(seat: Seat, agency: string): Promise<void> {
  await sitsDown(seat, agency, 'agency_admin')
  await seat.go(`${BASE}/cam-ket?nam=2018`)
  await seat.arrive(main(seat, `a[href="${BASE}/cam-ket/${agency}/2018"]`))
  await seat.press('Lập cam kết')
  await main(seat, 'select[name^="dv-"]').first().selectOption('4-3')
  await fillBoxes(seat, BUDGET)
  await sentManyTimes(seat)
  assert.match(await seat.text(), /1\.250\.000\.000 đồng/)
  assert.match(await seat.text(), /Quý 3/)
}

/** An impatient hand presses twice; then the button of the browser leads back, and it is sent once more. */
async function sentManyTimes(seat: Seat): Promise<void> {
  await sendTwice(seat)
  await seat.back()
  await send(seat)
}

async function handsIn(seat: Seat): Promise<void> {
  await seat.press('Gửi thẩm định')
  await send(seat)
  assert.match(await seat.text(), /Chưa có ý kiến/)
}

async function reviews(seat: Seat, path: string, opinions: readonly string[]): Promise<void> {
  for (const department of opinions) {
    await sitsDown(seat, department)
    await seat.go(path)
    await seat.press(/^Thẩm định: /)
    await fillBoxes(seat, { 'y-kien': 'agree', 'noi-dung': 'Phù hợp kế hoạch' })
    await send(seat)
    assert.equal(seat.path, path)
  }
}

async function commits(seat: Seat, { agency }: Stage): Promise<void> {
  const path = `${BASE}/cam-ket/${agency}/2018`
  await writesCommitment(seat, agency)
  await handsIn(seat)
  await sitsDown(seat, 'so-tai-chinh')
  await seat.go(path)
  await seat.press(/^Thẩm định: /)
  await fillBoxes(seat, { 'y-kien': 'mend' })
  await send(seat)
  assert.equal(await errorsOn(seat), 1, 'whoever asks for changes says which')
  await fillBoxes(seat, { 'noi-dung': 'Giảm kinh phí tập huấn' })
  await send(seat)
  await sitsDown(seat, agency, 'agency_admin')
  await seat.go(path)
  assert.match(await seat.text(), /Trả lại để sửa: Giảm kinh phí tập huấn/)
  await seat.press('Sửa')
  await fillBoxes(seat, { 'so-tien-1': 'ba mươi triệu' })
  await send(seat)
  assert.equal(await errorsOn(seat), 1, 'an amount is a number')
  assert.equal(await box(seat, 'so-tien-1').inputValue(), 'ba mươi triệu')
  await fillBoxes(seat, { 'so-tien-1': '30.000.000' })
  await send(seat)
  await handsIn(seat)
  await reviews(seat, path, ['so-khdt', 'so-tai-chinh', 'so-tttt'])
  await sitsDown(seat, 'ubnd-tinh')
  await seat.go(path)
  await seat.press('Phê duyệt')
  await main(seat, 'input[name="khoan"][value="0"]').uncheck()
  await send(seat)
  assert.equal(await errorsOn(seat), 1, 'the decision is asked for')
  await fillBoxes(seat, { 'quyet-dinh': '99/QĐ-UBND ngày 07/06/2018' })
  await send(seat)
  assert.match(await seat.text(), /Phê duyệt theo 99\/QĐ-UBND/)
  assert.match(await seat.text(), /Không duyệt[\s\S]*Được duyệt/)
  const all = await eventsOf('commitment', agency)
  assert.deepEqual(all, [
    'drafted',
    'submitted',
    'reviewed',
    'drafted',
    'submitted',
    ...Array<string>(3).fill('reviewed'),
    'approved',
  ])
}

/** What was written of an agency, in order: nothing twice. */
async function eventsOf(kind: RecordKind, agency: string): Promise<readonly string[]> {
  const events = await app.world.ownerDb
    .selectFrom('roadmap_events')
    .innerJoin('roadmap_records', 'roadmap_records.id', 'roadmap_events.record_id')
    .select('type')
    .where('kind', '=', kind)
    .where('agency_id', '=', agency)
    .orderBy('record_id')
    .orderBy('no')
    .execute()
  return events.map(({ type }) => type)
}

async function teaches(seat: Seat, { agency }: Stage): Promise<void> {
  await sitsDown(seat, agency, 'agency_admin')
  await seat.go(`${BASE}/ke-hoach?nam=2018`)
  await seat.arrive(main(seat, `a[href="${BASE}/ke-hoach/${agency}/2018"]`))
  await seat.press('Thêm hoạt động')
  await send(seat)
  assert.equal(await main(seat, '.govuk-error-summary li').count(), 4)
  await seat.follow(/^Tuyên truyền và đào tạo năm 2018|^Kế hoạch năm 2018/)
  await seat.press('Thêm hoạt động')
  await fillBoxes(seat, { loai: 'training', ten: 'Tập huấn cho 64 xã', thang: '5', buoi: '4', nguoi: '200' })
  await sentManyTimes(seat)
  assert.equal(await main(seat, 'h2').filter({ hasText: 'Tập huấn cho 64 xã' }).count(), 1)
  await seat.follow(/^Ghi kết quả/)
  await fillDay(seat, 'ngay', '31/2/2018')
  await fillBoxes(seat, { buoi: '3', nguoi: '150' })
  await send(seat)
  assert.equal(await errorsOn(seat), 1, 'no calendar has this day')
  await fillDay(seat, 'ngay', '15/5/2018')
  await fillBoxes(seat, { 'ghi-chu': 'Một xã xin học bù' })
  await sendTwice(seat)
  assert.match(await seat.text(), /Đã làm 3 buổi, 150 người/)
  await sitsDown(seat, 'so-tttt')
  await seat.go(`${BASE}/ke-hoach?nam=2018`)
  const own = main(seat, 'tr').filter({ hasText: nameOf(agency) })
  assert.match(await own.innerText(), /3 \/ 4[\s\S]*150 \/ 200/)
  assert.deepEqual(await eventsOf('activities', agency), ['planned', 'held'])
}

/** A file that a link of the page gives, as the browser of the officer gets it. */
async function fileBehind(seat: Seat, name: string): Promise<Buffer> {
  const link = seat.page.getByRole('button', { name, exact: true })
  const answer = await seat.page.request.get(
    new URL((await link.getAttribute('href')) ?? '', seat.page.url()).href,
  )
  assert.equal(answer.status(), 200, name)
  return answer.body()
}

async function reports(seat: Seat, { agency }: Stage): Promise<void> {
  const path = `${BASE}/bao-cao/${agency}/2018/half_year`
  await sitsDown(seat, agency, 'agency_admin')
  await seat.go(BASE)
  await seat.arrive(main(seat, `a[href="${path}"]`).first())
  await seat.press('Viết nội dung')
  await fillBoxes(seat, { 'tinh-hinh': 'Đã đưa 4 dịch vụ lên mạng.', 'de-xuat': 'Thêm một máy quét.' })
  await sendTwice(seat)
  assert.match(await seat.text(), /Đã đưa 4 dịch vụ lên mạng/)
  assert.equal(await seat.page.getByRole('button', { name: 'Ký và gửi' }).count(), 0, 'the head signs')
  await sitsDown(seat, agency)
  await seat.go(path)
  await seat.press('Ký và gửi')
  await sendTwice(seat)
  assert.match(await seat.text(), /Còn nguyên như khi ký/)
  await seat.arrive(main(seat, 'td a[href*="/so-lieu/"]').first())
  assert.match(await seat.text(), /\d+ mục/)
  await seat.go(path)
  const { pages } = readPdf(await fileBehind(seat, 'Bản PDF'))
  assert.match(pages.map(({ text }) => text).join(' '), /BÁO CÁO[\s\S]*Đã đưa 4 dịch vụ lên mạng/)
  assert.ok('xl/workbook.xml' in unzipSync(await fileBehind(seat, 'Bảng tính XLSX')))
}

async function reportIsMended(seat: Seat, { agency }: Stage): Promise<void> {
  const path = `${BASE}/bao-cao/${agency}/2018/half_year`
  await sitsDown(seat, 'so-tttt')
  await seat.go(`${BASE}/bao-cao?nam=2018`)
  await seat.arrive(main(seat, `a[href="${path}"]`).first())
  await seat.press('Yêu cầu đính chính')
  await send(seat)
  assert.equal(await errorsOn(seat), 1, 'what to correct is asked for')
  await fillBoxes(seat, { 'ly-do': 'Chưa nêu việc tập huấn' })
  await send(seat)
  await sitsDown(seat, agency)
  await seat.go(path)
  assert.match(await seat.text(), /Được yêu cầu đính chính: Chưa nêu việc tập huấn/)
  await seat.press('Thêm phụ lục đính chính')
  await fillBoxes(seat, { 'noi-dung': 'Đã tập huấn 150 người.' })
  await sendTwice(seat)
  assert.match(await seat.text(), /Đã có phụ lục trả lời[\s\S]*Phụ lục 1/)
  await sitsDown(seat, 'so-tttt')
  await seat.go(path)
  await seat.press('Tiếp nhận')
  await send(seat)
  assert.match(await seat.text(), /Tiếp nhận lúc/)
  assert.deepEqual(await eventsOf('report', agency), ['written', 'signed', 'asked', 'annexed', 'received'])
}

async function isInspected(seat: Seat, { agency }: Stage): Promise<void> {
  const path = `${BASE}/kiem-tra/${agency}/2018`
  await sitsDown(seat, 'so-tttt')
  await seat.go(`${BASE}/kiem-tra?nam=2018`)
  await seat.arrive(main(seat, `a[href="${path}"]`))
  await seat.press('Ghi cuộc kiểm tra')
  await fillDay(seat, 'ngay', '5/3/2018')
  await fillBoxes(seat, { 'ket-luan': 'Còn một việc phải sửa.' })
  await send(seat)
  await seat.press('Thêm phát hiện')
  await send(seat)
  assert.ok((await errorsOn(seat)) > 0, 'what was found and until when are asked for')
  await seat.follow(/^Kiểm tra năm 2018/)
  await seat.press('Thêm phát hiện')
  await fillBoxes(seat, { 'noi-dung': 'Thiếu biểu mẫu trên cổng' })
  await fillDay(seat, 'han', '1/4/2018')
  await sentManyTimes(seat)
  assert.match(await seat.text(), /1 phát hiện[\s\S]*Quá hạn[\s\S]*Hạn: 01\/04\/2018/)
  await sitsDown(seat, agency, 'agency_admin')
  await seat.go(path)
  await seat.follow(/^Báo đã khắc phục/)
  await fillBoxes(seat, { 'noi-dung': 'Đã đăng lại biểu mẫu' })
  await send(seat)
  await sitsDown(seat, 'so-tttt')
  await seat.go(path)
  await seat.follow(/^Đóng/)
  await fillBoxes(seat, { 'noi-dung': 'Đã mở thử trên cổng' })
  await send(seat)
  assert.match(await seat.text(), /Đã đóng: Đã mở thử trên cổng/)
}

async function foresees(seat: Seat, { agency }: Stage): Promise<void> {
  await sitsDown(seat, 'so-tttt')
  await seat.go(BASE)
  const before = await main(seat, '.key-figures').first().innerText()
  assert.match(before, /khả năng không đạt chỉ tiêu 2018/)
  await fillBoxes(seat, { 'don-vi': agency, nhip: 'nhanh' })
  await seat.press('Thử')
  assert.match(await seat.text(), /Hãy nhập một số từ 0 đến 200/)
  await fillBoxes(seat, { nhip: '3' })
  await seat.press('Thử')
  assert.ok((await seat.text()).includes(`đang giả sử: ${nameOf(agency)} làm 3 thủ tục mỗi tháng`))
  await seat.follow('Về nhịp thật')
  assert.equal(await main(seat, '.key-figures').first().innerText(), before)
}

async function citizenReads(seat: Seat, { agency }: Stage): Promise<void> {
  await seat.page.context().clearCookies()
  await seat.go('/lo-trinh')
  const figure = main(seat, '.key-figures a').last()
  const count = await main(seat, '.key-figures__figure').last().innerText()
  await seat.arrive(figure)
  assert.ok((await seat.text()).includes(`${count} dịch vụ`), 'a figure opens the list it counts')
  await seat.follow('Lộ trình')
  await seat.follow(nameOf(agency))
  assert.match(await seat.text(), /Mức độ \d[\s\S]*Còn thiếu|Để lên mức cao hơn còn cần/)
  await fillBoxes(seat, { 'tinh-trang': 'khac' })
  await seat.press('Lọc')
  await seat.go('/dich-vu/bl-10/muc-do')
  assert.match(await seat.text(), /Lịch sử[\s\S]*06\/03\/2018[\s\S]*Lần đầu được xét/)
}

for (const [index, { name, screen, script }] of WAYS.entries()) {
  const stage = STAGES[index] ?? STAGES[0]
  let seat: Seat

  describe(`the roadmap ${name}`, () => {
    before(async () => {
      seat = await Seat.open(browser, app, { screen, script, known: new Set(), hasty: true })
    })
    after(() => seat.leave())
    const step = (words: string, act: (seat: Seat, stage: Stage) => Promise<void>) =>
      test(words, () => act(seat, stage))

    step('begins with a decision, taken over once every anomaly is decided', takesOver)
    step('is shared out, and each agency reads what is asked of it', sharesOut)
    step('is promised by an agency, mended as asked, and approved after three reviews', commits)
    step('is taught: planned, held and summed up', teaches)
    step('is reported on: written, signed, and given as PDF and workbook', reports)
    step('is corrected by an annex and taken in', reportIsMended)
    step('is inspected: a finding has an owner and a day, and is closed when mended', isInspected)
    step('is foreseen, and what if', foresees)
    step('is read by citizens, down to one service', citizenReads)
  })
}
