import { type Locale, translator } from '../../platform/i18n/translator.ts'
import { errorSummary, type Html } from '../../ui/index.ts'

/** Errors of a form by the id of the box they are about. */
export type FormErrors = Readonly<Record<string, string>>

/** `errorMessage` of a box, when it has one. */
export function errorOf(
  errors: FormErrors,
  id: string,
): { readonly errorMessage?: { readonly text: string } } {
  const text = errors[id]
  return text === undefined ? {} : { errorMessage: { text } }
}

export function summaryOf(errors: FormErrors, locale: Locale): Html | undefined {
  const list = Object.entries(errors).map(([id, text]) => ({ text, href: `#${id}` }))
  if (list.length === 0) return undefined
  return errorSummary({
    titleText: translator(locale)('Có chỗ cần sửa', 'There is a problem'),
    errorList: list,
  })
}
