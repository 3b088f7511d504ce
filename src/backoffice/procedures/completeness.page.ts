import { COMPONENT_WORDS, type CompletenessLine, type ComponentKey } from '../../modules/catalog/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatNumber } from '../../platform/i18n/format.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import {
  details,
  emptyState,
  filterRow,
  type Html,
  html,
  pagination,
  select,
  table,
  tag,
  textInput,
} from '../../ui/index.ts'
import { tierWords } from '../../web/words/index.ts'
import { stacked } from '../stacked-table.ts'
import {
  COMPLETE,
  COMPLETENESS_FIELDS,
  completenessAddress,
  type CompletenessPage,
  type CompletenessQuery,
  INCOMPLETE,
  KINDS,
  ORDERS,
  TIERS,
} from './completeness-query.ts'
import { spaced } from './register-words.ts'

export interface CompletenessShown {
  readonly query: CompletenessQuery
  readonly all: readonly CompletenessLine[]
  readonly found: CompletenessPage
}

const COMPONENTS = Object.keys(COMPONENT_WORDS) as ComponentKey[]

export function completenessView(
  request: Request<Session>,
  shown: CompletenessShown,
): { title: string; main: Html; backLink: { href: string; text: string } } {
  const { locale, linkTo } = request
  const t = translator(locale)
  const title = t('Mức đầy đủ của các thủ tục', 'Completeness of procedures')
  const { lines, total } = shown.found
  const list =
    lines.length > 0
      ? lineTable(request, lines, total)
      : emptyState({
          text: t(
            'Không có thủ tục nào như vậy. Hãy bỏ bớt điều kiện lọc.',
            'No procedure is like that. Take a condition away.',
          ),
        })
  return {
    title,
    main: html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${t('Mọi thủ tục đang có hiệu lực: nộp được trên cổng (có biểu mẫu, quy trình) và chỉ có thông tin đã nhập. Đối chiếu với các bộ phận mà Nghị định 63/2010/NĐ-CP yêu cầu.', 'All procedures in force: those filed here (with form and process) and those known by imported facts alone, against the parts that Decree 63/2010/NĐ-CP asks for.')}</p>
${filters(request, shown)}${counts(request, shown)}${list}${pages(request, shown)}`,
    backLink: { href: linkTo('backoffice.procedures'), text: t('Thủ tục hành chính', 'Procedures') },
  }
}

function filters({ locale, linkTo }: Request<Session>, { query, all }: CompletenessShown): Html {
  const t = translator(locale)
  const any = { value: '', text: t('Tất cả', 'All') }
  const fields = [...new Set(all.map(({ field }) => field))].toSorted((a, b) => a.localeCompare(b, 'vi'))
  const choice = (
    name: keyof typeof COMPLETENESS_FIELDS,
    label: string,
    { items, value }: { readonly items: readonly { value: string; text: string }[]; readonly value: string },
  ) => select({ name: COMPLETENESS_FIELDS[name], locale, label: { text: label }, items, value })
  const plain = (name: 'text' | 'agency', label: string) =>
    textInput({ name: COMPLETENESS_FIELDS[name], locale, label: { text: label }, value: query[name] })
  return filterRow({
    locale,
    action: linkTo('backoffice.procedures.completeness'),
    label: t('Lọc thủ tục', 'Filter procedures'),
    fields: [
      plain('text', t('Tên hoặc mã', 'Name or code')),
      plain('agency', t('Cơ quan', 'Agency')),
      choice('field', t('Lĩnh vực', 'Field'), {
        items: [any, ...fields.map((value) => ({ value, text: value }))],
        value: query.field,
      }),
      choice('tier', t('Cấp giải quyết', 'Tier'), {
        items: [any, ...TIERS.map((value) => ({ value, text: tierWords(value, t) }))],
        value: query.tier,
      }),
      choice('kind', t('Loại', 'Kind'), {
        items: [
          any,
          { value: KINDS.full, text: t('Nộp được trên cổng', 'Filed here') },
          { value: KINDS.facts, text: t('Chỉ có thông tin đã nhập', 'Imported facts alone') },
        ],
        value: query.kind ? KINDS[query.kind] : '',
      }),
      choice('missing', t('Còn thiếu', 'Lacking'), {
        items: [
          any,
          { value: COMPLETE, text: t('Không thiếu gì', 'Nothing') },
          { value: INCOMPLETE, text: t('Thiếu ít nhất một', 'At least one part') },
          ...COMPONENTS.map((value) => ({ value, text: inLocale(COMPONENT_WORDS[value], locale) })),
        ],
        value: query.missing ?? '',
      }),
      choice('order', t('Xếp theo', 'Order'), {
        items: [
          { value: ORDERS.most, text: t('Thiếu nhiều trước', 'Most lacking first') },
          { value: ORDERS.fewest, text: t('Thiếu ít trước', 'Least lacking first') },
          { value: ORDERS.id, text: t('Mã', 'Code') },
        ],
        value: ORDERS[query.order],
      }),
    ],
    clearHref: Object.values(completenessAddress(query)).some((value) => value !== undefined)
      ? linkTo('backoffice.procedures.completeness')
      : undefined,
  })
}

/** How many lack each part; each number opens its list. */
function counts(request: Request<Session>, { query, found }: CompletenessShown): Html {
  const { locale, linkTo } = request
  const t = translator(locale)
  const row = (missing: CompletenessQuery['missing'], text: string, count: number) => [
    {
      text: html`<a class="govuk-link" href="${linkTo('backoffice.procedures.completeness', {}, completenessAddress({ ...query, missing }))}"${missing === query.missing && html` aria-current="true"`}>${text}</a>`,
    },
    { text: formatNumber(count, locale, 0), format: 'numeric' as const },
  ]
  const lacking = COMPONENTS.flatMap((key) => {
    const count = found.lacking.get(key) ?? 0
    return count > 0 ? [row(key, inLocale(COMPONENT_WORDS[key], locale), count)] : []
  })
  const rows = [
    row(undefined, t('Tất cả', 'All'), found.found),
    row(COMPLETE, t('Không thiếu gì', 'Nothing is lacking'), found.complete),
    ...lacking,
  ]
  const head = [{ text: t('Còn thiếu', 'Lacking') }, { text: t('Số thủ tục', 'Procedures') }]
  const caption = t('Số thủ tục thiếu từng bộ phận', 'How many lack each part')
  return details({
    summaryText: caption,
    open: query.missing === undefined,
    text: table({
      ...stacked(head, rows),
      caption,
      captionClasses: 'govuk-visually-hidden',
    }),
  })
}

function lineTable(
  { locale, linkTo }: Request<Session>,
  lines: readonly CompletenessLine[],
  total: number,
): Html {
  const t = translator(locale)
  const head = [
    { text: t('Thủ tục', 'Procedure') },
    { text: t('Lĩnh vực', 'Field') },
    { text: t('Cơ quan', 'Agency') },
    { text: t('Còn thiếu', 'Lacking') },
  ]
  const rows = lines.map((line) => [
    {
      text: html`<a class="govuk-link" href="${linkTo(line.kind === 'full' ? 'backoffice.procedures.show' : 'backoffice.procedures.facts', { procedure: line.procedureId })}">${line.name}</a> <span class="govuk-hint">${line.procedureId} · ${line.kind === 'full' ? t('nộp được', 'filed here') : t('đã nhập', 'imported')} · ${tierWords(line.tier, t)}</span>`,
    },
    { text: line.field },
    { text: agencyWords(line.agencies, t) },
    { text: lackingWords(line, locale, t) },
  ])
  const count = formatNumber(total, locale, 0)
  return table({ ...spaced(stacked(head, rows)), caption: t(`${count} thủ tục`, `${count} procedures`) })
}

function agencyWords([first, ...others]: readonly string[], t: Translate): string {
  if (first === undefined) return '–'
  return others.length === 0
    ? first
    : t(`${first} và ${others.length} cơ quan`, `${first} and ${others.length} more`)
}

function lackingWords({ missing }: CompletenessLine, locale: 'vi' | 'en', t: Translate): Html | string {
  return missing.length === 0
    ? tag({ text: t('Đủ', 'Complete'), classes: 'govuk-tag--green' })
    : `${missing.length}: ${missing.map((key) => inLocale(COMPONENT_WORDS[key], locale)).join('; ')}`
}

function pages({ locale, linkTo }: Request<Session>, { query, found }: CompletenessShown): Html | undefined {
  const last = found.lines.at(-1)
  const hasNext = found.hasMore && last !== undefined
  if (!query.after && !hasNext) return undefined
  const t = translator(locale)
  const href = (after?: CompletenessLine) =>
    linkTo('backoffice.procedures.completeness', {}, completenessAddress(query, after))
  return pagination({
    locale,
    landmarkLabel: t('Các trang của danh sách', 'Pages of the list'),
    previous: query.after ? { href: href(), text: t('Về đầu danh sách', 'Top of the list') } : undefined,
    next: hasNext ? { href: href(last), text: t('Trang sau', 'Next page') } : undefined,
  })
}
