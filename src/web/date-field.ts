import type { Locale } from '../platform/i18n/translator.ts'
import { dateInput, type Html } from '../ui/index.ts'
import type { TypedDate } from './typed-date.ts'

export interface DateField {
  readonly name: string
  readonly locale: Locale
  readonly value: TypedDate
  readonly legend: string
  readonly hint?: string | Html
  readonly fault: { readonly errorMessage?: { readonly text: string } }
}

/** Three boxes for a day, named `<name>-day`, `-month` and `-year`. */
export function dateField({ name, locale, value, legend, hint, fault }: DateField): Html {
  return dateInput({
    id: name,
    namePrefix: name,
    locale,
    day: { value: value.day },
    month: { value: value.month },
    year: { value: value.year },
    ...(hint === undefined ? {} : { hint: { text: hint } }),
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
    ...fault,
  })
}
