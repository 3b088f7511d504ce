import { EVIDENCE_KINDS, type LevelScale } from '../../engines/levels/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type {
  Declaration,
  Declarations,
  LevelFilter,
  LevelPage,
  LevelRules,
  ServiceLevel,
} from '../../modules/levels/index.ts'
import type { Agency } from '../../modules/organizations/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatNumber } from '../../platform/i18n/format.ts'
import { inLocale, type Locale, type Translate, translator } from '../../platform/i18n/translator.ts'
import {
  emptyState,
  filterRow,
  type Html,
  html,
  keyFigures,
  pagination,
  select,
  table,
} from '../../ui/index.ts'
import {
  blocking,
  declaredName,
  differenceKind,
  evidenceTitle,
  inTheWay,
  levelName,
  nameOf2011,
  unbroken,
} from '../../web/levels/index.ts'
import type { Services } from '../../web/services.ts'
import { stacked } from '../stacked-table.ts'
import { levelQuery } from './level-query.ts'

export interface LevelsShown extends LevelPage {
  readonly rules: LevelRules | undefined
  /** The scale in force. */
  readonly scale: LevelScale | undefined
  /** Those that offer services, to choose from. */
  readonly agencies: readonly Agency[]
  readonly filter: LevelFilter
  /** By level, under the filter but for the level. */
  readonly counts: ReadonlyMap<string, number>
  readonly declarations: Declarations
  readonly isFirst: boolean
}

interface Drawing extends LevelsShown {
  readonly services: Pick<Services, 'catalog' | 'directory'>
  readonly request: Request<Session>
  readonly t: Translate
}

/** Every service with its level, what it lacks and what was declared. */
export function levelsPage(
  services: Pick<Services, 'catalog' | 'directory'>,
  request: Request<Session>,
  shown: LevelsShown,
): { readonly title: string; readonly main: Html } {
  const t = translator(request.locale)
  const title = t('Mức độ dịch vụ', 'Levels of services')
  const drawing: Drawing = { ...shown, services, request, t }
  const candidates = request.linkTo('backoffice.levels.candidates')
  return {
    title,
    main: html`<h1 class="govuk-heading-l govuk-!-margin-bottom-1">${title}</h1>
<p class="govuk-body">${t(
      'Mức độ do hệ thống tính từ bằng chứng, mỗi phút một lần khi có thay đổi.',
      'Levels are computed from evidence, within a minute of a change.',
    )} <a class="govuk-link" href="${candidates}">${t('Dịch vụ có thể nâng mức', 'Services that could be raised')}</a></p>
${filters(drawing)}${figures(drawing)}${rowsOrNothing(drawing)}`,
  }
}

function filters({ agencies, scale, filter, request, t }: Drawing): Html {
  const { locale, linkTo } = request
  const all = { value: '', text: t('Tất cả', 'All') }
  const agency = select({
    name: 'co-quan',
    locale,
    label: { text: t('Cơ quan', 'Agency') },
    items: [all, ...agencies.map(({ id, name }) => ({ value: id, text: inLocale(name, locale) }))],
    value: filter.agencyId ?? '',
    formGroup: { classes: 'filter-row__wide' },
  })
  const level = select({
    name: 'muc',
    locale,
    label: { text: t('Mức độ', 'Level') },
    items: [
      all,
      ...(scale?.levels ?? []).map(({ id, name }) => ({ value: id, text: inLocale(name, locale) })),
    ],
    value: filter.level ?? '',
  })
  const missing = select({
    name: 'thieu',
    locale,
    label: { text: t('Chưa có bằng chứng', 'Not proven') },
    items: [all, ...EVIDENCE_KINDS.map((kind) => ({ value: kind, text: evidenceTitle(kind, locale) }))],
    value: filter.missing ?? '',
    formGroup: { classes: 'filter-row__wide' },
  })
  const different = select({
    name: 'khac',
    locale,
    label: { text: t('So với Quyết định', 'Against the Decision') },
    items: [all, { value: 'co', text: t('Khác mức ghi', 'Differs') }],
    value: filter.onlyDifferent ? 'co' : '',
  })
  const isSet = Object.values(filter).some((value) => value !== undefined)
  return filterRow({
    locale,
    action: linkTo('backoffice.levels'),
    label: t('Lọc dịch vụ', 'Filter services'),
    fields: [agency, level, missing, different],
    clearHref: isSet ? linkTo('backoffice.levels') : undefined,
  })
}

/** How many stand at each level; each figure opens its list. */
function figures({ scale, counts, filter, request }: Drawing): Html | undefined {
  if (!scale) return undefined
  const { locale, linkTo } = request
  return keyFigures({
    classes: 'key-figures--compact',
    items: scale.levels.map(({ id, name }) => ({
      figure: formatNumber(counts.get(id) ?? 0, locale, 0),
      text: inLocale(name, locale),
      href: linkTo('backoffice.levels', {}, levelQuery({ ...filter, level: id })),
    })),
  })
}

function rowsOrNothing(drawing: Drawing): Html {
  const { rows, rules, isFirst, filter, request, t } = drawing
  if (rows.length > 0 && rules) return html`${levelTable(drawing, rules)}${pages(drawing)}`
  const isSet = Object.values(filter).some((value) => value !== undefined)
  const first = request.linkTo('backoffice.levels', {}, levelQuery(filter))
  if (!isFirst)
    return emptyState({
      text: t('Hết danh sách.', 'End of the list.'),
      action: html`<p class="govuk-body"><a class="govuk-link" href="${first}">${t('Về đầu danh sách', 'To the top of the list')}</a></p>`,
    })
  return emptyState({
    text: isSet
      ? t(
          'Không có dịch vụ nào như vậy. Hãy bỏ bớt điều kiện lọc.',
          'No service is like that. Take a condition away.',
        )
      : t(
          'Chưa có dịch vụ nào được xét. Hệ thống xét mỗi phút một lần.',
          'No service was examined yet. That is done every minute.',
        ),
  })
}

function levelTable({ rows, services, request, declarations, t }: Drawing, rules: LevelRules): Html {
  const { locale } = request
  const head = [
    { text: t('Dịch vụ', 'Service') },
    { text: t('Mức độ', 'Level') },
    { text: t('Quyết định ghi', 'Declared') },
    { text: t('Còn vướng', 'In the way') },
  ]
  const lines = rows.map((level) => [
    { text: html`${serviceLink(services, request, level)}${hint(agencyName(services, level, locale))}` },
    {
      text: html`${unbroken(levelName(rules, level, locale))}${hint(unbroken(`${t('Thang 2011', 'Scale of 2011')}: ${nameOf2011(rules, level, locale)}`))}`,
    },
    { text: declaredCell(rules, declarations.get(level.serviceId), { level, locale }) },
    { text: inTheWay(blocking(rules, level), locale) },
  ])
  return table({
    ...stacked(head, lines),
    caption: t('Mức độ của từng dịch vụ', 'Level of each service'),
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
  })
}

/** What was declared, by which decision, and how the evidence stands to it. */
function declaredCell(
  rules: LevelRules,
  declaration: Declaration | undefined,
  { level, locale }: { readonly level: ServiceLevel; readonly locale: Locale },
): Html | string {
  const t = translator(locale)
  if (!declaration) return t('Không có trong quyết định nào', 'In no decision')
  const { level: declared, decision, row } = declaration
  const kind = differenceKind(rules, { declared, level2011: level.level2011 })
  const place = [decision, row === null ? undefined : t(`mục ${row}`, `row ${row}`)]
  const words = {
    higher: t('bằng chứng cho mức cao hơn', 'the evidence gives a higher level'),
    lower: t('bằng chứng cho mức thấp hơn', 'the evidence gives a lower level'),
    unknown: t('thang mức độ không có mức này', 'no level of the scale'),
    same: undefined,
    'none-declared': undefined,
  }[kind]
  // A joiner after the dash: the number of a decision is one word.
  const where = unbroken(place.filter(Boolean).join(', ')).replaceAll('-', '-\u{2060}')
  const lines = [where, words].flatMap((line) => (line ? [hint(line)] : []))
  return html`${unbroken(declaredName(rules, { declared }, locale))}${lines}`
}

/** A second line in a cell, quieter than the first. */
function hint(text: string): Html {
  return html`<br><span class="govuk-hint govuk-!-font-weight-regular govuk-!-margin-bottom-0">${text}</span>`
}

export function serviceLink(
  { catalog }: Pick<Services, 'catalog'>,
  { locale, linkTo }: Request<Session>,
  { procedureId, agencyId }: ServiceLevel,
): Html {
  const record = catalog.findProcedure(procedureId)?.record
  const href = linkTo('portal.catalog.level', { procedure: procedureId }, { 'co-quan': agencyId })
  return html`<a class="govuk-link" href="${href}">${record ? inLocale(record.name, locale) : procedureId}</a>`
}

export function agencyName(
  { directory }: Pick<Services, 'directory'>,
  { agencyId }: ServiceLevel,
  locale: Request<Session>['locale'],
): string {
  const agency = directory.findAgency(agencyId)
  return agency ? inLocale(agency.name, locale) : agencyId
}

function pages({ request, filter, next, isFirst, t }: Drawing): Html | undefined {
  if (isFirst && next === undefined) return undefined
  const { locale, linkTo } = request
  const query = levelQuery(filter)
  return pagination({
    locale,
    landmarkLabel: t('Các trang của danh sách', 'Pages of the list'),
    previous: isFirst
      ? undefined
      : { href: linkTo('backoffice.levels', {}, query), text: t('Về đầu danh sách', 'Top of the list') },
    next:
      next === undefined
        ? undefined
        : {
            href: linkTo('backoffice.levels', {}, { ...query, tu: next }),
            text: t('Trang sau', 'Next page'),
            attributes: { 'data-shortcut': ']' },
          },
  })
}
