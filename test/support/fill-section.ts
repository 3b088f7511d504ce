import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { type Answers, type FormDefinition, postedBy, sectionView } from '../../src/engines/forms/index.ts'
import { formLists } from '../../src/modules/dossiers/index.ts'
import type { TestApp } from './app.ts'
import type { Seat } from './journey.ts'

export interface Declaration {
  readonly form: FormDefinition
  readonly answers: Answers
}

/** Fills in what is on the page, as a hand would, from top to bottom. */
export async function fillIn({ page }: Seat, fields: ReadonlyMap<string, readonly string[]>): Promise<void> {
  for (const [name, values] of fields) {
    const controls = page.locator(`main [name="${name}"]`)
    const [value = ''] = values
    if ((await controls.count()) === 0) continue
    const kind = await controls.first().evaluate((element) => (element as HTMLInputElement).type)
    if (kind === 'hidden') continue
    if (kind === 'radio' || kind === 'checkbox') {
      for (const one of values) {
        const box = page.locator(`main [name="${name}"][value="${one}"]`)
        if (await box.isVisible()) await box.check()
      }
    } else if (kind.startsWith('select')) {
      await chooseFrom(page, name, value)
    } else if (await controls.first().isVisible()) await controls.first().fill(value)
  }
}

/** From the list of the browser, or by typing into the box that stands in its place. */
export async function chooseFrom(page: Page, name: string, value: string): Promise<void> {
  const select = page.locator(`main select[name="${name}"]`)
  if (await select.isVisible()) return void (await select.selectOption(value))
  const id = (await select.getAttribute('id')) ?? ''
  if (!id.endsWith('-select')) return
  const label = await select.evaluate(
    (element, wanted) =>
      [...(element as HTMLSelectElement).options].find((one) => one.value === wanted)?.text ?? '',
    value,
  )
  const box = page.locator(`[id="${id.slice(0, -'-select'.length)}"]`)
  await box.fill(label)
  await box.press('Enter')
}

async function addRows(seat: Seat, key: string, count: number): Promise<void> {
  const rows = seat.page.locator(`[id="${key}-rows"] .repeat-rows__row`)
  for (let have = await rows.count(); have < count; have += 1) {
    const add = seat.page.locator(`[id="${key}-rows"] .repeat-rows__add`)
    if (seat.script) await add.click()
    else await seat.arrive(add)
    await rows.nth(have).waitFor()
  }
}

/** One section of the form from its first box to its button. */
export async function fillSection(
  app: TestApp,
  seat: Seat,
  { form, answers, index }: Declaration & { readonly index: number },
): Promise<void> {
  const view = sectionView(form, index, { answers, lists: formLists(app.services.directory) })
  const fields = postedBy(view)
  await fillIn(seat, fields)
  for (const { control, name } of view.fields) {
    if (control.type !== 'repeat') continue
    await addRows(seat, name, control.rows.length)
  }
  await fillIn(seat, fields)
  await seat.look()
  const at = seat.path
  await seat.press('Lưu và tiếp tục')
  // Without JavaScript a question that an answer brings up is met when the page comes back.
  if (seat.path !== at) return
  assert.ok(!seat.script, `${at}: ${await seat.text()}`)
  assert.match(await seat.text(), /có thêm câu hỏi/)
  await fillIn(seat, fields)
  await seat.press('Lưu và tiếp tục')
}
