import type { Session } from '../../modules/identity/index.ts'
import type { LevelRules, UpgradeCandidates } from '../../modules/levels/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatNumber } from '../../platform/i18n/format.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { emptyState, type Html, html, table } from '../../ui/index.ts'
import { blocking, inTheWay, levelName, whoActs } from '../../web/levels/index.ts'
import type { Services } from '../../web/services.ts'
import { stacked } from '../stacked-table.ts'
import { agencyName, serviceLink } from './list.page.ts'

interface CandidatesShown {
  readonly rules: LevelRules | undefined
  readonly found: UpgradeCandidates | undefined
}

/** Services worth raising first: most of their people come online already. */
export function candidatesPage(
  services: Pick<Services, 'catalog' | 'directory'>,
  request: Request<Session>,
  { rules, found }: CandidatesShown,
): { readonly title: string; readonly main: Html } {
  const { locale } = request
  const t = translator(locale)
  const title = t('Dịch vụ có thể nâng mức', 'Services that could be raised')
  const heading = html`<h1 class="govuk-heading-l govuk-!-margin-bottom-1">${title}</h1>`
  if (!rules || !found) {
    const text = t('Chưa nạp thang mức độ.', 'No scale of levels is loaded.')
    return { title, main: html`${heading}${emptyState({ text })}` }
  }
  const { rule, candidates } = found
  const level = levelName(rules, { scale: rule.scale, level: rule.from }, locale)
  const share = formatNumber(rule.onlineSharePercent, locale, 0)
  const about = t(
    `${level} theo thang 2011, và ít nhất ${share} % hồ sơ tiếp nhận trong ${rule.days} ngày qua nộp trực tuyến.`,
    `${level} of 2011, and at least ${share} % of the files received in the last ${rule.days} days came online.`,
  )
  return {
    title,
    main: html`${heading}<p class="govuk-body">${about}</p>${
      candidates.length > 0
        ? candidateTable(services, request, { rules, candidates })
        : emptyState({ text: t('Chưa có dịch vụ nào như vậy.', 'No service is like that yet.') })
    }`,
  }
}

function candidateTable(
  services: Pick<Services, 'catalog' | 'directory'>,
  request: Request<Session>,
  { rules, candidates }: { readonly rules: LevelRules } & Pick<UpgradeCandidates, 'candidates'>,
): Html {
  const { locale } = request
  const t = translator(locale)
  const head = [
    { text: t('Dịch vụ', 'Service') },
    { text: t('Cơ quan', 'Agency') },
    { text: t('Hồ sơ', 'Files'), format: 'numeric' as const },
    { text: t('Trực tuyến', 'Online'), format: 'numeric' as const },
    { text: t('Tỷ lệ', 'Share'), format: 'numeric' as const },
    { text: t('Còn vướng', 'In the way') },
    { text: t('Ai phải làm', 'Who must act') },
  ]
  const rows = candidates.map(({ level, files, online, onlineShare }) => {
    const lacking = blocking(rules, level)
    const acting = [...new Set(lacking.map((kind) => whoActs(kind, locale)))].join('; ')
    return [
      { text: serviceLink(services, request, level) },
      { text: agencyName(services, level, locale) },
      { text: formatNumber(files, locale, 0), format: 'numeric' as const },
      { text: formatNumber(online, locale, 0), format: 'numeric' as const },
      { text: `${formatNumber(onlineShare, locale, 1)} %`, format: 'numeric' as const },
      { text: inTheWay(lacking, locale) },
      { text: acting === '' ? '–' : acting },
    ]
  })
  return table({
    ...stacked(head, rows),
    caption: t('Xếp theo tỷ lệ trực tuyến', 'By the share that came online'),
    captionClasses: 'govuk-table__caption--m',
    firstCellIsHeader: true,
  })
}
