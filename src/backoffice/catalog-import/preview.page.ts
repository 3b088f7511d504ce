import {
  type CatalogUpload,
  FACTS_COLUMNS,
  type FactsImport,
  missingFactsComponents,
  type ProcedureFacts,
} from '../../modules/catalog/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatNumber } from '../../platform/i18n/format.ts'
import { inLocale, type Locale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { button, type Html, html, summaryList, table } from '../../ui/index.ts'
import { stacked } from '../stacked-table.ts'

const SHOWN = 200

interface Preview {
  readonly upload: CatalogUpload
  readonly plan: FactsImport
  readonly title: string
}

/** What a file would do to the register, what its records lack, and the button that does it. */
export function previewView(
  { locale, linkTo, csrfToken }: Request<Session>,
  { upload, plan, title }: Preview,
): Html {
  const t = translator(locale)
  const action = linkTo('backoffice.catalog-import.confirm', { upload: upload.id })
  const back = linkTo('backoffice.catalog-import')
  const isNothing = plan.added.length + plan.changed.length === 0
  const confirm = isNothing
    ? html`<p class="govuk-body">${t('Danh mục đã có đúng những thủ tục này: không có gì để nhập.', 'The register has these procedures as they are: there is nothing to import.')}</p>`
    : html`<form method="post" action="${action}" novalidate><input type="hidden" name="_csrf" value="${csrfToken}">${button({ text: t('Nhập vào danh mục', 'Import'), preventDoubleClick: true })}</form>`
  const facts = new Map(upload.records.map((record) => [record.code, record]))
  return html`<h1 class="govuk-heading-l">${title}</h1><p class="govuk-body">${upload.fileName} (${upload.format.toUpperCase()})</p>
${counts(plan, locale, t)}${confirm}<p class="govuk-body"><a class="govuk-link" href="${back}">${t('Chọn tệp khác', 'Choose another file')}</a></p>
${completeness(upload.records, locale, t)}
${procedureTable(t('Thay đổi', 'Changed'), plan.changed, { locale, t, facts, note: ({ parts }) => partNames(parts, locale) })}
${procedureTable(t('Thêm mới', 'New'), plan.added, { locale, t, facts })}
${procedureTable(t('Giữ nguyên: đã có biểu mẫu và quy trình riêng', 'Kept: they have a form and a process of their own'), plan.kept, { locale, t, facts, note: ({ parts }) => partNames(parts, locale) })}`
}

function counts({ added, changed, unchanged, kept }: FactsImport, locale: Locale, t: Translate): Html {
  const row = (key: string, count: number) => ({
    key: { text: key },
    value: { text: formatNumber(count, locale) },
  })
  return summaryList({
    rows: [
      row(t('Thêm mới', 'New'), added.length),
      row(t('Thay đổi', 'Changed'), changed.length),
      row(t('Không đổi', 'The same'), unchanged),
      row(t('Giữ nguyên', 'Kept'), kept.length),
    ],
  })
}

function partNames(parts: readonly (keyof ProcedureFacts)[], locale: Locale): string {
  return FACTS_COLUMNS.filter(({ key }) => parts.includes(key))
    .map(({ title }) => inLocale(title, locale))
    .join(', ')
}

/** How many records lack which part that the law wants. */
// Căn cứ: Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2.
function completeness(records: readonly ProcedureFacts[], locale: Locale, t: Translate): Html {
  const lacking = new Map<string, number>()
  for (const record of records)
    for (const component of missingFactsComponents(record)) {
      const name = inLocale(component, locale)
      lacking.set(name, (lacking.get(name) ?? 0) + 1)
    }
  const rows = [...lacking]
    .toSorted(([, one], [, other]) => other - one)
    .map(([name, count]) => [
      { text: name },
      { text: formatNumber(count, locale), format: 'numeric' as const },
    ])
  if (rows.length === 0) return html``
  const head = [
    { text: t('Bộ phận còn thiếu', 'Part that is missing') },
    { text: t('Số thủ tục', 'Procedures'), format: 'numeric' as const },
  ]
  return table({
    caption: t('Mức đầy đủ theo luật', 'Completeness by the law'),
    ...stacked(head, rows),
  })
}

interface Listing<P> {
  readonly locale: Locale
  readonly t: Translate
  readonly facts: ReadonlyMap<string, ProcedureFacts>
  readonly note?: (procedure: P) => string
}

function procedureTable<P extends { readonly code: string; readonly name: string }>(
  caption: string,
  procedures: readonly P[],
  { locale, t, facts, note }: Listing<P>,
): Html | undefined {
  if (procedures.length === 0) return undefined
  const head = [
    { text: t('Mã', 'Code') },
    { text: t('Tên thủ tục', 'Name') },
    ...(note ? [{ text: t('Khác ở', 'Differs in') }] : []),
    { text: t('Còn thiếu', 'Lacks') },
  ]
  const rows = procedures.slice(0, SHOWN).map((procedure) => {
    const record = facts.get(procedure.code)
    const lacks = record ? missingFactsComponents(record).map((component) => inLocale(component, locale)) : []
    return [
      { text: procedure.code },
      { text: procedure.name },
      ...(note ? [{ text: note(procedure) || '–' }] : []),
      { text: lacks.join(', ') || '–' },
    ]
  })
  const more = procedures.length - rows.length
  return html`${table({ caption: `${caption} (${formatNumber(procedures.length, locale)})`, ...stacked(head, rows) })}
${more > 0 && html`<p class="govuk-body">${t(`… và ${formatNumber(more, locale)} thủ tục nữa.`, `… and ${formatNumber(more, locale)} more.`)}</p>`}`
}
