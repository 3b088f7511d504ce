import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser } from 'playwright-core'
import type { OpenTask } from '../../src/modules/dossiers/index.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { openBrowser } from '../support/browser.ts'
import { aDossier, examinerFor, loadDossier, officerFor } from '../support/dossier-builders.ts'
import { DESK, Seat } from '../support/journey.ts'

/** Its process has every kind of step but consultation. */
const PROCEDURE = 'bl-04'
const MOST_STEPS = 20

let app: TestApp
let browser: Browser
before(async () => {
  app = await testApp()
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  await app.close()
})

const seatOf = async (actor: Parameters<TestApp['signedIn']>[0], script: boolean) =>
  Seat.open(browser, app, { screen: DESK, script, actor })

/** The button that sends the form of the page, not one that only changes it. */
const SEND = 'main form[method="post"] button[type="submit"]:not([name]):not([formaction])'

async function receive(seat: Seat, dossierId: string): Promise<void> {
  await seat.go('/can-bo/viec/receive')
  await seat.arrive(seat.page.locator(`main a[href="/can-bo/tiep-nhan/${dossierId}"]`).first())
  for (const box of await seat.page.locator('main input[name="dung"]').all()) await box.check()
  await seat.arrive(seat.page.locator('main button[name="viec"][value="tiep-nhan"]').first())
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
  assert.equal(await seat.page.locator('.govuk-error-summary').count(), 0, await seat.text())
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

async function settle(dossierId: string, script: boolean): Promise<readonly string[]> {
  const kinds: string[] = []
  while (kinds.length < MOST_STEPS) {
    const { state } = await loadDossier(app.world, dossierId)
    const [task] = state.tasks
    if (!task) return kinds
    // So that there is somebody to assign to when the page is drawn.
    if (task.kind === 'assign') await examinerFor(app.world, await loadDossier(app.world, dossierId), task)
    const seat = await seatOf(await officerFor(app.world, task), script)
    await (task.kind === 'receive' ? receive(seat, dossierId) : act(seat, dossierId, task))
    await seat.leave()
    kinds.push(task.kind)
  }
  throw new Error(kinds.join(', '))
}

for (const script of [false, true]) {
  const how = script ? 'with JavaScript' : 'without JavaScript'

  describe(`officers ${how}`, () => {
    test('receive, assign, examine, propose, review, sign, number and hand over', async () => {
      const { dossierId, applicant } = await aDossier(app.world, { procedureId: PROCEDURE })
      const kinds = await settle(dossierId, script)
      for (const kind of [
        'receive',
        'assign',
        'examine',
        'propose',
        'review',
        'approve',
        'number',
        'hand_over',
      ])
        assert.ok(kinds.includes(kind), `${kind} in ${kinds.join(', ')}`)
      const { state } = await loadDossier(app.world, dossierId)
      assert.deepEqual([state.status, state.outcome], ['returned', 'granted'])
      const citizen = await app.signedIn(applicant)
      const result = await citizen.get(`/ho-so/${dossierId}/ket-qua.pdf`)
      assert.equal(result.bytes.subarray(0, 5).toString(), '%PDF-')
    })

    test('that administer add an officer and end a post', async () => {
      const admin = await app.world.officer([
        { agencyId: 'so-tnmt', unitId: 'so-tnmt.van-thu', role: 'agency_admin' },
      ])
      const seat = await seatOf(admin, script)
      const username = `moi.${script ? 'co' : 'khong'}`
      await seat.go('/can-bo/can-bo')
      await seat.arrive(seat.page.locator('main a[href^="/can-bo/can-bo/moi"]').first())
      await seat.arrive(seat.page.locator(SEND).last())
      assert.ok((await seat.page.locator('.govuk-error-summary').count()) > 0, 'an empty form is refused')
      await seat.page.locator('input[name="fullName"]').fill('Phạm Văn Mới')
      await seat.page.locator('input[name="username"]').fill(username)
      await seat.page.locator('select[name="unit"]').selectOption('so-tnmt.mot-cua')
      await seat.page.locator('select[name="role"]').selectOption('receptionist')
      await seat.page.locator('input[name="title"]').fill('Công chức')
      await seat.arrive(seat.page.locator(SEND).last())
      assert.match(await seat.text(), new RegExp(username.replace('.', '\\.')))
      await seat.arrive(seat.page.locator('main a[href^="/can-bo/can-bo/0"]').first())
      await seat.arrive(seat.page.locator('main a[href$="/ket-thuc"]').first())
      await seat.press('Kết thúc vị trí')
      const { posts } = await postsOf(username)
      assert.equal(posts.length, 1)
      assert.notEqual(posts[0]?.valid_to, null)
      await seat.leave()
    })
  })
}

async function postsOf(username: string) {
  const posts = await app.world.ownerDb
    .selectFrom('posts')
    .innerJoin('accounts', 'accounts.id', 'posts.account_id')
    .select(['posts.role', 'posts.valid_to'])
    .where('accounts.username', '=', username)
    .execute()
  return { posts }
}
