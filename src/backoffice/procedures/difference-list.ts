import { type Difference, PROCEDURE_PARTS } from '../../modules/catalog/index.ts'
import type { Directory } from '../../modules/organizations/index.ts'
import { type Locale, translator } from '../../platform/i18n/translator.ts'
import { type Html, html, table } from '../../ui/index.ts'
import { stacked } from '../stacked-table.ts'
import { changeWords, partWords, spaced } from './register-words.ts'
import { codeWords, hasPropertyWords, propertyWords, type ValueWords, valueWords } from './value-words.ts'

/** What differs, part by part, with both values. */
export function differenceList(
  differences: readonly Difference[],
  { directory, locale }: { readonly directory: Directory; readonly locale: Locale },
): Html {
  const t = translator(locale)
  const by = { t, directory }
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
    const rows = part === 'offeredBy' ? offeringRows(own, by) : own.flatMap((one) => rowsOf(one, by))
    return table({
      ...spaced(stacked(head, rows)),
      caption: partWords(part, t),
      captionClasses: 'govuk-table__caption--m',
    })
  })}`
}

function rowsOf(difference: Difference, by: ValueWords) {
  const { t } = by
  const what = { text: changeWords(difference.kind, t) }
  const name = itemWords(difference, by)
  const item = (property = '') => ({ text: property ? `${name} – ${propertyWords(property, t)}` : name })
  if (difference.kind === 'added')
    return [[item(), what, { text: '–' }, { text: valueWords(difference.after, by) }]]
  if (difference.kind === 'removed')
    return [[item(), what, { text: valueWords(difference.before, by) }, { text: '–' }]]
  return difference.properties.map(({ property, before, after }) => [
    item(property),
    what,
    { text: valueWords(before, by) },
    { text: valueWords(after, by) },
  ])
}

/** Agencies that come or go stand in one line each, be they sixty. */
function offeringRows(differences: readonly Difference[], by: ValueWords) {
  const { t, directory } = by
  const isAgency = ({ key }: Difference) => directory.findAgency(key) !== undefined
  const agencies = Map.groupBy(differences.filter(isAgency), ({ kind }) => kind)
  const lines = [...agencies].map(([kind, own]) => {
    const names = own.map(({ key }) => codeWords(key, by)).join('; ')
    const count = t(`Cơ quan (${own.length})`, `Agencies (${own.length})`)
    const [before, after] = kind === 'added' ? ['–', names] : [names, '–']
    return [{ text: count }, { text: changeWords(kind, t) }, { text: before }, { text: after }]
  })
  return [...lines, ...differences.filter((one) => !isAgency(one)).flatMap((one) => rowsOf(one, by))]
}

/** A thing by its name where it has one; else the key by which both revisions know it. */
function itemWords(difference: Difference, by: ValueWords): string {
  const value = difference.kind === 'added' ? difference.after : difference.before
  const { name, label, title, question } = (
    typeof value === 'object' && value !== null ? value : {}
  ) as Record<string, unknown>
  for (const text of [name, label, title, question]) {
    if (typeof text === 'object' && text !== null && 'vi' in text && 'en' in text)
      return by.t(String(text.vi), String(text.en))
  }
  const { key } = difference
  return hasPropertyWords(key) ? propertyWords(key, by.t) : codeWords(key, by)
}
