import type { Session } from '../../modules/identity/index.ts'
import {
  nextTarget,
  type Outlook,
  reachedDays,
  type Standing,
  type Tally,
  tallyBy,
  totalOf,
} from '../../modules/roadmap/index.ts'
import type { Tier } from '../../modules/organizations/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatNumber } from '../../platform/i18n/format.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { details, emptyState, type Html, html, keyFigures, shareBar, table } from '../../ui/index.ts'
import { basisWords, progressChart, targetTable, tierWords } from '../../web/roadmap/index.ts'
import type { Services } from '../../web/services.ts'
import type { PortalPage } from '../frame.ts'
import { type Comparison, comparisonWords } from './declared-level.ts'
import { FILTERS } from './service-filter.ts'

export interface OverviewFacts {
  readonly outlook: Outlook
  readonly standing: Standing
  readonly comparison: Comparison
}

export function overviewView(
  services: Services,
  request: Request<Session>,
  facts: OverviewFacts,
): PortalPage {
  const { locale } = request
  const t = translator(locale)
  const { outlook, standing } = facts
  const title = t('Lộ trình dịch vụ công trực tuyến', 'Roadmap of online public services')
  const target = nextTarget(
    outlook.targets.map((one) => one.target),
    outlook.day,
  )
  const ahead = outlook.targets.find((one) => one.target === target)
  const body =
    standing.services.length === 0
      ? emptyState({
          text: t(
            'Chưa có dịch vụ nào được kiểm tra mức độ. Xin xem lại sau ít phút.',
            'No service has been examined yet. Look again in a few minutes.',
          ),
        })
      : html`${figures(request, facts)}
${progressChart({ outlook, standing, ahead, locale, withForecast: false })}
${outlook.targets.length > 0 && html`<div class="table-scroll" role="region" aria-label="${t('Các mốc', 'Milestones')}" tabindex="0">${targetTable(outlook, locale)}</div>`}
${againstDecision(request, facts)}${agencies(services, request, facts)}${byTierAndField(services, request, facts)}`
  return {
    title,
    description: t(
      'Bao nhiêu dịch vụ công của tỉnh đã làm được trên mạng, cơ quan nào còn thiếu gì.',
      'How many services of the province are online, and what each agency still lacks.',
    ),
    main: html`<h1 class="govuk-heading-xl">${title}</h1>
<p class="govuk-body-l">${t('Tỉnh hứa đưa dần tất cả thủ tục lên mạng. Trang này cho biết đã làm được đến đâu, và từng dịch vụ còn thiếu gì.', 'The province promises to bring all procedures online step by step. This page says how far it is, and what each service still lacks.')}</p>
${body}<h2 class="govuk-heading-m">${t('Cách tính', 'How it is counted')}</h2>
<p class="govuk-body">${basisWords(outlook, locale)}</p>
<p class="govuk-body">${t('Mức độ của từng dịch vụ do hệ thống tự kiểm tra bằng chứng mỗi phút, không ai nhập tay: mức độ 3 là điền và gửi được hồ sơ trên mạng; mức độ 4 là thêm thanh toán và nhận kết quả không phải đến nơi. Một thủ tục nhiều nơi cùng làm chỉ được tính khi nơi nào cũng đạt.', 'Levels are proven by the system every minute and typed by nobody: at level 3 a file can be filled in and sent online; at level 4 payment and the result need no visit either. A procedure that many places offer counts once all of them are at the level.')}</p>`,
  }
}

/** The declared levels beside the proven ones, with the list of those that differ. */
function againstDecision(
  { locale, linkTo }: Request<Session>,
  { standing, comparison }: OverviewFacts,
): Html | undefined {
  const t = translator(locale)
  const words = comparisonWords(comparison, standing, locale)
  if (words === undefined) return undefined
  const href = linkTo('portal.roadmap.services', {}, { [FILTERS.state]: 'khac' })
  return html`<p class="govuk-body">${words} <a class="govuk-link" href="${href}">${t('Xem các dịch vụ khác mức ghi', 'See those that differ')}</a></p>`
}

function minimumOfOutlook({ targets, day }: Outlook): number {
  const ahead = targets.find(({ target }) => target.dueOn >= day) ?? targets.at(-1)
  return ahead?.minimum ?? 3
}

function figures({ locale, linkTo }: Request<Session>, { outlook, standing }: OverviewFacts): Html {
  const t = translator(locale)
  const minimum = minimumOfOutlook(outlook)
  const reached = outlook.targets.find(({ target }) => target.dueOn >= outlook.day)?.reached ?? outlook.now
  const all = outlook.denominator ? totalOf(outlook.denominator) : undefined
  const online = standing.services.filter(({ level }) => level >= minimum).length
  return keyFigures({
    items: [
      {
        figure: formatNumber(reached, locale),
        text: t(
          `thủ tục làm được trên mạng (mức độ ${minimum} trở lên)${all ? ` trên ${formatNumber(all, locale)}` : ''}`,
          `procedures online (level ${minimum} or above)${all ? ` of ${formatNumber(all, locale)}` : ''}`,
        ),
        href: linkTo('portal.roadmap.services', {}, { [FILTERS.state]: 'dat' }),
      },
      {
        figure: formatNumber(online, locale),
        text: t('dịch vụ đã đạt ở các cơ quan', 'services at the level, agency by agency'),
        href: linkTo('portal.roadmap.services', {}, { [FILTERS.state]: 'dat' }),
      },
      {
        figure: formatNumber(standing.services.length - online, locale),
        text: t('dịch vụ còn thiếu điều kiện', 'services that still lack something'),
        href: linkTo('portal.roadmap.services', {}, { [FILTERS.state]: 'chua' }),
      },
    ],
  })
}

const SHORT_LIST = 30

function agencies(services: Services, request: Request<Session>, { outlook, standing }: OverviewFacts): Html {
  const { locale } = request
  const t = translator(locale)
  const days = reachedDays(standing, minimumOfOutlook(outlook))
  const tallies = tallyBy(
    standing.services,
    ({ agencyId }) => agencyId,
    ({ serviceId }) => days.has(serviceId),
  )
  const groups = (['province', 'district', 'commune'] as const).map((tier) => ({
    tier,
    rows: services.directory.agencies
      .filter((agency) => agency.tier === tier && tallies.has(agency.id))
      .map(({ id, name }) => ({
        key: id,
        name: inLocale(name, locale),
        tally: tallies.get(id) ?? { total: 0, reached: 0 },
      })),
  }))
  const shown = groups.filter(({ rows }) => rows.length > 0)
  return html`<h2 class="govuk-heading-l">${t('Từng cơ quan', 'Each agency')}</h2>${shown.map(
    ({ tier, rows }) => {
      const heading = tierWords(tier, t)
      const list = tallyTable(request, { rows, filter: FILTERS.agency, head: t('Cơ quan', 'Agency'), t })
      return rows.length > SHORT_LIST
        ? html`<h3 class="govuk-heading-m">${heading}</h3>${details({ summaryText: t(`Xem ${rows.length} cơ quan`, `See ${rows.length} agencies`), text: list })}`
        : html`<h3 class="govuk-heading-m">${heading}</h3>${list}`
    },
  )}`
}

interface TallyRow {
  readonly key: string
  readonly name: string
  readonly tally: Tally
}

interface TallyTable {
  readonly rows: readonly TallyRow[]
  readonly filter: string
  readonly head: string
  readonly t: Translate
}

function tallyTable({ linkTo, locale }: Request<Session>, { rows, filter, head, t }: TallyTable): Html {
  return table({
    firstCellIsHeader: true,
    head: [{ text: head }, { text: t('Đã đạt', 'Reached'), classes: 'tally-table__figure' }],
    rows: rows.map(({ key, name, tally }) => [
      {
        text: html`<a class="govuk-link" href="${linkTo('portal.roadmap.services', {}, { [filter]: key })}">${name}</a>`,
      },
      {
        text: html`${formatNumber(tally.reached, locale)} / ${formatNumber(tally.total, locale)}${shareBar({ part: tally.reached, whole: tally.total })}`,
        classes: 'tally-table__figure',
      },
    ]),
  })
}

function byTierAndField(
  services: Services,
  request: Request<Session>,
  { outlook, standing }: OverviewFacts,
): Html {
  const { locale } = request
  const t = translator(locale)
  const days = reachedDays(standing, minimumOfOutlook(outlook))
  const isReached = ({ serviceId }: { readonly serviceId: string }) => days.has(serviceId)
  const fieldOf = ({ procedureId }: { readonly procedureId: string }) =>
    services.catalog.findProcedure(procedureId)?.record.field
  const tiers = tallyBy(standing.services, ({ tier }) => tier, isReached)
  const fields = tallyBy(standing.services, (service) => fieldOf(service)?.vi ?? '', isReached)
  const names = new Map(
    standing.services.map((service) => {
      const field = fieldOf(service)
      return [field?.vi ?? '', field ? inLocale(field, locale) : t('Khác', 'Other')]
    }),
  )
  const tierRows = [...tiers].map(([key, tally]) => ({ key, name: tierWords(key as Tier, t), tally }))
  const fieldRows = [...fields]
    .map(([key, tally]) => ({ key, name: names.get(key) ?? key, tally }))
    .toSorted((one, other) => one.name.localeCompare(other.name, locale))
  return html`<h2 class="govuk-heading-l">${t('Theo cấp và lĩnh vực', 'By tier and field')}</h2>
${tallyTable(request, { rows: tierRows, filter: FILTERS.tier, head: t('Cấp', 'Tier'), t })}
${details({ summaryText: t(`Theo ${fieldRows.length} lĩnh vực`, `By ${fieldRows.length} fields`), text: tallyTable(request, { rows: fieldRows, filter: FILTERS.field, head: t('Lĩnh vực', 'Field'), t }) })}`
}
