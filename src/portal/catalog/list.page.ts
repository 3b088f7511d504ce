import type { ListedProcedure } from '../../modules/catalog/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { button, emptyState, type Html, html, icon, iconText, pagination, textInput } from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'
import { deadlineWords, tierWords } from '../../web/words/index.ts'
import { type CatalogQuery, isFiltered, linkQueryOf, readCatalogQuery, without } from './catalog-query.ts'
import { facetViews, type FacetView } from './facet-views.ts'
import { feeSummary } from './fee-words.ts'
import { filterPanel } from './filter-panel.ts'
import { canBeFiled, type CatalogItem, findProcedures } from './find-procedures.ts'
import { nearbyWords, telexOffers } from './suggest-queries.ts'

const PAGE_SIZE = 20

export function listView(services: Services, request: Request<Session>) {
  const t = translator(request.locale)
  const { catalog } = services
  const query = readCatalogQuery(request)
  const { procedures, options } = findProcedures(catalog, query)
  const facets = facetViews(services, request.locale, { query, options })
  const panel = filterPanel(facets, t)
  const title = t('Dịch vụ công', 'Public services')
  const results =
    procedures.length === 0
      ? nothingFound(services, request, query)
      : resultPage(services, request, { query, procedures })
  return {
    title: query.text === '' ? title : `${query.text} – ${title}`,
    description: t(
      'Danh mục dịch vụ công của tỉnh: tìm theo tên, lĩnh vực, cơ quan.',
      'The catalogue of public services: by name, field, agency.',
    ),
    main: html`<h1 class="govuk-heading-l">${title}</h1>
<search><form method="get" action="${request.linkTo('portal.catalog.list')}">
${searchBox(query, t)}
<div${panel && html` class="catalog"`}>${panel}
<div><h2 class="govuk-heading-m" id="results">${countWords(procedures.length, query, t)}</h2>
${chosenTags(request, query, facets)}${didYouMean(services, request, query)}${results}</div></div></form></search>`,
  }
}

function searchBox({ text }: CatalogQuery, t: Translate): Html {
  const submit = button({ text: t('Tìm', 'Search'), classes: 'moj-search__button' })
  const input = textInput({
    id: 'q',
    name: 'q',
    type: 'search',
    value: text,
    classes: 'moj-search__input',
    label: { text: t('Bạn cần làm thủ tục gì?', 'What do you need to do?'), classes: 'moj-search__label' },
    hint: {
      text: t(
        'Gõ không dấu cũng được. Ví dụ: cap giay phep xay dung',
        'Vietnamese or English, with or without marks. For example: building permit',
      ),
      classes: 'moj-search__hint',
    },
    inputWrapper: { classes: 'moj-search__input-wrapper' },
    formGroup: { afterInput: { text: submit } },
    attributes: { maxlength: 200 },
  })
  return html`<div class="moj-search">${input}</div>`
}

function countWords(count: number, { text }: CatalogQuery, t: Translate): string {
  const services = t(`${count} dịch vụ`, `${count} ${count === 1 ? 'service' : 'services'}`)
  return text === '' ? services : t(`${services} cho “${text}”`, `${services} for “${text}”`)
}

function chosenTags(
  request: Request<Session>,
  query: CatalogQuery,
  facets: readonly FacetView[],
): Html | false {
  if (!isFiltered(query)) return false
  const t = translator(request.locale)
  const href = (to: CatalogQuery) => request.linkTo('portal.catalog.list', {}, linkQueryOf(to))
  const tags = facets.flatMap(({ facet, options }) =>
    options
      .filter(({ isChosen }) => isChosen)
      .map(
        ({ value, words }) =>
          html`<li><a href="${href(without(query, facet, value))}"><span class="govuk-visually-hidden">${t('Bỏ chọn', 'Remove')}</span> ${words} ${icon('remove')}</a></li>`,
      ),
  )
  return html`<ul class="filter-tags no-print" aria-label="${t('Đang chọn', 'Chosen')}">${tags}</ul>`
}

/** Telex keys left in the text: the marked reading is one click away. */
function didYouMean({ catalog }: Services, request: Request<Session>, { text }: CatalogQuery): Html | false {
  const offers = text === '' ? [] : telexOffers(catalog, text)
  if (offers.length === 0) return false
  const t = translator(request.locale)
  return html`<p class="govuk-body">${t('Có phải bạn muốn tìm:', 'Did you mean:')} ${queryLinks(request, offers)}</p>`
}

function queryLinks(request: Request<Session>, texts: readonly string[]): readonly Html[] {
  return texts.map((text, index) => {
    const href = request.linkTo('portal.catalog.list', {}, { q: text })
    return html`${index > 0 && ', '}<a class="govuk-link" href="${href}">${text}</a>`
  })
}

function nothingFound({ catalog }: Services, request: Request<Session>, query: CatalogQuery): Html {
  const t = translator(request.locale)
  const all = request.linkTo('portal.catalog.list')
  const unfiltered = linkQueryOf({ ...query, chosen: readCatalogQuery({ queryAll: {} }).chosen, page: 1 })
  const nearby = query.text === '' ? [] : nearbyWords(catalog, query.text)
  const found = isFiltered(query) && (query.text === '' || catalog.searchAll(query.text).length > 0)
  const advice = found
    ? t('Không có dịch vụ nào khớp với các điều kiện đã chọn.', 'No service meets the conditions you chose.')
    : t(
        'Không tìm thấy dịch vụ nào. Bạn thử viết ngắn hơn, hoặc dùng tên gọi quen thuộc như “sổ đỏ”, “bằng lái”.',
        'Nothing was found. Try fewer words, or everyday ones such as “driving licence”.',
      )
  const relax =
    found &&
    html`<p class="govuk-body"><a class="govuk-link" href="${request.linkTo('portal.catalog.list', {}, unfiltered)}">${t('Bỏ hết điều kiện, giữ chữ đã gõ', 'Drop all conditions, keep the words')}</a></p>`
  const near =
    nearby.length > 0 &&
    html`<p class="govuk-body">${t('Gần với chữ bạn gõ:', 'Close to what you typed:')} ${queryLinks(request, nearby)}</p>`
  const action = html`${relax}${near}<p class="govuk-body"><a class="govuk-link" href="${all}">${t('Xem tất cả dịch vụ', 'See all services')}</a></p>`
  return emptyState({ text: advice, action })
}

interface Results {
  readonly query: CatalogQuery
  readonly procedures: readonly CatalogItem[]
}

function resultPage(services: Services, request: Request<Session>, { query, procedures }: Results): Html {
  const pages = Math.ceil(procedures.length / PAGE_SIZE)
  // An old address may name a page that is no more: the last one answers.
  const page = Math.min(query.page, pages)
  const shown = procedures.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
  const items = shown.map((item) => resultItem(services, request, item))
  const href = (to: number) => request.linkTo('portal.catalog.list', {}, linkQueryOf({ ...query, page: to }))
  const turns =
    pages > 1 &&
    pagination({
      locale: request.locale,
      items: shownPages(page, pages).map((number) =>
        number === undefined ? { ellipsis: true } : { number, href: href(number), current: number === page },
      ),
      previous: page > 1 ? { href: href(page - 1) } : undefined,
      next: page < pages ? { href: href(page + 1) } : undefined,
    })
  return html`<ul class="result-list">${items}</ul>${turns}`
}

/** The first, the last, and those around the current one; undefined stands for those left out. */
function shownPages(page: number, pages: number): readonly (number | undefined)[] {
  const near = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages)
  const shown = [...new Set(near)].toSorted((one, other) => one - other)
  return shown.flatMap((number, index) => {
    const skipped = number - (shown[index - 1] ?? 0) - 1
    // One page left out takes no less room than its number.
    return skipped === 0 ? [number] : skipped === 1 ? [number - 1, number] : [undefined, number]
  })
}

function resultItem(services: Services, request: Request<Session>, item: CatalogItem): Html {
  if (!canBeFiled(item)) return listedItem(request, item)
  const { record, procedureId } = item
  const t = translator(request.locale)
  const link = request.linkTo('portal.catalog.show', { procedure: procedureId })
  const offered = services.catalog.servicesOf(procedureId)
  const [first] = offered
  const agency =
    offered.length > 1
      ? t(`${offered.length} huyện, thành phố`, `${offered.length} districts`)
      : first && services.directory.getAgency(first.agencyId).shortName
  const online = record.delivery.includes('online')
    ? t('Nộp trực tuyến', 'Online')
    : t('Nộp tại quầy', 'At the desk')
  const facts = html`${iconText('check', online)} ${iconText('clock', deadlineWords(record.deadline, t))} ${iconText('money', feeSummary(record, request.locale))} ${agency && iconText('building', agency)}`
  return html`<li class="result-list__item"><h3 class="result-list__title"><a class="govuk-link" href="${link}">${inLocale(record.name, request.locale)}</a></h3><p class="result-list__text">${inLocale(record.summary, request.locale)}</p><p class="result-list__facts">${facts}</p></li>`
}

/** Published in Vietnamese only, and told so in an English page. */
function listedItem({ linkTo, locale }: Request<Session>, item: ListedProcedure): Html {
  const t = translator(locale)
  const link = linkTo('portal.catalog.show', { procedure: item.procedureId })
  const lang = locale === 'vi' ? undefined : html` lang="vi"`
  const facts = html`${iconText('building', tierWords(item.tier, t))} ${t('Chưa nộp trực tuyến được', 'Not filed online yet')}`
  return html`<li class="result-list__item"><h3 class="result-list__title"><a class="govuk-link" href="${link}"${lang}>${item.name}</a></h3><p class="result-list__text"${lang}>${item.field}${item.agency === '' ? '' : ` · ${item.agency}`}</p><p class="result-list__facts">${facts}</p></li>`
}
