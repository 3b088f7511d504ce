import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { generateAnswers, seededRandom } from '../../src/engines/forms/index.ts'
import { formLists, requestSupplement } from '../../src/modules/dossiers/index.ts'
import { aDossier, loadDossier, paperIds, serviceOf, taskOf } from '../support/dossier-builders.ts'
import { chooseFrom, type Declaration, fillSection } from '../support/fill-section.ts'
import { Seat, type SeatWish, WAYS } from '../support/journey.ts'
import { deskOfficer, journeyStage } from '../support/journey-stage.ts'

const PROCEDURE = 'bl-08'

const { app, browser } = await journeyStage()
const officer = await deskOfficer(app, PROCEDURE)

const stateOf = async (dossierId: string) => (await loadDossier(app.world, dossierId)).state
const faults = ({ page }: Seat) => page.locator('.govuk-error-summary').count()

function declaration(): Declaration {
  const revision = app.services.catalog.findProcedure(PROCEDURE)
  assert.ok(revision)
  const form = app.services.catalog.formOf(revision)
  return { form, answers: generateAnswers(form, seededRandom(5), formLists(app.services.directory)) }
}

/** Somebody whom nobody knows yet: the service, the search that finds no one, and what is typed then. */
async function meet(seat: Seat, phone: string): Promise<void> {
  const { page } = seat
  await seat.go('/can-bo/quay')
  await page.locator('main').getByRole('button', { name: 'Tìm' }).waitFor()
  await seat.arrive(page.locator('main').getByRole('button', { name: 'Tìm' }))
  assert.equal(await faults(seat), 1, 'a service has to be chosen')
  await chooseFrom(page, 'dich-vu', serviceOf(app.world, PROCEDURE).id)
  await page.locator('main input[name="q"]').fill(phone)
  await seat.arrive(page.locator('main').getByRole('button', { name: 'Tìm' }))
  await seat.press('Tiếp tục')
  assert.equal(await faults(seat), 1, 'the name is asked for')
  await page.locator('main input[name="name"]').fill('Trần Văn Chưa Quen')
  await page.locator('main input[name="nationalId"]').fill(`095190${phone.slice(-6)}`)
  await page.locator('main input[name="phone"]').fill(phone)
  await page.locator('main [name="address"]').fill('Ấp 3, xã Vĩnh Hậu')
  await seat.press('Tiếp tục')
  assert.match(seat.path, /\/muc\/1$/, await seat.text())
}

async function handIn(seat: Seat): Promise<string> {
  const declared = declaration()
  for (const { index } of declared.form.sections) await fillSection(app, seat, { ...declared, index })
  const base = seat.path.replace(/\/[^/]+$/, '')
  for (let count = 0; !seat.path.endsWith('/kiem-tra') && count < 5; count += 1) {
    for (const box of await seat.page.locator('main input[type="radio"][value="yes"]').all())
      await box.check()
    const way = seat.page.locator('main input[name="way"][value="counter"]')
    if ((await way.count()) > 0) await way.check()
    await seat.press(/tiếp tục/i)
  }
  assert.equal(seat.path, `${base}/kiem-tra`)
  await seat.arrive(seat.page.locator('main form[method="post"] button[type="submit"]').last())
  assert.equal(await faults(seat), 1, 'papers nobody looked at are named')
  for (const box of await seat.page.locator('main input[name="checked"]').all()) await box.check()
  await seat.arrive(seat.page.locator('main form[method="post"] button[type="submit"]').last())
  assert.match(seat.path, /^\/can-bo\/quay\/xong\//)
  return seat.path.split('/').at(-1) ?? ''
}

async function atCounter(wish: SeatWish, phone: string): Promise<void> {
  const seat = await Seat.open(browser, app, { ...wish, actor: officer })
  await meet(seat, phone)
  const dossierId = await handIn(seat)
  const state = await stateOf(dossierId)
  assert.deepEqual([state.channel, state.applicantAccountId], ['counter', null])
  assert.ok(state.code && (await seat.text()).includes(state.code))
  const receipt = await seat.page.locator('main a[href$="giay-tiep-nhan.pdf"]').first().getAttribute('href')
  const answer = await (await app.signedIn(officer)).get(receipt ?? '')
  assert.equal(answer.bytes.subarray(0, 5).toString(), '%PDF-')
  await seat.go('/can-bo/quay/hom-nay')
  assert.ok((await seat.text()).includes(state.code))
  await takeBack(seat, dossierId)
  await seat.leave()
}

/** He has no account: the same desk takes the file back for him. */
async function takeBack(seat: Seat, dossierId: string): Promise<void> {
  await seat.go(`/can-bo/ho-so/${dossierId}`)
  await seat.page.locator('main summary').filter({ hasText: 'Khác' }).click()
  await seat.press('Rút hồ sơ theo yêu cầu')
  await seat.press('Rút hồ sơ')
  assert.equal(await faults(seat), 1, 'the paper and the reason are asked for')
  await seat.page.locator('main input[name="paper"]').fill('095190000123')
  await seat.page.locator('main textarea[name="reason"]').fill('Không cần nữa')
  await seat.press('Rút hồ sơ')
  assert.match(await seat.text(), /Không cần nữa/)
  assert.equal((await stateOf(dossierId)).status, 'withdrawn')
}

/** Asked for more, and brought to the desk on paper. */
async function broughtToDesk(wish: SeatWish): Promise<void> {
  const { dossierId } = await aDossier(app.world, { procedureId: PROCEDURE })
  const loaded = await loadDossier(app.world, dossierId)
  const { token } = taskOf(loaded.state, 'receive')
  const asked = { dossierId, token, reason: 'Mờ', paperIds: paperIds(loaded).slice(0, 1), items: [] }
  assert.equal((await requestSupplement(app.world.contextFor(officer), asked)).kind, 'done')
  const seat = await Seat.open(browser, app, { ...wish, actor: officer })
  await seat.go(`/can-bo/ho-so/${dossierId}`)
  await seat.press('Nhận bổ sung tại quầy')
  for (const box of await seat.page.locator('main input[inputmode="numeric"]').all()) await box.fill('0')
  await seat.press('Nhận bổ sung')
  assert.equal(await faults(seat), 1, 'nothing lies on the desk')
  await seat.page.locator('main input[inputmode="numeric"]').first().fill('1')
  await seat.press('Nhận bổ sung')
  assert.equal((await stateOf(dossierId)).supplement, null)
  await seat.leave()
}

for (const { name, screen, script } of WAYS) {
  const wish: SeatWish = { screen, script, known: new Set() }

  describe(`a counter ${name}`, () => {
    test('takes in a file of somebody new, gives the receipt, and takes the file back', () =>
      atCounter(wish, `09${screen.width}${script ? 11 : 10}0000`.slice(0, 10).padEnd(10, '5')))
    test('takes in what an applicant was asked for', () => broughtToDesk(wish))
  })
}
