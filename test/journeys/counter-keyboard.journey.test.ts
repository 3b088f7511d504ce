import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import {
  type FormDefinition,
  generateAnswers,
  postedBy,
  seededRandom,
  sectionView,
} from '../../src/engines/forms/index.ts'
import { formLists } from '../../src/modules/dossiers/index.ts'
import { aDossier, paperIds, loadDossier } from '../support/dossier-builders.ts'
import { deskOfficer, journeyStage } from '../support/journey-stage.ts'

const PROCEDURE = 'bl-08'
/** More stops than any page has: a field that Tab never reaches is a fault. */
const MOST_STOPS = 80

const { app, browser } = await journeyStage()
const officer = await deskOfficer(app, PROCEDURE)

/** A screen of the officer; its mouse is never touched. */
async function screen(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'vi-VN' })
  const { cookies } = await app.signedIn(officer)
  await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: app.baseUrl })))
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  return page
}

interface Focused {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly tag: string
  readonly text: string
  readonly role: string
  readonly isEmpty: boolean
}

const focused = (page: Page): Promise<Focused> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement
    return {
      id: element.id,
      name: element.name ?? '',
      type: element.type ?? '',
      tag: element.tagName,
      text: (element.textContent ?? '').trim(),
      role: element.getAttribute('role') ?? '',
      isEmpty: (element.value ?? '') === '',
    }
  })

const focusOn = (page: Page, id: string) =>
  page.waitForFunction((wanted) => document.activeElement?.id === wanted, id)

async function enter(page: Page): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  // Islands come after the page.
  await page.waitForLoadState('networkidle')
}

async function retype(page: Page, text: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
}

/** Gives the field that has the focus its answer; a field without one is passed over. */
async function answer(page: Page, at: Focused, values: ReadonlyMap<string, string>): Promise<void> {
  const value = values.get(at.name === '' ? at.id : at.name)
  if (value === undefined) return
  if (at.type === 'radio') {
    const index = await page.evaluate(
      ([name, wanted]) =>
        [...document.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)].findIndex(
          (one) => one.value === wanted,
        ),
      [at.name, value],
    )
    await page.keyboard.press('Space')
    for (let step = 0; step < index; step += 1) await page.keyboard.press('ArrowDown')
  } else if (at.type === 'checkbox') {
    await page.keyboard.press('Space')
  } else if (at.tag === 'SELECT') {
    const index = await page.evaluate(
      ([id, wanted]) =>
        [...(document.getElementById(id ?? '') as HTMLSelectElement).options].findIndex(
          (one) => one.value === wanted,
        ),
      [at.id, value],
    )
    for (let step = 0; step < index; step += 1) await page.keyboard.press('ArrowDown')
  } else if (at.role === 'combobox') {
    const label = await page.evaluate(
      ([id, wanted]) =>
        [...(document.getElementById(`${id}-select`) as HTMLSelectElement).options].find(
          (one) => one.value === wanted,
        )?.text ?? '',
      [at.id, value],
    )
    await page.keyboard.type(label)
    await page.keyboard.press('Enter')
  } else {
    await retype(page, value)
  }
}

/** From the field with the cursor to the button at the end, answering on the way; then Enter. */
async function fillByTab(page: Page, values: ReadonlyMap<string, string>): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    const at = await focused(page)
    if (at.tag === 'BUTTON' && at.type === 'submit') return enter(page)
    await answer(page, at, values)
    await page.keyboard.press('Tab')
  }
  throw new Error(`no button was reached on ${page.url()}`)
}

function valuesOf(form: FormDefinition, index: number, answers: ReturnType<typeof generateAnswers>) {
  const view = sectionView(form, index, { answers, lists: formLists(app.services.directory) })
  return new Map(
    Object.entries(Object.fromEntries(postedBy(view))).map(([name, value]) => [name, String(value)]),
  )
}

describe('a clerk without a mouse', () => {
  test('takes a file in at the counter, prints the receipt and calls the next person', async () => {
    await app.world.citizen({ name: 'Phan Thị Bàn Phím', nationalId: '095190777007', phone: '0917777007' })
    const page = await screen()
    await page.goto(`${app.baseUrl}/can-bo/quay`, { waitUntil: 'networkidle' })
    await focusOn(page, 'dich-vu')
    assert.equal((await focused(page)).role, 'combobox')
    const label = await page.evaluate(
      () => [...document.querySelectorAll('option')].find((one) => one.value === 'bl-08')?.text ?? '',
    )
    // Its number is enough.
    await page.keyboard.type(label.split('.')[0] ?? '')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    assert.equal((await focused(page)).id, 'q')
    await page.keyboard.type('0917777007')
    await enter(page)
    assert.match((await focused(page)).text, /Phan Thị Bàn Phím/)
    await enter(page)

    const revision = app.services.catalog.findProcedure(PROCEDURE)
    assert.ok(revision)
    const form = app.services.catalog.formOf(revision)
    const answers = generateAnswers(form, seededRandom(5), formLists(app.services.directory))
    for (const { index } of form.sections) {
      assert.match(page.url(), new RegExp(`/muc/${index + 1}$`))
      await fillByTab(page, valuesOf(form, index, answers))
      assert.equal(
        await page.locator('.govuk-error-summary').count(),
        0,
        await page.locator('main').innerText(),
      )
    }
    for (let step = 0; !page.url().endsWith('/kiem-tra') && step < 5; step += 1)
      await fillByTab(page, new Map([['way', 'counter']]))
    assert.match(page.url(), /\/kiem-tra$/)
    // Counts stand there already as the law asks; only "looked at" is ticked.
    const ids = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLInputElement>('input[name="checked"]')].map((one) => one.value),
    )
    assert.ok(ids.length > 0)
    await fillByTab(page, new Map([['checked', 'any']]))
    assert.match(page.url(), /\/can-bo\/quay\/xong\//)
    assert.match((await focused(page)).text, /In giấy tiếp nhận/)
    await Promise.all([page.waitForURL(/\/can-bo\/quay\?dich-vu=/), page.keyboard.press('n')])
    await page.waitForLoadState('networkidle')
    assert.equal((await focused(page)).id, 'q')
    await page.context().close()
  })

  test('receives an online file from the list and goes on to the next', async () => {
    const made = await aDossier(app.world, { procedureId: PROCEDURE })
    await aDossier(app.world, { procedureId: PROCEDURE })
    const papers = paperIds(await loadDossier(app.world, made.dossierId))
    const page = await screen()
    await page.goto(`${app.baseUrl}/can-bo/viec/receive`, { waitUntil: 'networkidle' })
    await page.keyboard.press('j')
    const [first, second] = await page.locator('a[data-row]').allInnerTexts()
    assert.equal((await focused(page)).text, first)
    await page.keyboard.press('j')
    assert.equal((await focused(page)).text, second)
    await page.keyboard.press('k')
    await enter(page)
    assert.match(page.url(), /\/can-bo\/tiep-nhan\//)
    for (const [index] of papers.entries()) {
      await page.keyboard.press(String(index + 1))
      await page.keyboard.press('Space')
    }
    assert.equal(await page.locator('input[name="dung"]:checked').count(), papers.length)
    await page.keyboard.press('t')
    await Promise.all([page.waitForURL(/\/xong$/), page.keyboard.press('n')])
    await page.waitForLoadState('networkidle')
    assert.match((await focused(page)).text, /Hồ sơ tiếp theo/)
    await enter(page)
    assert.match(page.url(), /\/can-bo\/tiep-nhan\/[0-9a-f-]{36}$/)
    await page.context().close()
  })
})
