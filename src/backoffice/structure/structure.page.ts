import type { AgencyFigures, Reading, ReorganisationRun } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type {
  AppliedReorganisation,
  Directory,
  ReorganisationPack,
} from '../../modules/organizations/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatDate, formatNumber } from '../../platform/i18n/format.ts'
import { inLocale, translator } from '../../platform/i18n/translator.ts'
import { emptyState, type Html, html, table, tag } from '../../ui/index.ts'
import {
  READING_FIELD,
  READING_VALUES,
  readingLinks,
  readingWords,
  successionRule,
  untilWords,
} from '../reading-links.ts'
import { stacked } from '../stacked-table.ts'

export interface StructureView {
  readonly packs: readonly ReorganisationPack[]
  readonly applied: readonly AppliedReorganisation[]
  readonly runs: readonly ReorganisationRun[]
  readonly reading: Reading
  readonly figures: readonly AgencyFigures[]
  readonly directory: Directory
}

export function structureView(request: Request<Session>, view: StructureView): { title: string; main: Html } {
  const t = translator(request.locale)
  const title = t('Cơ cấu tổ chức', 'Structure')
  return {
    title,
    main: html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${t('Khi bộ máy được sắp xếp lại, mỗi gói dưới đây đưa cơ quan, địa bàn, chức vụ và hồ sơ đang giải quyết sang cơ quan kế tục. Hồ sơ đã xong giữ cơ quan của ngày giải quyết.', 'When the administration is rearranged, each pack below takes agencies, areas, posts and open files to those who take over. Closed files keep the office of their day.')}</p>
<h2 class="govuk-heading-m">${t('Các gói sắp xếp', 'Reorganisations')}</h2>
${packTable(request, view)}
<h2 class="govuk-heading-m">${t('Số hồ sơ của từng cơ quan', 'Files of each agency')}</h2>
${figures(request, view)}`,
  }
}

function packTable({ locale, linkTo }: Request<Session>, { packs, applied, runs }: StructureView): Html {
  const t = translator(locale)
  const stateOf = (id: string): Html => {
    if (applied.some((one) => one.id === id))
      return tag({ text: t('Đã áp dụng', 'Applied'), classes: 'govuk-tag--green' })
    const isRunning = runs.some(({ packId, finishedAt }) => packId === id && finishedAt === null)
    return isRunning
      ? tag({ text: t('Đang thực hiện', 'Being applied'), classes: 'govuk-tag--blue' })
      : tag({ text: t('Chưa áp dụng', 'Not applied'), classes: 'govuk-tag--grey' })
  }
  const rows = packs
    .toSorted((a, b) => a.decision.effectiveOn.localeCompare(b.decision.effectiveOn))
    .map(({ id, title, decision }) => [
      {
        text: html`<a class="govuk-link" href="${linkTo('backoffice.structure.pack', { pack: id })}">${inLocale(title, locale)}</a>`,
      },
      { text: decision.number },
      { text: formatDate(decision.effectiveOn) },
      { text: stateOf(id) },
    ])
  const head = [
    { text: t('Nội dung', 'What') },
    { text: t('Số quyết định', 'Decision') },
    { text: t('Có hiệu lực', 'In force') },
    { text: t('Tình trạng', 'State') },
  ]
  const caption = t('Các gói sắp xếp theo ngày có hiệu lực', 'Reorganisations by their day')
  return table({ caption, captionClasses: 'govuk-visually-hidden', ...stacked(head, rows) })
}

function figures(request: Request<Session>, { figures: counted, reading, directory }: StructureView): Html {
  const { locale } = request
  const t = translator(locale)
  const links = html`${readingLinks(request, {
    shown: reading,
    standard: 'as-it-was',
    hrefOf: (one) => request.linkTo('backoffice.structure', {}, { [READING_FIELD]: READING_VALUES[one] }),
  })}${reading === 'as-it-is-now' && html`<p class="govuk-body">${successionRule(t)}</p>`}`
  if (counted.length === 0)
    return html`${links}${emptyState({ text: t('Chưa có hồ sơ nào.', 'There are no files yet.') })}`
  const number = (value: number) => formatNumber(value, locale, 0)
  const rows = counted.map(({ agencyId, total, open }) => [
    { text: agencyName(directory, agencyId, locale) },
    { text: number(total) },
    { text: number(open) },
  ])
  const sum = (of: (one: AgencyFigures) => number) => number(counted.reduce((all, one) => all + of(one), 0))
  rows.push([
    { text: t('Tất cả', 'All') },
    { text: sum(({ total }) => total) },
    { text: sum(({ open }) => open) },
  ])
  const head = [
    { text: t('Cơ quan', 'Agency') },
    { text: t('Hồ sơ', 'Files') },
    { text: t('Đang giải quyết', 'Open') },
  ]
  const caption = t(`Số hồ sơ ${readingWords(reading, t)}`, `Files ${readingWords(reading, t)}`)
  return html`${links}${table({ caption, ...stacked(head, rows) })}`
}

/** The name, and the last day of a body that has ended. */
export function agencyName(directory: Directory, agencyId: string, locale: 'vi' | 'en'): string {
  const agency = directory.findAgency(agencyId)
  if (!agency) return agencyId
  const name = inLocale(agency.name, locale)
  return agency.endedOn === null ? name : untilWords(name, agency.endedOn, translator(locale))
}
