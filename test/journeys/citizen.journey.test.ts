import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { generateAnswers, seededRandom } from '../../src/engines/forms/index.ts'
import { formLists, listOwnDossiers, requestSupplement } from '../../src/modules/dossiers/index.ts'
import { type CitizenActor, hashPassword } from '../../src/modules/identity/index.ts'
import { readPdf } from '../../src/platform/pdf/read-pdf.ts'
import { aPng } from '../support/apply-online.ts'
import { aDossier, driveTo, loadDossier, officerFor, taskOf } from '../support/dossier-builders.ts'
import { type Declaration, fillSection } from '../support/fill-section.ts'
import { DESK, Seat, type SeatWish, WAYS } from '../support/journey.ts'
import { tinyPdf } from '../support/world.ts'
import { journeyStage } from '../support/journey-stage.ts'

/** Its form has a question that an answer brings up, and rows that are added. */
const PROCEDURE = 'bl-44'
const PASSWORD = 'mat khau cua nguoi dan 44'

const { app, browser } = await journeyStage()

/** Somebody who can sign in by the page, as nobody of the world can by himself. */
async function personWithPassword(phone: string): Promise<CitizenActor> {
  const actor = await app.world.citizen({ name: 'Nguyễn Thị Hành Trình', phone })
  await app.world.ownerDb
    .updateTable('accounts')
    .set({ password_hash: await hashPassword(PASSWORD), email: `${phone}@motcua.example` })
    .where('id', '=', actor.accountId)
    .execute()
  return actor
}

function declaration(): Declaration {
  const revision = app.services.catalog.findProcedure(PROCEDURE)
  assert.ok(revision)
  const form = app.services.catalog.formOf(revision)
  const answers = generateAnswers(form, seededRandom(3), formLists(app.services.directory))
  const practice = { from: '2020-01-01', to: '2021-12-31', place: 'Trạm y tế xã', task: 'Khám bệnh' }
  return {
    form,
    answers: {
      ...answers,
      diploma: 'other',
      diploma_other: 'Bằng khác',
      practice: [practice, { ...practice, place: 'Bệnh viện huyện' }],
    },
  }
}

const isStillAt = (seat: Seat, path: string): boolean => seat.path === path

const PDF = { name: 'giay-to.pdf', mimeType: 'application/pdf', buffer: tinyPdf() }
const PHOTO = { name: 'anh.png', mimeType: 'image/png', buffer: Buffer.from(aPng('anh.png').bytes) }

async function givePaper(seat: Seat): Promise<void> {
  const box = seat.page.locator('input[type="file"]').first()
  const file = /pdf/.test((await box.getAttribute('accept')) ?? 'pdf') ? PDF : PHOTO
  await box.setInputFiles(file)
  if (seat.script) await seat.page.locator('input[name="da-tai"]').first().waitFor({ state: 'attached' })
  await seat.press('Tải lên')
  assert.equal(await seat.page.locator('.govuk-error-summary').count(), 0, await seat.text())
  assert.ok((await seat.text()).includes(file.name))
}

async function signIn(seat: Seat, phone: string): Promise<void> {
  await seat.page.locator('main input[autocomplete="username"]').fill(phone)
  await seat.page.locator('main input[name="password"]').fill(PASSWORD)
  await seat.press('Đăng nhập')
}

async function givePapers(seat: Seat): Promise<void> {
  assert.match(seat.path, /\/giay-to$/)
  const list = seat.path
  const links = await seat.page
    .locator(`main a[href^="${list}/"]`)
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  assert.ok(links.length > 0)
  for (const href of new Set(links)) {
    await seat.go(href)
    await givePaper(seat)
  }
  await seat.go(list)
  await seat.press(/tiếp tục/i)
}

async function answerSituations(seat: Seat): Promise<void> {
  if (!seat.path.endsWith('/truong-hop')) return
  for (const box of await seat.page.locator('main input[type="radio"][value="yes"]').all()) await box.check()
  await seat.press('Lưu và tiếp tục')
}

async function finish(seat: Seat): Promise<void> {
  assert.match(seat.path, /\/nhan-ket-qua$/)
  await seat.page.locator('input[name="way"]').first().check()
  await seat.press('Lưu và tiếp tục')
  assert.match(seat.path, /\/kiem-tra$/)
  await seat.press(/Nộp hồ sơ/)
  assert.ok((await seat.page.locator('.govuk-error-summary').count()) > 0, 'the declaration is asked for')
  await seat.page.locator('input[name="cam-doan"]').check()
  await seat.press(/Nộp hồ sơ/)
  assert.match(seat.path, /\/da-gui$/)
}

async function writeMessage(seat: Seat): Promise<void> {
  await seat.page.locator('textarea[name="text"]').fill('Tôi muốn hỏi thêm về hồ sơ này.')
  await seat.press('Gửi tin nhắn')
  assert.match(await seat.text(), /Tôi muốn hỏi thêm về hồ sơ này\./)
}

async function wholeJourney(wish: SeatWish, phone: string): Promise<void> {
  const actor = await personWithPassword(phone)
  const seat = await Seat.open(browser, app, wish)
  await seat.go('/')
  await seat.page.locator('main input[name="q"]').first().fill('chung chi hanh nghe duoc')
  await seat.page.locator('main input[name="q"]').first().press('Enter')
  await seat.page.waitForURL(/\/dich-vu\?/)
  await seat.look()
  await seat.arrive(seat.page.locator(`main a[href="/dich-vu/${PROCEDURE}"]`).first())
  await seat.arrive(seat.page.locator(`main a[href^="/nop-ho-so/${PROCEDURE}"]`).first())
  assert.ok(isStillAt(seat, '/dang-nhap'), seat.path)
  await signIn(seat, phone)
  assert.ok(isStillAt(seat, `/nop-ho-so/${PROCEDURE}`), seat.path)
  await seat.page.locator('input[name="forWhom"][value="self"]').check()
  await seat.arrive(seat.page.locator('main form[method="post"] button[type="submit"]').last())
  const declared = declaration()
  for (const { index } of declared.form.sections) {
    if (!seat.path.endsWith(`/muc/${index + 1}`))
      await seat.go(seat.path.replace(/\/ho-so\/([^/]+).*$/, `/ho-so/$1/muc/${index + 1}`))
    await fillSection(app, seat, { ...declared, index })
  }
  await answerSituations(seat)
  await givePapers(seat)
  await finish(seat)
  const [dossier] = await listOwnDossiers(app.services.db, actor.accountId, { limit: 2 })
  assert.ok(dossier, 'it was sent')
  await seat.go('/ho-so')
  await seat.arrive(seat.page.locator(`main a[href="/ho-so/${dossier.dossierId}"]`).first())
  await writeMessage(seat)
  const { state } = await loadDossier(app.world, dossier.dossierId)
  assert.equal((state.content.answers['practice'] as unknown[]).length, 2)
  assert.equal(state.content.answers['diploma_other'], 'Bằng khác')
  await seat.leave()
}

describe('a person', () => {
  for (const { name, screen, script } of WAYS) {
    test(`${name}, finds a service, applies, and writes a message`, async () => {
      await wholeJourney({ screen, script }, `091${screen.width + (script ? 1 : 0)}0000`.slice(0, 10))
    })

    test(`${name}, gives what the desk asks for and reads the result`, async () => {
      await supplementJourney({ screen, script })
    })

    test(`${name}, downloads the result issued online, which the public page confirms`, async () => {
      await resultJourney({ screen, script })
    })
  }
})

async function supplementJourney(wish: SeatWish): Promise<void> {
  const actor = await app.world.citizen()
  const dossier = await aDossier(app.world, { procedureId: PROCEDURE, owner: actor })
  const { dossierId } = dossier
  const task = taskOf((await loadDossier(app.world, dossierId)).state, 'receive')
  const officer = await officerFor(app.world, task)
  const [paper = ''] = (await loadDossier(app.world, dossierId)).state.content.papers.map(
    ({ paperId }) => paperId,
  )
  const asked = {
    dossierId,
    token: task.token,
    reason: 'Bản chụp mờ',
    paperIds: [paper],
    items: ['Ký lại đơn'],
  }
  assert.equal((await requestSupplement(app.world.contextFor(officer), asked)).kind, 'done')
  const seat = await Seat.open(browser, app, { ...wish, actor })
  await seat.go(`/ho-so/${dossierId}`)
  assert.match(await seat.text(), /Bản chụp mờ/)
  await seat.arrive(seat.page.locator(`main a[href="/ho-so/${dossierId}/bo-sung"]`).first())
  await seat.press('Gửi phần bổ sung')
  assert.ok((await seat.page.locator('.govuk-error-summary').count()) > 0, 'nothing was given yet')
  await seat.page.locator(`input[name="${paper}"]`).setInputFiles(PDF)
  await seat.page.locator('textarea[name="message"]').fill('Tôi gửi lại bản rõ.')
  await seat.press('Gửi phần bổ sung')
  assert.equal(seat.path, `/ho-so/${dossierId}`)
  assert.equal((await loadDossier(app.world, dossierId)).state.supplement, null)
  await driveTo(app.world, { procedureId: PROCEDURE, state: 'returned', dossier })
  await seat.go(`/ho-so/${dossierId}`)
  assert.ok((await seat.page.locator(`a[href^="/ho-so/${dossierId}/ket-qua.pdf"]`).count()) > 0)
  await seat.leave()
}

/** What the link brings is a document; its own words lead to the page that confirms it, open to anybody. */
async function resultJourney(wish: SeatWish): Promise<void> {
  const actor = await app.world.citizen({ name: 'Lê Thị Nhận Kết Quả' })
  const delivery = { way: 'online', address: null } as const
  const wanted = {
    procedureId: PROCEDURE,
    owner: actor,
    delivery,
    applicant: { name: 'Lê Thị Nhận Kết Quả' },
  }
  const { dossierId, state } = await driveTo(app.world, { ...wanted, state: 'returned' })
  assert.ok(state.result)
  const seat = await Seat.open(browser, app, { ...wish, actor })
  await seat.go('/ho-so')
  await seat.arrive(seat.page.locator(`main a[href="/ho-so/${dossierId}"]`).first())
  const [download] = await Promise.all([
    seat.page.waitForEvent('download'),
    seat.page.getByRole('button', { name: 'Tải kết quả' }).click(),
  ])
  assert.match(download.suggestedFilename(), /\.pdf$/)
  const { pages } = readPdf(readFileSync(await download.path()))
  const words = pages.map(({ text }) => text).join(' ')
  for (const expected of [state.result.notation, 'Lê Thị Nhận Kết Quả'])
    assert.ok(words.includes(expected), words)
  await seat.leave()
  const stranger = await Seat.open(browser, app, wish)
  // The address that the document prints is the one its QR code holds.
  await stranger.go(new URL(/https?:\/\/\S+\/xac-nhan\/\w+/.exec(words)?.[0] ?? '').pathname)
  const confirmed = await stranger.text()
  assert.match(confirmed, /Văn bản có thật/)
  assert.ok(confirmed.includes(state.result.notation), confirmed)
  assert.doesNotMatch(confirmed, /Lê Thị Nhận Kết Quả/)
  await stranger.leave()
}

test('a link that looks like a button answers the space bar', async () => {
  const seat = await Seat.open(browser, app, { screen: DESK, script: true })
  await seat.go(`/dich-vu/${PROCEDURE}`)
  await seat.page.locator(`main a[role="button"][href^="/nop-ho-so/${PROCEDURE}"]`).first().focus()
  await Promise.all([seat.page.waitForURL(/\/dang-nhap/), seat.page.keyboard.press('Space')])
  await seat.leave()
})
