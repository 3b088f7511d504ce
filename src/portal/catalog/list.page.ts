import { unTelex } from '../../engines/vietnamese/index.ts'
import type { ProcedureRevision } from '../../modules/catalog/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { button, type Html, html, select, textInput } from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'
import { audienceWords, deadlineWords, tierWords } from '../../web/words/index.ts'
import { feeSummary } from './fee-words.ts'
import {
  type CatalogQuery,
  type CatalogResult,
  type FilterOption,
  findProcedures,
} from './find-procedures.ts'

export function listView(services: Services, request: Request<Session>) {
  const t = translator(request.locale)
  const query = readQuery(request)
  const result = findProcedures(services, query)
  const title = t('Dịch vụ công', 'Public services')
  const count = result.procedures.length
  const items = result.procedures.map((item) => resultItem(request, item, t))
  return {
    title,
    description: t('Danh mục dịch vụ công của tỉnh.', 'The catalogue of public services of the province.'),
    main: html`<h1 class="govuk-heading-l">${title}</h1>${filterForm(services, request, query, result)}
<h2 class="govuk-heading-m" role="status">${t(`${count} dịch vụ`, `${count} services`)}</h2>
${count === 0 ? nothing(request, query, t) : html`<ul class="govuk-list catalog-list">${items}</ul>`}`,
  }
}

function readQuery({ query }: Request<Session>): CatalogQuery {
  return {
    text: (query.q ?? '').slice(0, 200),
    agency: query.coQuan ?? '',
    field: query.linhVuc ?? '',
    tier: query.cap ?? '',
    audience: query.doiTuong ?? '',
  }
}

function filterForm(
  services: Services,
  request: Request<Session>,
  query: CatalogQuery,
  { options }: CatalogResult,
): Html {
  const t = translator(request.locale)
  const choice = (
    name: string,
    label: string,
    filter: {
      readonly value: string
      readonly options: readonly FilterOption[]
      readonly words: (value: string) => string
    },
  ) =>
    select({
      id: name,
      name,
      label: { text: label },
      value: filter.value,
      items: [
        { value: '', text: t('Tất cả', 'All') },
        ...filter.options
          .map(({ value, count }) => ({ value, text: `${filter.words(value)} (${count})` }))
          .toSorted((one, other) => one.text.localeCompare(other.text, 'vi')),
      ],
    })
  const agencyName = (id: string) =>
    inLocale(services.directory.findAgency(id)?.name ?? { vi: id, en: id }, request.locale)
  const fieldName = (vi: string) =>
    inLocale(
      services.catalog.procedures.find(({ record }) => record.field.vi === vi)?.record.field ?? {
        vi,
        en: vi,
      },
      request.locale,
    )
  return html`<search><form method="get" action="${request.linkTo('portal.catalog.list')}" class="catalog-filter">
${textInput({ id: 'q', name: 'q', type: 'search', value: query.text, label: { text: t('Tìm theo tên việc', 'Search') } })}
${choice('coQuan', t('Cơ quan', 'Agency'), { value: query.agency, options: options.agency, words: agencyName })}
${choice('linhVuc', t('Lĩnh vực', 'Field'), { value: query.field, options: options.field, words: fieldName })}
${choice('cap', t('Cấp', 'Level of government'), { value: query.tier, options: options.tier, words: (value) => tierWords(value, t) })}
${choice('doiTuong', t('Đối tượng', 'For whom'), { value: query.audience, options: options.audience, words: (value) => audienceWords(value, t) })}
${button({ text: t('Tìm', 'Search') })}</form></search>`
}

function resultItem(
  request: Request<Session>,
  { procedureId, record }: ProcedureRevision,
  t: Translate,
): Html {
  const link = request.linkTo('portal.catalog.show', { procedure: procedureId })
  const online = record.delivery.includes('online')
    ? t('Làm trên mạng', 'Online')
    : t('Tại quầy', 'At the counter')
  return html`<li class="catalog-list__item"><h3 class="govuk-heading-s"><a class="govuk-link" href="${link}">${inLocale(record.name, request.locale)}</a></h3>
<p class="govuk-body">${inLocale(record.summary, request.locale)}</p>
<p class="govuk-hint">${online}; ${deadlineWords(record.deadline, t)}; ${feeSummary(record, t)}</p></li>`
}

/** Nothing found: readings of telex leftovers are offered, never taken by themselves. */
function nothing(request: Request<Session>, query: CatalogQuery, t: Translate): Html {
  const offers = unTelex(query.text).map(
    (text) =>
      html`<li><a class="govuk-link" href="${request.linkTo('portal.catalog.list', {}, { q: text })}">${text}</a></li>`,
  )
  const readings =
    offers.length > 0
      ? html`<p class="govuk-body">${t('Có phải bạn muốn tìm:', 'Did you mean:')}</p><ul class="govuk-list">${offers}</ul>`
      : undefined
  return html`<p class="govuk-body">${t('Không có dịch vụ nào khớp. Bạn thử ít chữ hơn, bỏ bớt lựa chọn, hoặc xem tất cả.', 'No service fits. Try fewer words, fewer filters, or see all.')}</p>${readings}
<p class="govuk-body"><a class="govuk-link" href="${request.linkTo('portal.catalog.list')}">${t('Xem tất cả dịch vụ', 'All services')}</a></p>`
}
