import type { FieldView } from '../../engines/forms/index.ts'
import { inLocale, type Locale, translator } from '../../platform/i18n/translator.ts'
import { type Html, html } from '../../ui/index.ts'

const SAYS_OPTIONAL = /nếu có|không bắt buộc|if any|optional/i

/** The label; what need not be answered says so, since nearly everything must. */
export function labelOf(view: FieldView, locale: Locale): string {
  const label = inLocale(view.label, locale)
  if (view.required || SAYS_OPTIONAL.test(label)) return label
  return `${label} ${translator(locale)('(không bắt buộc)', '(optional)')}`
}

/** Help, and a doubt about what was typed, which is no error: the answer may stay. */
export function hintOf(view: FieldView, locale: Locale): { readonly text: string | Html } | undefined {
  const hint = view.hint && inLocale(view.hint, locale)
  const warning = view.warning && inLocale(view.warning, locale)
  if (warning === undefined) return hint === undefined ? undefined : { text: hint }
  return { text: html`${hint}${hint !== undefined && html`<br>`}<strong>${warning}</strong>` }
}

export function errorOf(view: FieldView, locale: Locale): { readonly text: string } | undefined {
  return view.error && { text: inLocale(view.error, locale) }
}
