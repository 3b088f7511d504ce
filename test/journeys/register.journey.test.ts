import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { factsAsCsv, type ProcedureFacts } from '../../src/modules/catalog/index.ts'
import { runReorganisations } from '../../src/modules/dossiers/index.ts'
import type { OfficerActor, Role } from '../../src/modules/identity/index.ts'
import { contextOf } from '../../src/web/contexts.ts'
import { driveTo, loadDossier } from '../support/dossier-builders.ts'
import { Seat, WAYS } from '../support/journey.ts'
import { box, errorsOn, fillBoxes, fillDay, send, sendTwice } from '../support/journey-form.ts'
import { journeyStage } from '../support/journey-stage.ts'

/** The register of procedures and the structure behind it, changed by those who keep them, through the pages alone. */
const PAGE = '/can-bo/thu-tuc'
const STRUCTURE = '/can-bo/co-cau'
const AGENCY = 'so-tnmt'

/** Each way has things to itself, and the reorganisations follow one another as they did in time. */
const STAGES = [
  {
    procedure: 'bl-04',
    facts: 1,
    pack: 'reorganisation-gia-rai-2015',
    result: { procedureId: 'bl-52', agencyId: 'ubnd-huyen-gia-rai' },
    successor: /Cơ quan kế tục[\s\S]*thị xã Giá Rai/,
  },
  {
    procedure: 'bl-05',
    facts: 11,
    pack: 'reorganisation-2025',
    result: { procedureId: 'bl-01', agencyId: AGENCY },
    successor: /Cơ quan kế tục[\s\S]*tỉnh Cà Mau/,
  },
] as const
type Stage = (typeof STAGES)[number]

const { app, browser } = await journeyStage()

function officerAt(agencyId: string, role: Role): Promise<OfficerActor> {
  const { id: unitId } = app.world.directory.getUnitOfKind(agencyId, 'clerical')
  return app.world.officer([{ agencyId, unitId, role }], `Cán bộ ${agencyId}`)
}

const main = (seat: Seat, selector: string) => seat.page.locator(`main ${selector}`)
const atAgency = async (seat: Seat) => seat.hand(app, await officerAt(AGENCY, 'agency_admin'))
const atControlOffice = async (seat: Seat) => seat.hand(app, await officerAt('ubnd-tinh', 'province_admin'))

async function drafts(seat: Seat, { procedure }: Stage): Promise<void> {
  await atAgency(seat)
  await seat.go(PAGE)
  await fillBoxes(seat, { q: procedure })
  await seat.press('Lọc')
  await seat.arrive(main(seat, `a[href="${PAGE}/${procedure}"]`))
  // Pressed twice it is one draft.
  await seat.arrive(main(seat, 'button').filter({ hasText: 'Soạn phiên bản mới' }), 2)
  await seat.follow('Thời hạn giải quyết')
  await fillBoxes(seat, { 'r0-amount': 'mười' })
  await send(seat)
  assert.equal(await errorsOn(seat), 1, 'a term is a number')
  assert.equal(await box(seat, 'r0-amount').inputValue(), 'mười')
  await fillBoxes(seat, { 'r0-amount': '33' })
  await send(seat)
  await seat.follow('Thành phần hồ sơ')
  await addsPaper(seat, 'Bản vẽ hiện trạng')
  assert.match(await seat.text(), /Bản vẽ hiện trạng/)
  await seat.press('Gửi kiểm soát')
  assert.match(await seat.text(), /Chờ kiểm soát/)
  const own = await app.world.ownerDb
    .selectFrom('procedure_drafts')
    .select('id')
    .where('procedure_id', '=', procedure)
    .execute()
  assert.equal(own.length, 1)
}

async function addsPaper(seat: Seat, name: string): Promise<void> {
  const add = seat.page.getByRole('button', { name: 'Thêm giấy tờ' })
  const rows = main(seat, 'textarea[name$="-name"]')
  const count = await rows.count()
  // With its script the page stays; without, it comes anew.
  await (seat.script ? add.click() : seat.arrive(add))
  await rows.nth(count).fill(name)
  await send(seat)
}

async function publishes(seat: Seat, { procedure }: Stage): Promise<void> {
  await driveTo(app.world, { procedureId: procedure, state: 'received' })
  await atControlOffice(seat)
  await seat.go(PAGE)
  await seat.arrive(main(seat, 'tr').filter({ hasText: procedure }).locator('a').first())
  assert.match(await seat.text(), /Thời hạn giải quyết[\s\S]*33/, 'the difference is shown')
  assert.match(await seat.text(), /1\s+có thể chuyển sang quy định mới|1\s+giữ quy định cũ/)
  await seat.press('Trả lại')
  assert.equal(await errorsOn(seat), 1, 'whoever gives back says why')
  await seat.press('Xác nhận đã kiểm soát')
  await seat.follow('Công bố bằng quyết định')
  await fillBoxes(seat, { decisionNumber: '43/QĐ-UBND' })
  await fillDay(seat, 'decidedOn', '24/11/2026')
  await fillDay(seat, 'effectiveFrom', '25/11/2026')
  await send(seat)
  assert.equal(await errorsOn(seat), 1, 'nobody publishes unseen')
  assert.equal(await box(seat, 'decisionNumber').inputValue(), '43/QĐ-UBND')
  await fillBoxes(seat, { confirm: 'yes' })
  await sendTwice(seat)
  assert.equal(seat.path, `${PAGE}/${procedure}`)
  assert.match(await seat.text(), /43\/QĐ-UBND, 24\/11\/2026/)
  await seat.follow('với phiên bản 1')
  assert.match(await seat.text(), /Bản vẽ hiện trạng/)
}

async function suspends(seat: Seat, { procedure }: Stage): Promise<void> {
  await atControlOffice(seat)
  await seat.go(`${PAGE}/${procedure}`)
  await seat.follow(/^Tạm dừng/)
  await send(seat)
  assert.equal(await main(seat, '.govuk-error-summary li').count(), 3)
  await fillDay(seat, 'fromOn', '24/11/2026')
  await fillBoxes(seat, { reason: 'Nâng cấp máy chủ', notice: 'Thông báo số 5, nộp tại quầy' })
  await sendTwice(seat)
  assert.match(await seat.text(), /Tạm dừng từ 24\/11\/2026: Nâng cấp máy chủ/)
  await seat.go(`/dich-vu/${procedure}`)
  assert.match(await seat.text(), /Nâng cấp máy chủ/, 'the public is told')
  await seat.go(`${PAGE}/${procedure}`)
  await seat.follow(/^Mở lại/)
  await fillDay(seat, 'fromOn', '24/11/2026')
  await fillBoxes(seat, { reason: 'Đã nâng cấp xong', notice: 'Thông báo số 6' })
  await send(seat)
  await seat.go(`/dich-vu/${procedure}`)
  assert.doesNotMatch(await seat.text(), /Nâng cấp máy chủ/)
}

const factsOf = (no: number, levels: readonly string[]): ProcedureFacts => ({
  code: `9.00${1000 + no}`,
  name: `Thủ tục nhập thử số ${no}`,
  decision: '12/QĐ-UBND',
  levels,
  field: 'Lĩnh vực thử',
  subjects: ['Công dân Việt Nam'],
  agency: 'Sở Thử nghiệm',
  competentAgency: '',
  channels: [{ channel: 'Trực tiếp', duration: 5, unit: 'Ngày làm việc', free: true, feesVnd: [] }],
  documents: [[{ name: 'Đơn đề nghị', form: 'Mẫu 01', originals: 1, copies: 0 }]],
  results: [{ name: 'Giấy phép', code: '' }],
})

async function givesFile(seat: Seat, records: readonly ProcedureFacts[]): Promise<void> {
  const buffer = Buffer.from([...factsAsCsv(records)].join(''))
  await main(seat, 'input[type="file"]').setInputFiles({ name: 'thu-tuc.csv', mimeType: 'text/csv', buffer })
  await seat.press('Đọc tệp')
}

async function imports(seat: Seat, { facts }: Stage): Promise<void> {
  const right = [factsOf(facts, ['Cấp tỉnh']), factsOf(facts + 1, ['Cấp tỉnh'])] as const
  await atControlOffice(seat)
  await seat.go(`${PAGE}/nhap`)
  await givesFile(seat, [right[0], factsOf(facts + 1, [])])
  assert.equal(await errorsOn(seat), 1)
  const fault = main(seat, 'table').filter({ hasText: 'Lỗi theo dòng và cột' }).locator('tbody tr')
  assert.match(await fault.first().innerText(), /3[\s\S]*Cấp thực hiện/, 'row and column are named')
  await givesFile(seat, right)
  assert.match(await seat.text(), /Thêm mới \(2\)/)
  await seat.arrive(main(seat, 'button').filter({ hasText: 'Nhập vào danh mục' }), 2)
  assert.match(await seat.page.locator('body').innerText(), /Đã nhập: 2 thủ tục mới|Tệp này đã được nhập/)
  await givesFile(seat, right)
  assert.match(await seat.text(), /không có gì để nhập/, 'the same again makes no doubles')
  await seat.go(`/dich-vu?q=${encodeURIComponent(right[0].name)}`)
  assert.ok((await seat.text()).includes(right[0].name))
}

/** The last row of the figures: all files, in the reading that is shown. */
const allFiles = (seat: Seat) => main(seat, 'tr').filter({ hasText: 'Tất cả' }).innerText()

async function rearranges(seat: Seat, { pack, result, successor }: Stage): Promise<void> {
  await driveTo(app.world, { ...result, state: 'assigned' })
  const { dossierId } = await driveTo(app.world, { ...result, state: 'returned' })
  const { verificationCode } = (await loadDossier(app.world, dossierId)).state.result!
  await atControlOffice(seat)
  await seat.go(STRUCTURE)
  await seat.arrive(main(seat, `a[href="${STRUCTURE}/${pack}"]`))
  assert.match(await seat.text(), /Chưa có gì thay đổi/)
  assert.match(await seat.text(), /chuyển sang cơ quan kế tục [1-9]/)
  await seat.arrive(main(seat, 'button').filter({ hasText: 'Áp dụng' }), 2)
  assert.match(await seat.text(), /Đang thực hiện/)
  // What the worker does when it is its turn: once, though it was asked for twice.
  assert.equal(await runReorganisations(contextOf(app.services, { kind: 'system' })), 1)
  await app.refresh()
  await seat.follow('Tải lại trang để xem tiến độ')
  assert.match(await seat.text(), /Đã áp dụng lúc/)
  await seat.go(STRUCTURE)
  const asItWas = await allFiles(seat)
  await seat.follow('Theo cơ quan hiện nay')
  assert.equal(await allFiles(seat), asItWas)
  await seat.page.context().clearCookies()
  await seat.go('/xac-nhan')
  await fillBoxes(seat, { ma: verificationCode })
  await seat.press('Kiểm tra')
  assert.match(await seat.text(), /Văn bản có thật/)
  assert.match(await seat.text(), successor)
}

for (const [index, { name, screen, script }] of WAYS.entries()) {
  const stage = STAGES[index] ?? STAGES[0]
  let seat: Seat

  describe(`the register ${name}`, () => {
    before(async () => {
      seat = await Seat.open(browser, app, { screen, script, known: new Set(), hasty: true })
    })
    after(() => seat.leave())
    const step = (words: string, act: (seat: Seat, stage: Stage) => Promise<void>) =>
      test(words, () => act(seat, stage))

    step('takes a draft of an agency', drafts)
    step('publishes it by a decision, its effect on open files seen before', publishes)
    step('suspends and reopens a service, and the public reads why', suspends)
    step('takes procedures from a file, once no row is faulty', imports)
    step('goes with its agencies when they are rearranged, and old results name the successor', rearranges)
  })
}
