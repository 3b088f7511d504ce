import { instantAt } from '../../engines/calendar/index.ts'
import type { Period } from '../../modules/dossiers/index.ts'
import { vietnamDate } from '../../platform/i18n/format.ts'
import type { Translate } from '../../platform/i18n/translator.ts'

/** A part of a year, by the name it has in the address: `thang-11`, `quy-4`, `ca-nam`. */
export interface FigurePeriod extends Period {
  readonly year: number
  readonly key: string
}

export const FIGURE_PERIODS: readonly string[] = [
  'ca-nam',
  ...[1, 2, 3, 4].map((quarter) => `quy-${quarter}`),
  ...Array.from({ length: 12 }, (_, index) => `thang-${index + 1}`),
]

export function figurePeriodWords(key: string, t: Translate): string {
  const [kind, number] = key.split('-')
  if (kind === 'quy') return t(`Quý ${number}`, `Quarter ${number}`)
  if (kind === 'thang') return t(`Tháng ${number}`, `Month ${number}`)
  return t('Cả năm', 'The whole year')
}

/** What was asked for; the month of `now` where that makes no sense. */
export function figurePeriod(
  asked: { readonly year?: string; readonly key?: string },
  now: Date,
): FigurePeriod {
  const [thisYear = 0, thisMonth = 0] = vietnamDate(now).split('-').map(Number)
  const year = /^20\d\d$/.test(asked.year ?? '') ? Number(asked.year) : thisYear
  const key = FIGURE_PERIODS.find((known) => known === asked.key) ?? `thang-${thisMonth}`
  const [first, last] = monthsOf(key)
  return { year, key, from: startOfMonth(year, first), until: startOfMonth(year, last + 1) }
}

function monthsOf(key: string): readonly [first: number, last: number] {
  const [kind, number] = key.split('-')
  if (kind === 'quy') return [Number(number) * 3 - 2, Number(number) * 3]
  return kind === 'thang' ? [Number(number), Number(number)] : [1, 12]
}

function startOfMonth(year: number, month: number): Date {
  const [ofYear, ofMonth] = month > 12 ? [year + 1, month - 12] : [year, month]
  return instantAt(`${ofYear}-${String(ofMonth).padStart(2, '0')}-01`, '00:00')
}
