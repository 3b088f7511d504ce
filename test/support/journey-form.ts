import type { Locator } from 'playwright-core'
import type { Seat } from './journey.ts'

/** The button that sends the form of the page, not one that only changes it. */
export const SEND = 'main form[method="post"] button[type="submit"]:not([name]):not([formaction])'

export const errorsOn = ({ page }: Seat): Promise<number> => page.locator('.govuk-error-summary').count()

/** Sends the last form of the page, which is the one it is there for. */
export const send = (seat: Seat): Promise<void> => seat.arrive(seat.page.locator(SEND).last())

/** The same by an impatient hand, which presses twice. */
export const sendTwice = (seat: Seat): Promise<void> => seat.arrive(seat.page.locator(SEND).last(), 2)

/** A box of the page by its name. */
export const box = ({ page }: Seat, name: string): Locator => page.locator(`main [name="${name}"]`)

/** Boxes with what is typed into them, choices with the value that is chosen. */
export async function fillBoxes(seat: Seat, boxes: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(boxes)) {
    const all = box(seat, name)
    const kind = await all.first().evaluate((element) => (element as HTMLInputElement).type)
    if (kind === 'radio' || kind === 'checkbox')
      await all.and(seat.page.locator(`[value="${value}"]`)).check()
    else if (kind === 'select-one') await all.selectOption(value)
    else await all.fill(value)
  }
}

/** A day in its three boxes, `8/3/2018`. */
export async function fillDay(seat: Seat, name: string, day: string): Promise<void> {
  const [date = '', month = '', year = ''] = day.split('/')
  await fillBoxes(seat, { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year })
}
