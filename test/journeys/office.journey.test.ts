import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { OpenTask } from '../../src/modules/dossiers/index.ts'
import { vietnamDate } from '../../src/platform/i18n/format.ts'
import type { TestApp } from '../support/app.ts'
import {
  aDossier,
  aDraft,
  driveTo,
  examinerFor,
  loadDossier,
  officerFor,
  serviceOf,
  taskOf,
} from '../support/dossier-builders.ts'
import { Seat, type SeatWish, WAYS } from '../support/journey.ts'
import { errorsOn, SEND } from '../support/journey-form.ts'
import { secondFactorOf } from '../support/second-factor.ts'
import { deskOfficer, journeyStage } from '../support/journey-stage.ts'

/** Its process has every kind of step but consultation. */
const PROCEDURE = 'bl-04'
const SAME_DAY = 'bl-26'
const MOST_STEPS = 20

const { app, browser } = await journeyStage()

const seatOf = (actor: Parameters<TestApp['signedIn']>[0], wish: SeatWish) =>
  Seat.open(browser, app, { ...wish, actor })

const stateOf = async (dossierId: string) => (await loadDossier(app.world, dossierId)).state

async function openDesk(seat: Seat, dossierId: string): Promise<void> {
  await seat.go('/can-bo/viec/receive')
  await seat.arrive(seat.page.locator(`main a[href="/can-bo/tiep-nhan/${dossierId}"]`).first())
}

/** Opens what is folded: a step may hide its form under a summary. */
async function unfold({ page }: Seat, words: RegExp): Promise<void> {
  await page.locator('main summary').filter({ hasText: words }).first().click()
}

const pressAct = (seat: Seat, act: string) =>
  seat.arrive(seat.page.locator(`main button[name="viec"][value="${act}"]`).first())

async function receive(seat: Seat, dossierId: string): Promise<void> {
  await openDesk(seat, dossierId)
  await pressAct(seat, 'tiep-nhan')
  assert.equal(await errorsOn(seat), 1, 'a paper nobody looked at is asked for')
  for (const box of await seat.page.locator('main input[name="dung"]').all()) await box.check()
  await pressAct(seat, 'tiep-nhan')
  assert.match(seat.path, /\/xong$/)
}

/** From the list of work through the page of the file to the form of the step, filled in and sent. */
async function act(seat: Seat, dossierId: string, task: OpenTask): Promise<void> {
  await seat.go(task.assigneeAccountId === null ? '/can-bo/viec/unit' : '/can-bo/viec/mine')
  await seat.arrive(seat.page.locator(`main a[href^="/can-bo/ho-so/${dossierId}"]`).first())
  const step = `main a[href^="/can-bo/ho-so/${dossierId}/buoc/${task.token}/"]`
  const main = /phan-cong|hoan-thanh|de-xuat|vao-so|tra-ket-qua/
  const hrefs = await seat.page
    .locator(step)
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  const href = hrefs.find((one) => main.test(one))
  assert.ok(href, `${task.kind} is offered`)
  await seat.arrive(seat.page.locator(`main a[href="${href}"]`).first())
  await fill(seat, dossierId, task)
  await seat.arrive(seat.page.locator(SEND).last())
  assert.equal(await errorsOn(seat), 0, await seat.text())
}

async function fill({ page }: Seat, dossierId: string, task: OpenTask): Promise<void> {
  if (task.kind === 'assign') {
    const examiner = await examinerFor(app.world, await loadDossier(app.world, dossierId), task)
    await page.locator(`main input[name="officer"][value="${examiner}"]`).check()
  }
  for (const [name, value] of [
    ['outcome', 'granted'],
    ['decision', 'grant'],
    ['consultation', 'no'],
  ]) {
    const choice = page.locator(`main input[name="${name}"][value="${value}"]`)
    if ((await choice.count()) > 0) await choice.check()
  }
  const opinion = page.locator('main textarea[name="opinion"]')
  if ((await opinion.count()) > 0) await opinion.fill('Đủ điều kiện, kính trình')
  const paper = page.locator('main input[name="receiverPaper"]')
  if ((await paper.count()) > 0) await paper.fill('095190000123')
}

async function settle(dossierId: string, seat: Seat): Promise<readonly string[]> {
  const kinds: string[] = []
  while (kinds.length < MOST_STEPS) {
    const { tasks } = await stateOf(dossierId)
    const [task] = tasks
    if (!task) return kinds
    // So that there is somebody to assign to when the page is drawn.
    if (task.kind === 'assign') await examinerFor(app.world, await loadDossier(app.world, dossierId), task)
    await seat.hand(app, await officerFor(app.world, task))
    await (task.kind === 'receive' ? receive(seat, dossierId) : act(seat, dossierId, task))
    kinds.push(task.kind)
  }
  throw new Error(kinds.join(', '))
}

async function wholeProcess(wish: SeatWish): Promise<void> {
  const { dossierId, applicant } = await aDossier(app.world, { procedureId: PROCEDURE })
  const seat = await Seat.open(browser, app, wish)
  const kinds = await settle(dossierId, seat)
  await seat.leave()
  for (const kind of ['receive', 'assign', 'examine', 'propose', 'review', 'approve', 'number', 'hand_over'])
    assert.ok(kinds.includes(kind), `${kind} in ${kinds.join(', ')}`)
  const state = await stateOf(dossierId)
  assert.deepEqual([state.status, state.outcome], ['returned', 'granted'])
  const citizen = await app.signedIn(applicant)
  const result = await citizen.get(`/ho-so/${dossierId}/ket-qua.pdf`)
  assert.equal(result.bytes.subarray(0, 5).toString(), '%PDF-')
}

/** Taken in and answered the same day: no receipt, and yet registered, decided and handed over like any other. */
async function sameDay(wish: SeatWish): Promise<void> {
  const desk = await deskOfficer(app, SAME_DAY)
  const { draftId } = await aDraft(app.world, { procedureId: SAME_DAY, owner: desk })
  const seat = await seatOf(desk, wish)
  await seat.go(`/can-bo/quay/ho-so/${draftId}/kiem-tra`)
  assert.match(await seat.text(), /chỉ in khi người nộp yêu cầu/)
  for (const box of await seat.page.locator('main input[name="checked"]').all()) await box.check()
  await seat.arrive(seat.page.locator(SEND).last())
  assert.match(seat.path, /^\/can-bo\/quay\/xong\//)
  const dossierId = seat.path.split('/').at(-1) ?? ''
  assert.match(await seat.text(), /không cần giấy tiếp nhận/)
  await seat.press('Người tiếp theo')
  assert.equal(seat.path, '/can-bo/quay')
  const kinds = await settle(dossierId, seat)
  assert.deepEqual([kinds[0], kinds.at(-1)], ['assign', 'hand_over'])
  const { code, status, receivedAt, returnedAt, result } = await stateOf(dossierId)
  assert.equal(status, 'returned')
  assert.ok(receivedAt && returnedAt && vietnamDate(receivedAt) === vietnamDate(returnedAt))
  await seat.hand(app, desk)
  await seat.go(`/can-bo/ho-so/${dossierId}`)
  assert.ok(result && (await seat.text()).includes(result.notation))
  // Without a receipt it stands in the register all the same.
  await seat.go('/can-bo/quay/hom-nay')
  assert.ok(code && (await seat.text()).includes(code))
  await seat.leave()
}

/** Asked for more at the desk, never answered, declined; a second one asked later, and stopped. */
async function neverAnswered(wish: SeatWish): Promise<void> {
  const { dossierId } = await aDossier(app.world, { procedureId: PROCEDURE })
  const desk = await seatOf(await officerFor(app.world, taskOf(await stateOf(dossierId), 'receive')), wish)
  await openDesk(desk, dossierId)
  await unfold(desk, /Yêu cầu bổ sung/)
  await pressAct(desk, 'bo-sung')
  assert.equal(await errorsOn(desk), 1, 'nothing was asked for yet')
  await desk.page.locator('main input[name="thieu"]').first().check()
  await desk.page.locator('main textarea[name^="ly-do-p"]').first().fill('Bản chụp mờ')
  await desk.page.locator('main textarea[name="ly-do-bo-sung"]').fill('Chưa đọc được')
  await pressAct(desk, 'bo-sung')
  assert.match(desk.path, /\/xong$/)
  await desk.go(`/can-bo/tiep-nhan/${dossierId}`)
  await unfold(desk, /Từ chối vì không bổ sung/)
  await desk.page.locator('main textarea[name="ly-do-tu-choi"]').fill('Quá lâu không bổ sung')
  await pressAct(desk, 'tu-choi')
  assert.equal((await stateOf(dossierId)).status, 'not_accepted')
  await desk.leave()
  await stopped(wish)
}

async function stopped(wish: SeatWish): Promise<void> {
  const { dossierId } = await driveTo(app.world, { procedureId: PROCEDURE, state: 'assigned' })
  const task = taskOf(await stateOf(dossierId), 'examine')
  const seat = await seatOf(await officerFor(app.world, task), wish)
  const step = `/can-bo/ho-so/${dossierId}/buoc/${task.token}`
  await seat.go(`/can-bo/ho-so/${dossierId}`)
  await seat.page.locator('main textarea#note').fill('Đã gọi điện hai lần')
  await seat.press('Lưu ghi chú')
  await seat.page.locator('main textarea#message').fill('Mời bạn bổ sung bản vẽ')
  await seat.press('Gửi tin nhắn')
  await seat.arrive(seat.page.locator(`main a[href="${step}/bo-sung"]`))
  await seat.page.locator('main textarea[name="items"]').fill('Bản vẽ mặt bằng')
  await seat.page.locator('main textarea[name="reason"]').fill('Thiếu bản vẽ')
  await seat.arrive(seat.page.locator(SEND).last())
  await seat.go(`/can-bo/ho-so/${dossierId}`)
  assert.match(await seat.text(), /Đang chờ người nộp bổ sung/)
  await unfold(seat, /Khác/)
  await seat.arrive(seat.page.locator(`main a[href="${step}/dung"]`))
  await seat.page.locator('main textarea[name="reason"]').fill('Không bổ sung sau hai lần nhắc')
  await seat.arrive(seat.page.locator(SEND).last())
  assert.equal((await stateOf(dossierId)).status, 'stopped')
  await seat.leave()
}

/** A leader does not agree: back with the reason, and the colleague reads it. */
async function sentBack(wish: SeatWish): Promise<void> {
  const { dossierId } = await driveTo(app.world, { procedureId: PROCEDURE, state: 'proposed' })
  const { tasks } = await stateOf(dossierId)
  const [task] = tasks
  assert.ok(task)
  const leader = await seatOf(await officerFor(app.world, task), wish)
  const step = `/can-bo/ho-so/${dossierId}/buoc/${task.token}`
  await leader.go(`/can-bo/ho-so/${dossierId}`)
  await leader.press('Nhận việc')
  assert.match(await leader.text(), /, từ \d\d:\d\d \d\d\//)
  await leader.arrive(leader.page.locator(`main a[href="${step}/tra-lai"]`))
  await leader.arrive(leader.page.locator(SEND).last())
  assert.equal(await errorsOn(leader), 1, 'the reason is asked for')
  await leader.page.locator('main input[name="step"]').last().check()
  await leader.page.locator('main textarea[name="reason"]').fill('Xem lại diện tích')
  await leader.arrive(leader.page.locator(SEND).last())
  await leader.leave()
  const [back] = (await stateOf(dossierId)).tasks
  assert.ok(back && back.stepId !== task.stepId)
  const colleague = await seatOf(await officerFor(app.world, back), wish)
  await colleague.go(`/can-bo/ho-so/${dossierId}`)
  assert.match(await colleague.text(), /Xem lại diện tích/)
  await colleague.leave()
}

/** Two officers before one step: the second is told who has it, and loses no word. */
async function twoAtOnce(wish: SeatWish): Promise<void> {
  const { dossierId } = await driveTo(app.world, { procedureId: PROCEDURE, state: 'proposed' })
  const [task] = (await stateOf(dossierId)).tasks
  assert.ok(task)
  const first = await officerFor(app.world, task)
  const second = await app.world.officer([{ agencyId: task.agencyId, unitId: task.unitId, role: task.role }])
  const step = `/can-bo/ho-so/${dossierId}/buoc/${task.token}/hoan-thanh`
  const [one, two] = [await seatOf(first, wish), await seatOf(second, wish)]
  await one.go(`/can-bo/ho-so/${dossierId}`)
  await two.go(step)
  await two.page.locator('main textarea[name="opinion"]').fill('Ý kiến viết dở của người thứ hai')
  await one.press('Nhận việc')
  await two.arrive(two.page.locator(SEND).last())
  const told = await two.text()
  assert.ok(told.includes(first.name), told)
  assert.match(told, /Ý kiến viết dở của người thứ hai/)
  await one.leave()
  await two.leave()
}

/** An administrator makes an account; its owner signs in for the first time, sets it up, and works. */
async function newColleague(wish: SeatWish, username: string): Promise<void> {
  const { agencyId } = serviceOf(app.world, PROCEDURE)
  const admin = await seatOf(
    await app.world.officer([{ agencyId, unitId: `${agencyId}.van-thu`, role: 'agency_admin' }]),
    wish,
  )
  await admin.go('/can-bo/can-bo')
  await admin.arrive(admin.page.locator('main a[href^="/can-bo/can-bo/moi"]').first())
  await admin.arrive(admin.page.locator(SEND).last())
  assert.equal(await errorsOn(admin), 1, 'an empty form is refused')
  await admin.page.locator('input[name="fullName"]').fill('Phạm Văn Mới')
  await admin.page.locator('input[name="username"]').fill(username)
  await admin.page.locator('select[name="unit"]').selectOption(`${agencyId}.mot-cua`)
  await admin.page.locator('select[name="role"]').selectOption('receptionist')
  await admin.page.locator('input[name="title"]').fill('Công chức')
  await admin.arrive(admin.page.locator(SEND).last())
  assert.ok((await admin.text()).includes(username))
  const given = (await admin.page.locator('main [data-code]').first().getAttribute('data-code')) ?? ''
  await firstSignIn(wish, { username, password: given })
  await admin.arrive(admin.page.locator('main a[href^="/can-bo/can-bo/0"]').first())
  assert.match(await admin.text(), /Tạo tài khoản|Cấp|Thêm/)
  await admin.arrive(admin.page.locator('main a[href$="/ket-thuc"]').first())
  await admin.press('Kết thúc vị trí')
  // A post that began today leaves no trace; the account stays and opens nothing.
  const accounts = await app.world.ownerDb
    .selectFrom('accounts')
    .leftJoin('posts', 'posts.account_id', 'accounts.id')
    .select(['accounts.id', 'posts.id as post'])
    .where('accounts.username', '=', username)
    .execute()
  assert.deepEqual(
    accounts.map(({ post }) => post),
    [null],
  )
  await admin.leave()
}

async function firstSignIn(
  wish: SeatWish,
  { username, password }: { readonly username: string; readonly password: string },
): Promise<void> {
  const seat = await Seat.open(browser, app, wish)
  const { page } = seat
  const enter = async (secret: string) => {
    await page.locator('main input[name="username"]').fill(username)
    await page.locator('main input#password').fill(secret)
    await seat.press('Đăng nhập')
  }
  await seat.go('/can-bo')
  assert.equal(seat.path, '/can-bo/dang-nhap')
  await enter('không phải mật khẩu này')
  assert.equal(await errorsOn(seat), 1)
  await enter(password)
  assert.equal(seat.path, '/can-bo/xac-thuc-hai-lop')
  const factor = secondFactorOf(await page.content(), app.clock)
  await page.locator('main input[name="code"]').fill('000000')
  await seat.arrive(page.locator(SEND).last())
  assert.equal(await errorsOn(seat), 1)
  await page.locator('main input[name="code"]').fill(factor.code())
  await seat.arrive(page.locator(SEND).last())
  const mine = 'mat khau cua toi 2015'
  for (const box of await page.locator('main input[type="password"]').all()) {
    const isOld = (await box.getAttribute('autocomplete')) === 'current-password'
    await box.fill(isOld ? password : mine)
  }
  await seat.arrive(page.locator(SEND).last())
  assert.equal(seat.path, '/can-bo/viec/receive')
  await seat.press('Đăng xuất')
  await seat.go('/can-bo/dang-nhap')
  app.clock.advance(30_000)
  await enter(mine)
  await page.locator('main input[name="code"]').fill(factor.code())
  await seat.arrive(page.locator(SEND).last())
  assert.equal(seat.path, '/can-bo/viec/receive')
  await seat.leave()
}

async function lists(wish: SeatWish): Promise<void> {
  const name = 'Huỳnh Thị Danh Sách'
  const { dossierId } = await aDossier(app.world, { procedureId: PROCEDURE, applicant: { name } })
  // Names of shops and holders elsewhere are the longest that a row has to bear.
  const long = { name: 'Doanh nghiệp tư nhân Thương mại và Dịch vụ Thành Công Danh Sách' }
  await driveTo(app.world, { procedureId: PROCEDURE, state: 'assigned', applicant: long })
  await driveTo(app.world, { procedureId: PROCEDURE, state: 'returned', applicant: long })
  const desk = await seatOf(await officerFor(app.world, taskOf(await stateOf(dossierId), 'receive')), wish)
  for (const list of ['receive', 'mine', 'unit', 'waiting', 'soon', 'late', 'done'])
    await desk.go(`/can-bo/viec/${list}`)
  await desk.go('/can-bo/tim')
  await desk.page.locator('main input[name="q"]').fill('danh sach')
  await desk.arrive(desk.page.locator('main').getByRole('button', { name: 'Tìm' }))
  assert.ok((await desk.text()).includes(name))
  assert.doesNotMatch(desk.page.url(), /danh/, 'a name never stands in an address')
  await desk.go('/can-bo/tai-khoan')
  await desk.leave()
}

for (const { name, screen, script } of WAYS) {
  const wish: SeatWish = { screen, script, known: new Set() }

  describe(`officers ${name}`, () => {
    test('receive, assign, examine, propose, review, sign, number and hand over', () => wholeProcess(wish))
    test('give a result the same day, without a receipt', () => sameDay(wish))
    test('ask for more, and close what is never completed', () => neverAnswered(wish))
    test('send a file back with the reason', () => sentBack(wish))
    test('never overwrite each other', () => twoAtOnce(wish))
    test('find their work in lists and by search', () => lists(wish))
    test('that administer let a new colleague in, who signs in for the first time', () =>
      newColleague(wish, `moi.${screen.width}.${script ? 'co' : 'khong'}`))
  })
}
