import { monthsBetween } from '../../engines/forecast/index.ts'
import {
  countOverTime,
  minimumOf,
  type Outlook,
  procedureStandings,
  type Standing,
  type TargetOutlook,
} from '../../modules/roadmap/index.ts'
import { formatDate, formatNumber } from '../../platform/i18n/format.ts'
import { type Locale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { details, type Html, html, lineChart, table } from '../../ui/index.ts'

const MOST_POINTS = 16

export interface SeriesPoint {
  readonly day: string
  readonly count: number
}

/** The count at even days from the first seen to today; one point where nothing is old enough for a line. */
export function progressSeries(standing: Standing, from: string, minimum: number): readonly SeriesPoint[] {
  const days = evenDays(from, standing.day)
  const procedures = procedureStandings(standing, minimum)
  const counts = countOverTime(procedures, { steps: standing.steps, minimum, days })
  return days.map((day, index) => ({ day, count: counts[index] ?? 0 }))
}

/** Today, and days of months before it, so many months apart that they are not too many. */
function evenDays(from: string, to: string): readonly string[] {
  const months = monthsBetween(from, to)
  const apart = Math.max(1, Math.ceil(months / (MOST_POINTS - 1)))
  const days: string[] = []
  for (let back = 0; back <= months; back += apart) days.unshift(monthsBefore(to, back))
  return days[0] !== undefined && days[0] > from ? [from, ...days] : days
}

function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last))).toISOString().slice(0, 10)
}

export interface ChartFacts {
  readonly outlook: Outlook
  readonly standing: Standing
  /** The target the forecast leads to; none when all are over. */
  readonly ahead: TargetOutlook | undefined
  readonly locale: Locale
  readonly withForecast: boolean
}

/** Progress against the targets, drawn and as a table. */
export function progressChart(facts: ChartFacts): Html {
  const { outlook, standing, ahead, locale } = facts
  const t = translator(locale)
  const minimum = ahead?.minimum ?? outlook.targets.at(-1)?.minimum ?? 3
  const series = progressSeries(standing, outlook.from, minimum)
  const [first] = series
  const last = series.at(-1)
  if (!first || !last || series.length < 2) {
    return html`<p class="govuk-body">${t(`Số liệu có từ ngày ${formatDate(outlook.from)}: chưa đủ một tháng để vẽ biểu đồ.`, `Figures begin on ${formatDate(outlook.from)}: not yet a month to draw.`)}</p>`
  }
  return html`${drawing(facts, { series, first, last, minimum })}${seriesTable(series, t)}`
}

interface Drawn {
  readonly series: readonly SeriesPoint[]
  readonly first: SeriesPoint
  readonly last: SeriesPoint
  readonly minimum: number
}

function drawing(facts: ChartFacts, { series, first, last, minimum }: Drawn): Html {
  const { outlook, ahead, locale, withForecast } = facts
  const t = translator(locale)
  const x = (day: string) => monthsBetween(first.day, day)
  const ranges = withForecast ? (ahead?.forecast?.days ?? []) : []
  const end = ranges.at(-1)?.day ?? last.day
  const marks = outlook.targets
    .filter(({ target }) => target.dueOn > first.day && target.dueOn <= end && minimumOf(target) === minimum)
    .map(({ target: { dueOn, services } }) => ({
      x: x(dueOn),
      y: services,
      text: formatNumber(services, locale),
    }))
  return lineChart({
    id: 'tien-do',
    title: findingWords(facts, last.count, t),
    description: t(
      `Ngày ${formatDate(first.day)} có ${first.count} thủ tục đạt; ngày ${formatDate(last.day)} có ${last.count}. Số liệu từng mốc ở bảng bên dưới.`,
      `${first.count} procedures on ${formatDate(first.day)}, ${last.count} on ${formatDate(last.day)}. The table below has every figure.`,
    ),
    points: series.map(({ day, count }) => ({ x: x(day), y: count })),
    band: ranges.map((range) => ({ ...range, x: x(range.day) })),
    marks,
    ticks: yearTicks(first.day, end, x),
    legend: legendOf({ minimum, hasForecast: ranges.length > 0, hasMarks: marks.length > 0 }, t),
    locale,
  })
}

interface Shapes {
  readonly minimum: number
  readonly hasForecast: boolean
  readonly hasMarks: boolean
}

function legendOf({ minimum, hasForecast, hasMarks }: Shapes, t: Translate): readonly string[] {
  const line = t(
    `Đường liền: số thủ tục đạt mức độ ${minimum} trở lên.`,
    `Solid line: procedures at level ${minimum} or above.`,
  )
  const forecast = t(
    'Đường đứt: dự báo; vùng tô: 8 trên 10 khả năng rơi vào đó.',
    'Dashed line: forecast; shaded: 8 of 10 outcomes fall in it.',
  )
  const target = t('Hình thoi: chỉ tiêu.', 'Diamond: target.')
  return [line, ...(hasForecast ? [forecast] : []), ...(hasMarks ? [target] : [])]
}

function findingWords({ ahead, withForecast }: ChartFacts, count: number, t: Translate): string {
  if (!ahead) return t(`${count} thủ tục đã đạt`, `${count} procedures are at the level`)
  const { target, forecast } = ahead
  const middle = withForecast ? forecast?.days.at(-1)?.middle : undefined
  if (middle === undefined || middle >= target.services) {
    return t(
      `Đã đạt ${count} trên ${target.services} thủ tục cần có vào cuối năm ${target.year}`,
      `${count} of ${target.services} procedures wanted by the end of ${target.year}`,
    )
  }
  return t(
    `Với nhịp hiện nay, cuối năm ${target.year} có khoảng ${middle} thủ tục, thiếu ${target.services - middle}`,
    `At today’s pace about ${middle} procedures by the end of ${target.year}, ${target.services - middle} short`,
  )
}

/** First days of years; of a short time, first and last day. */
function yearTicks(from: string, to: string, x: (day: string) => number) {
  const years: { x: number; text: string }[] = []
  const span = monthsBetween(from, to) / 12
  const every = Math.max(1, Math.ceil(span / 6))
  for (let year = Number(from.slice(0, 4)) + 1; `${year}-01-01` <= to; year += every)
    years.push({ x: x(`${year}-01-01`), text: String(year) })
  if (years.length > 1) return years
  const short = (day: string) => `${day.slice(5, 7)}/${day.slice(0, 4)}`
  return [
    { x: x(from), text: short(from) },
    { x: x(to), text: short(to) },
  ]
}

function seriesTable(series: readonly SeriesPoint[], t: Translate): Html {
  return details({
    summaryText: t('Số liệu của biểu đồ', 'Figures of the chart'),
    text: table({
      head: [{ text: t('Ngày', 'Day') }, { text: t('Số thủ tục đạt', 'Procedures'), format: 'numeric' }],
      rows: series.map(({ day, count }) => [
        { text: formatDate(day) },
        { text: String(count), format: 'numeric' },
      ]),
    }),
  })
}
