import type { Holder } from '../../engines/clock/index.ts'
import type { Timeliness, TimelinessCount } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { Agency } from '../../modules/organizations/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatDate, formatDateTime, formatNumber } from '../../platform/i18n/format.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import {
  emptyState,
  filterRow,
  type Html,
  html,
  keyFigures,
  select,
  table,
  type TableCell,
  warningText,
} from '../../ui/index.ts'
import { durationWords, holderWords, officeDayMinutes } from '../../web/ledger/index.ts'
import type { Services } from '../../web/services.ts'
import { FIGURE_PERIODS, type FigurePeriod, figurePeriodWords } from './figure-period.ts'

export interface TimelinessShown {
  readonly agency: Agency
  /** Those the head answers for, to choose from. */
  readonly agencies: readonly Agency[]
  readonly years: readonly number[]
  readonly period: FigurePeriod
  readonly count: TimelinessCount
}

interface Drawing extends TimelinessShown {
  readonly services: Services
  readonly request: Request<Session>
  readonly t: Translate
}

/** How an agency keeps its dates, with every class of files and every holder of their lateness. */
export function timelinessPage(
  services: Services,
  request: Request<Session>,
  shown: TimelinessShown,
): { readonly title: string; readonly main: Html } {
  const { locale } = request
  const t = translator(locale)
  const drawing: Drawing = { ...shown, services, request, t }
  const { count, agency } = shown
  const title = t('Đúng hạn', 'Dates kept')
  return {
    title,
    main: html`<h1 class="govuk-heading-l govuk-!-margin-bottom-1"><span class="govuk-caption-l">${inLocale(agency.name, locale)}</span>${title}</h1>
${filters(drawing)}<p class="govuk-body">${asOf(drawing)}</p>${noDate(drawing)}${figures(drawing)}
${count.ended + count.open === 0 ? emptyState({ text: t('Không có hồ sơ nào trong kỳ này.', 'No file in this period.') }) : html`${classTable(drawing)}${lateTable(drawing)}`}
<p class="govuk-body">${t(
      'Tỷ lệ đúng hạn tính trên mọi hồ sơ đã đến hạn, kể cả hồ sơ quá hạn chưa giải quyết xong. Hồ sơ không có ngày hẹn, hồ sơ chưa đến hạn và hồ sơ đã rút hoặc dừng trước hạn không ở trong tỷ lệ.',
      'The rate is over all files that were due, also late ones still open. Files without a due date, not due yet, or withdrawn or stopped in time are not in it.',
    )} <a class="govuk-link" href="${request.linkTo('backoffice.forecasts')}">${t('Dự báo trễ đúng đến đâu', 'How true the forecasts are')}</a></p>`,
  }
}

function filters({ agency, agencies, years, period, request, t }: Drawing): Html {
  const { locale, linkTo } = request
  const whose =
    agencies.length > 1 &&
    select({
      name: 'co-quan',
      locale,
      label: { text: t('Cơ quan', 'Agency') },
      items: agencies.map(({ id, name }) => ({ value: id, text: inLocale(name, locale) })),
      value: agency.id,
      formGroup: { classes: 'filter-row__wide' },
    })
  const year = select({
    name: 'nam',
    locale,
    label: { text: t('Năm', 'Year') },
    items: years.map((one) => ({ value: String(one), text: String(one) })),
    value: String(period.year),
  })
  const part = select({
    name: 'ky',
    locale,
    label: { text: t('Kỳ', 'Period') },
    items: FIGURE_PERIODS.map((key) => ({ value: key, text: figurePeriodWords(key, t) })),
    value: period.key,
  })
  return filterRow({
    locale,
    action: linkTo('backoffice.timeliness'),
    label: t('Chọn kỳ', 'Choose a period'),
    fields: [...(whose ? [whose] : []), year, part],
  })
}

function asOf({ period, services, t }: Drawing): string {
  const now = services.clock.now()
  const lastDay = formatDate(new Date(period.until.getTime() - 1))
  const from = formatDate(period.from)
  return period.until <= now
    ? t(`Từ ${from} đến hết ${lastDay}.`, `From ${from} until ${lastDay}.`)
    : t(`Từ ${from}, tính đến ${formatDateTime(now)}.`, `From ${from}, as it is at ${formatDateTime(now)}.`)
}

/** A received file always has a date: one without is a fault of data, and somebody must look at it. */
function noDate({ count, request, t }: Drawing): Html | undefined {
  const files = count.classes['no-due-date']
  if (files === 0) return undefined
  return warningText({
    locale: request.locale,
    text: t(
      `${files} hồ sơ không có ngày hẹn trả: hãy báo quản trị hệ thống. Những hồ sơ này không được tính là đúng hạn.`,
      `${files} files have no due date: tell the administrator. They do not count as in time.`,
    ),
  })
}

function figures({ count, request, t }: Drawing): Html {
  const { locale } = request
  const { rate, classes } = count
  const number = (value: number) => formatNumber(value, locale, 0)
  const percent = rate
    ? `${formatNumber((rate.kept / rate.due) * 100, locale, 1)} %`
    : t('Chưa xếp hạng', 'Not rated')
  const rated = rate
    ? t(
        `đúng hạn: ${number(rate.kept)} trong ${number(rate.due)} hồ sơ đến hạn`,
        `in time: ${number(rate.kept)} of ${number(rate.due)} files that were due`,
      )
    : t('không có hồ sơ nào đến hạn', 'no file was due')
  return keyFigures({
    items: [
      { figure: percent, text: rated },
      { figure: number(count.received), text: t('hồ sơ tiếp nhận', 'files received') },
      { figure: number(count.ended), text: t('hồ sơ kết thúc', 'files ended') },
      {
        figure: number(classes['open-late'] + classes['open-late-apologised']),
        text: t('hồ sơ quá hạn chưa xong', 'late files still open'),
      },
    ],
  })
}

function classWords(name: Timeliness, t: Translate): string {
  const words: Readonly<Record<Timeliness, string>> = {
    early: t('Xong trước hạn', 'Done early'),
    'on-time': t('Xong đúng hạn', 'Done on time'),
    'late-apologised': t('Xong trễ, trong ngày hẹn lại', 'Done late, by the new date of an apology'),
    late: t('Xong trễ hạn', 'Done late'),
    closed: t('Rút hoặc dừng trước hạn', 'Withdrawn or stopped in time'),
    open: t('Đang giải quyết, trong hạn', 'Open, not due yet'),
    'open-late-apologised': t('Đang giải quyết, quá hạn, đã hẹn lại', 'Open and late, within a new date'),
    'open-late': t('Đang giải quyết, quá hạn', 'Open and late'),
    'no-due-date': t('Không có ngày hẹn', 'No due date'),
  }
  return words[name]
}

const ENDED: readonly Timeliness[] = ['early', 'on-time', 'late-apologised', 'late', 'closed']
const OPEN: readonly Timeliness[] = ['open', 'open-late-apologised', 'open-late']

/** Heads of rows are bold; here only the sums are. */
const PLAIN = 'govuk-!-font-weight-regular'

/** Carried over and received make what ended and what is open: the sums stand in the table. */
function classTable({ count, request, t }: Drawing): Html {
  const { locale } = request
  const row = (text: string, value: number, isSum = false): readonly TableCell[] => [
    { text, classes: isSum ? undefined : PLAIN },
    { text: formatNumber(value, locale, 0), format: 'numeric' },
  ]
  const { classes } = count
  return table({
    caption: t('Hồ sơ trong kỳ', 'Files of the period'),
    captionClasses: 'govuk-table__caption--m',
    firstCellIsHeader: true,
    head: [{ text: t('Hồ sơ', 'Files') }, { text: t('Số lượng', 'Number'), format: 'numeric' }],
    rows: [
      row(t('Kỳ trước chuyển qua', 'Carried over'), count.carriedOver),
      row(t('Tiếp nhận trong kỳ', 'Received in the period'), count.received),
      row(t('Cộng', 'Sum'), count.carriedOver + count.received, true),
      ...ENDED.map((name) => row(classWords(name, t), classes[name])),
      ...OPEN.map((name) => row(classWords(name, t), classes[name])),
      row(classWords('no-due-date', t), classes['no-due-date']),
      row(t('Cộng', 'Sum'), count.ended + count.open, true),
    ],
  })
}

/** Lateness by whoever had the file; the parts add up to the whole. */
function lateTable({ count, agency, services, request, t }: Drawing): Html {
  const calendar = services.directory.calendarOf(agency.id)
  const day = officeDayMinutes(calendar, services.clock.now())
  const speech = { t, directory: services.directory, audience: 'officer' } as const
  const cells = (text: string, minutes: number, isSum = false): readonly TableCell[] => [
    { text, classes: isSum ? undefined : PLAIN },
    { text: durationWords(minutes, day, t) },
    { text: formatNumber(minutes, request.locale, 0), format: 'numeric' },
  ]
  const holders = Object.entries(count.lateMinutes)
    .filter(([, minutes]) => minutes > 0)
    .toSorted((a, b) => b[1] - a[1])
  if (holders.length === 0)
    return html`<p class="govuk-body">${t('Không có phút trễ nào trong giờ làm việc.', 'No office time was late.')}</p>`
  return table({
    caption: t('Thời gian trễ theo nơi giữ hồ sơ', 'Late time by who had the file'),
    captionClasses: 'govuk-table__caption--m',
    firstCellIsHeader: true,
    head: [
      { text: t('Nơi giữ', 'Held by') },
      { text: t('Thời gian làm việc', 'Office time') },
      { text: t('Phút', 'Minutes'), format: 'numeric' },
    ],
    rows: [
      ...holders.map(([holder, minutes]) => cells(holderWords(speech, holder as Holder, agency.id), minutes)),
      cells(t('Cộng', 'Sum'), count.lateMinutesTotal, true),
    ],
  })
}
