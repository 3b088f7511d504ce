import { type Difference, PROCEDURE_PARTS } from '../../modules/catalog/index.ts'
import type { Locale } from '../../platform/i18n/translator.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { type Html, html, table } from '../../ui/index.ts'
import { stacked } from '../stacked-table.ts'
import { changeWords, partWords, propertyWords, spaced, valueWords } from './register-words.ts'

/** What differs, part by part, with both values. */
export function differenceList(differences: readonly Difference[], locale: Locale): Html {
  const t = translator(locale)
  if (differences.length === 0)
    return html`<p class="govuk-body">${t('Không có gì khác nhau.', 'Nothing differs.')}</p>`
  const head = [
    { text: t('Mục', 'Item') },
    { text: t('Thay đổi', 'Change') },
    { text: t('Trước', 'Before') },
    { text: t('Sau', 'After') },
  ]
  return html`${PROCEDURE_PARTS.map((part) => {
    const own = differences.filter((one) => one.part === part)
    if (own.length === 0) return undefined
    const rows = own.flatMap((one) => rowsOf(one, locale))
    return table({
      ...spaced(stacked(head, rows)),
      caption: partWords(part, t),
      captionClasses: 'govuk-table__caption--m',
    })
  })}`
}

function rowsOf(difference: Difference, locale: Locale) {
  const t = translator(locale)
  const what = { text: changeWords(difference.kind, t) }
  const item = (property = '') => ({
    text: property
      ? `${itemWords(difference, locale)} – ${propertyWords(property, t)}`
      : itemWords(difference, locale),
  })
  if (difference.kind === 'added')
    return [[item(), what, { text: '–' }, { text: valueWords(difference.after, t) }]]
  if (difference.kind === 'removed')
    return [[item(), what, { text: valueWords(difference.before, t) }, { text: '–' }]]
  return difference.properties.map(({ property, before, after }) => [
    item(property),
    what,
    { text: valueWords(before, t) },
    { text: valueWords(after, t) },
  ])
}

/** A thing by its name where it has one; else the key by which both revisions know it. */
function itemWords(difference: Difference, locale: Locale): string {
  const value = difference.kind === 'added' ? difference.after : difference.before
  const { name, label, title } = (typeof value === 'object' && value !== null ? value : {}) as Record<
    string,
    unknown
  >
  for (const text of [name, label, title]) {
    if (typeof text === 'object' && text !== null && 'vi' in text && 'en' in text)
      return String(locale === 'en' ? text.en : text.vi)
  }
  return propertyWords(difference.key, translator(locale))
}
