import type { Session } from '../../modules/identity/index.ts'
import {
  minimumOf,
  nextTarget,
  type Settled,
  type Standing,
  type StandingService,
} from '../../modules/roadmap/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatNumber } from '../../platform/i18n/format.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { button, emptyState, type Html, html, pagination, select, tag } from '../../ui/index.ts'
import { levelWords, tierWords } from '../../web/roadmap/index.ts'
import type { Services } from '../../web/services.ts'
import type { PortalPage } from '../frame.ts'
import { type Comparison, declaredLine } from './declared-level.ts'
import {
  FILTERS,
  filterQuery,
  filterServices,
  isFiltered,
  readFilter,
  type ServiceFilter,
} from './service-filter.ts'

const PAGE_SIZE = 25

export interface ServiceListFacts {
  readonly standing: Standing
  readonly settled: Settled
  readonly comparison: Comparison
}

/** Every service with its level and what it lacks, page by page. */
export function serviceListView(
  services: Services,
  request: Request<Session>,
  { standing, settled, comparison }: ServiceListFacts,
): PortalPage {
  const { locale, linkTo } = request
  const t = translator(locale)
  const { catalog, directory } = services
  const filter = readFilter(request)
  const target = nextTarget(settled.targets, standing.day) ?? settled.targets.at(-1)
  const minimum = target ? minimumOf(target) : 3
  const found = filterServices(standing.services, filter, { catalog, minimum, comparison })
  const agency = directory.findAgency(filter.agency)
  const base = t('Mức độ của từng dịch vụ', 'The level of each service')
  const title = agency ? `${inLocale(agency.name, locale)}: ${base.toLowerCase()}` : base
  const page = found.slice((filter.page - 1) * PAGE_SIZE, filter.page * PAGE_SIZE)
  const back = { href: linkTo('portal.roadmap'), text: t('Lộ trình', 'Roadmap') }
  return {
    title: filter.page > 1 ? t(`${title} (trang ${filter.page})`, `${title} (page ${filter.page})`) : title,
    breadcrumbs: [
      { text: t('Trang chủ', 'Home'), href: linkTo('portal.home') },
      { text: back.text, href: back.href },
      { text: base },
    ],
    main: html`<h1 class="govuk-heading-l">${agency ? html`<span class="govuk-caption-l">${inLocale(agency.name, locale)}</span>${base}` : base}</h1>
${filterForm(services, request, { filter, standing })}
<h2 class="govuk-heading-m">${t(`${formatNumber(found.length, locale)} dịch vụ`, `${formatNumber(found.length, locale)} ${found.length === 1 ? 'service' : 'services'}`)}</h2>
${page.length === 0 ? emptyState({ text: t('Không có dịch vụ nào khớp.', 'No service meets this.') }) : html`<ul class="roadmap-services">${page.map((service) => serviceItem(services, request, { service, minimum, comparison, t }))}</ul>`}
${pages(request, filter, found.length)}`,
  }
}

interface Item {
  readonly service: StandingService
  readonly minimum: number
  readonly comparison: Comparison
  readonly t: Translate
}

function serviceItem({ catalog, directory }: Services, request: Request<Session>, item: Item): Html {
  const { locale, linkTo } = request
  const { service, minimum, comparison, t } = item
  const record = catalog.findProcedure(service.procedureId)?.record
  const agency = directory.findAgency(service.agencyId)
  const isReached = service.level >= minimum
  const declared = declaredLine(comparison, service, locale)
  const level = tag({
    text: levelWords(service.level, t),
    classes: isReached ? 'govuk-tag--green' : 'govuk-tag--orange',
  })
  const lacks = service.missing
    .filter(({ neededFor }) => isReached || neededFor <= minimum)
    .map(
      ({ words, whoActs }) =>
        html`<li>${inLocale(words, locale)} <span class="govuk-hint govuk-!-display-inline">(${inLocale(whoActs, locale)})</span></li>`,
    )
  return html`<li class="roadmap-services__item"><h3 class="govuk-heading-s govuk-!-margin-bottom-1"><a class="govuk-link" href="${linkTo('portal.catalog.show', { procedure: service.procedureId })}">${record ? inLocale(record.name, locale) : service.procedureId}</a></h3>
<p class="govuk-body govuk-!-margin-bottom-1">${level} ${agency ? inLocale(agency.name, locale) : service.agencyId}</p>${declared && html`<p class="govuk-hint govuk-!-margin-bottom-1">${declared}</p>`}
${
  lacks.length > 0
    ? html`<p class="govuk-body govuk-!-margin-bottom-1">${isReached ? t('Để lên mức cao hơn còn cần:', 'For a higher level it needs:') : t('Còn thiếu:', 'It lacks:')}</p><ul class="govuk-list govuk-list--bullet">${lacks}</ul>`
    : html`<p class="govuk-body">${t('Không còn thiếu gì.', 'It lacks nothing.')}</p>`
}</li>`
}

interface FilterFacts {
  readonly filter: ServiceFilter
  readonly standing: Standing
}

function filterForm(
  { catalog, directory }: Services,
  { locale, linkTo }: Request<Session>,
  { filter, standing }: FilterFacts,
): Html {
  const t = translator(locale)
  const all = { value: '', text: t('Tất cả', 'All') }
  const offering = new Set(standing.services.map(({ agencyId }) => agencyId))
  const fields = new Map(
    catalog.procedures.map(({ record }) => [record.field.vi, inLocale(record.field, locale)]),
  )
  const agencyItems = directory.agencies
    .filter(({ id }) => offering.has(id))
    .map(({ id, name }) => ({ value: id, text: inLocale(name, locale) }))
  const box = (
    name: string,
    label: string,
    options: { items: readonly { value: string; text: string }[]; value: string },
  ) =>
    select({
      name,
      id: name,
      locale,
      label: { text: label },
      items: [all, ...options.items],
      value: options.value,
    })
  return html`<search><form class="roadmap-filter no-print" method="get" action="${linkTo('portal.roadmap.services')}">
${box(FILTERS.agency, t('Cơ quan', 'Agency'), { items: agencyItems, value: filter.agency })}
${box(FILTERS.field, t('Lĩnh vực', 'Field'), {
  items: [...fields]
    .map(([value, text]) => ({ value, text }))
    .toSorted((one, other) => one.text.localeCompare(other.text, locale)),
  value: filter.field,
})}
${box(FILTERS.tier, t('Cấp', 'Tier'), { items: (['province', 'district', 'commune'] as const).map((tier) => ({ value: tier, text: tierWords(tier, t) })), value: filter.tier })}
${box(FILTERS.state, t('Tình trạng', 'State'), {
  items: [
    { value: 'dat', text: t('Đã đạt', 'At the level') },
    { value: 'chua', text: t('Chưa đạt', 'Not yet') },
    { value: 'khac', text: t('Khác mức ghi trong quyết định', 'Differs from the decision') },
  ],
  value: filter.state,
})}
<div class="roadmap-filter__act">${button({ text: t('Lọc', 'Filter'), classes: 'govuk-button--secondary' })}${isFiltered(filter) && html` <a class="govuk-link" href="${linkTo('portal.roadmap.services')}">${t('Bỏ lọc', 'Clear')}</a>`}</div></form></search>`
}

function pages({ locale, linkTo }: Request<Session>, filter: ServiceFilter, count: number): Html | undefined {
  const last = Math.ceil(count / PAGE_SIZE)
  if (last <= 1) return undefined
  const t = translator(locale)
  const link = (page: number) => linkTo('portal.roadmap.services', {}, filterQuery(filter, page))
  return html`${pagination({
    locale,
    landmarkLabel: t('Các trang', 'Pages'),
    previous: filter.page > 1 ? { href: link(filter.page - 1) } : undefined,
    next: filter.page < last ? { href: link(filter.page + 1) } : undefined,
  })}<p class="govuk-body">${t(`Trang ${filter.page} trên ${last}`, `Page ${filter.page} of ${last}`)}</p>`
}
