import type { ProcedureRevision, Service } from '../../modules/catalog/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type {
  CurrentLevel,
  Declaration,
  LevelEntry,
  LevelRules,
  ServiceLevel,
} from '../../modules/levels/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { inLocale, translator } from '../../platform/i18n/translator.ts'
import { emptyState, type Html, html, insetText, summaryList, table } from '../../ui/index.ts'
import {
  declaredName,
  decisionWords,
  differenceLines,
  evidenceTitle,
  levelName,
  lowerFirst,
  nameOf2011,
  scaleName,
} from '../../web/levels/index.ts'
import type { Services } from '../../web/services.ts'
import type { PortalPage } from '../frame.ts'
import { evidenceTables } from './evidence-tables.ts'
import { historyList } from './history-list.ts'

export interface LevelShown {
  readonly revision: ProcedureRevision
  readonly service: Service
  /** All agencies that offer the procedure. */
  readonly offered: readonly Service[]
  readonly levels: ReadonlyMap<string, ServiceLevel>
  /** Undefined until the service was examined for the first time. */
  readonly known:
    | {
        readonly rules: LevelRules
        readonly current: CurrentLevel
        readonly history: readonly LevelEntry[]
        /** Undefined where no decision lists the service. */
        readonly declaration: Declaration | undefined
      }
    | undefined
}

/** The level of a service: on both scales, with its evidence, the declared one beside it, and its history. */
export function levelView(services: Services, request: Request<Session>, shown: LevelShown): PortalPage {
  const { locale, linkTo } = request
  const t = translator(locale)
  const { record, procedureId } = shown.revision
  const name = inLocale(record.name, locale)
  const title = t('Mức độ trực tuyến', 'How far online')
  const agency = inLocale(services.directory.getAgency(shown.service.agencyId).name, locale)
  return {
    title: `${title}: ${name}`,
    current: 'catalog',
    breadcrumbs: [
      { text: t('Trang chủ', 'Home'), href: linkTo('portal.home') },
      { text: t('Dịch vụ', 'Services'), href: linkTo('portal.catalog.list') },
      { text: name, href: linkTo('portal.catalog.show', { procedure: procedureId }) },
    ],
    main: html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${name}</span>${title}</h1>
<p class="govuk-body-l">${agency}</p>
${shown.known ? levelParts(request, shown, shown.known) : notExamined(request)}${atAgencies(services, request, shown)}`,
  }
}

type Known = NonNullable<LevelShown['known']>

function notExamined({ locale }: Request<Session>): Html {
  const t = translator(locale)
  return emptyState({
    text: t(
      'Dịch vụ này chưa được xét mức độ. Hệ thống xét mỗi phút một lần: bạn hãy xem lại sau ít phút.',
      'This service was not examined yet. That is done every minute: look again in a few minutes.',
    ),
  })
}

function levelParts(request: Request<Session>, { revision }: LevelShown, known: Known): Html {
  const { locale } = request
  const t = translator(locale)
  const { rules, current, history } = known
  return html`${figures(request, known)}${nextLevel(request, known)}
<h2 class="govuk-heading-m">${t('Bằng chứng', 'Evidence')}</h2>
<p class="govuk-body">${t(
    `Mức độ do hệ thống tính từ các bằng chứng dưới đây, không ai nhập tay. Xét lần cuối lúc ${formatDateTime(current.examinedAt)}.`,
    `The level is computed from the evidence below; nobody types it. Last examined at ${formatDateTime(current.examinedAt)}.`,
  )}</p>
${evidenceTables(request, { rules, current })}
<h2 class="govuk-heading-m govuk-!-margin-top-6">${t('Lịch sử', 'History')}</h2>${historyList(request, { rules, history })}
${sources(request, known, revision)}`
}

function figures({ locale }: Request<Session>, { rules, current, declaration }: Known): Html {
  const t = translator(locale)
  const row = (key: string, value: string, ...notes: readonly string[]) => ({
    key: { text: key },
    value: { text: html`<strong>${value}</strong>${notes.map((note) => html`<br>${note}`)}` },
  })
  return summaryList({
    rows: [
      row(
        t('Mức độ hiện nay', 'Level today'),
        levelName(rules, current, locale),
        scaleName(rules, current.scale, locale),
      ),
      row(
        t('Theo thang năm 2011', 'On the scale of 2011'),
        nameOf2011(rules, current, locale),
        t('Lộ trình của tỉnh tính chỉ tiêu theo thang này.', 'The roadmap of the province counts by it.'),
      ),
      row(
        t('Quyết định ghi', 'The Decision declares'),
        declaredName(rules, { declared: declaration?.level ?? null }, locale),
        ...(declaration ? [`${decisionWords(declaration, locale)}.`] : []),
        ...differenceLines(rules, { ...current, declaration }, locale),
      ),
    ],
  })
}

/** What stands between the service and the next level, in one sentence. */
function nextLevel({ locale }: Request<Session>, { rules, current }: Known): Html | undefined {
  const t = translator(locale)
  const levels = rules.scales.find(({ id }) => id === current.scale)?.levels ?? []
  const place = levels.findIndex(({ id }) => id === current.level)
  const next = levels[place + 1]
  if (!next) return undefined
  const lacks = next.needs.filter((kind) => !current.evidence[kind].holds)
  const list = lacks.map((kind) => lowerFirst(evidenceTitle(kind, locale))).join('; ')
  const name = lowerFirst(inLocale(next.name, locale))
  return insetText({
    text: t(`Để đạt ${name} còn thiếu: ${list}.`, `To become ${name} it lacks: ${list}.`),
  })
}

/** One procedure, many offices: each has a level of its own. */
function atAgencies(services: Services, request: Request<Session>, shown: LevelShown): Html | undefined {
  const { offered, levels, known, service, revision } = shown
  if (offered.length < 2 || !known) return undefined
  const { locale, linkTo } = request
  const t = translator(locale)
  const rows = offered.map(({ id, agencyId }) => {
    const name = inLocale(services.directory.getAgency(agencyId).name, locale)
    const level = levels.get(id)
    const href = linkTo('portal.catalog.level', { procedure: revision.procedureId }, { 'co-quan': agencyId })
    const link = html`<a class="govuk-link" href="${href}">${name}</a>`
    return [
      { text: id === service.id ? name : link },
      { text: level ? levelName(known.rules, level, locale) : t('Chưa xét', 'Not examined yet') },
    ]
  })
  return html`<h2 class="govuk-heading-m">${t('Ở từng cơ quan', 'At each agency')}</h2>${table({
    caption: t('Mức độ ở các cơ quan cùng cung cấp', 'Level at all agencies that offer it'),
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [{ text: t('Cơ quan', 'Agency') }, { text: t('Mức độ', 'Level') }],
    rows,
  })}`
}

function sources(
  { locale, linkTo }: Request<Session>,
  { rules, current }: Known,
  revision: ProcedureRevision,
): Html {
  const t = translator(locale)
  const scale = rules.scales.find(({ id }) => id === current.scale)
  const doubt =
    scale?.confirmed === false &&
    html` ${t('Cách hiểu này chưa được đối chiếu với văn bản.', 'This reading was not checked against the text.')}`
  const href = linkTo('portal.catalog.show', { procedure: revision.procedureId })
  return html`<p class="govuk-body-s">${t('Căn cứ', 'Legal basis')}: ${scale?.source}.${doubt}</p>
<p class="govuk-body"><a class="govuk-link" href="${href}">${t('Về trang hướng dẫn của thủ tục', 'Back to the sheet of the procedure')}</a></p>`
}
