import type { Session } from '../../modules/identity/index.ts'
import type { Form } from '../../platform/http/form.ts'
import type { Request } from '../../platform/http/route.ts'
import { dateInput, type Html } from '../../ui/index.ts'
import { errorOf, type FormErrors } from '../../web/account/index.ts'

interface DayField {
  readonly name: string
  readonly label: string
  readonly errors: FormErrors
  /** What stands in the boxes when the form is opened. */
  readonly standing?: string | undefined
}

/** A day in three boxes. */
export function dayField({ locale, body, method }: Request<Session>, field: DayField): Html {
  const { name, label, errors, standing = '' } = field
  const [year = '', month = '', day = ''] = standing.split('-')
  const typed = (part: string) => body.get(`${name}-${part}`)
  return dateInput({
    id: name,
    namePrefix: name,
    locale,
    values:
      method === 'POST'
        ? { day: typed('day'), month: typed('month'), year: typed('year') }
        : { day, month, year },
    fieldset: { legend: { text: label, classes: 'govuk-fieldset__legend--s' } },
    ...errorOf(errors, `${name}-day`),
  })
}

/** `2016-03-08`, or something that no calendar has and every command refuses. */
export function readDay(body: Form, name: string): string {
  const [year = '', month = '', day = ''] = ['year', 'month', 'day'].map((part) =>
    body.get(`${name}-${part}`).trim(),
  )
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${text}T00:00:00Z`)
  // 31 February is a day to a machine, not to a calendar.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : ''
}
