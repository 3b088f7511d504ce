import type { LedgerEntry, LedgerKind } from '../../engines/clock/index.ts'
import { formatNumber } from '../../platform/i18n/format.ts'
import type { Locale, Translate } from '../../platform/i18n/translator.ts'
import { type Html, html, table, type TableCell, tag } from '../../ui/index.ts'
import type { DossierLedger } from './dossier-ledger.ts'
import { durationWords, officeDayMinutes } from './duration-words.ts'
import { holderWords, type LedgerSpeech } from './holder-words.ts'
import { periodWords } from './period-words.ts'

export interface DayBookSpeech extends LedgerSpeech {
  readonly locale: Locale
}

/**
 * The days of a dossier in one table: what has passed, then what is still to come until the due date. The amounts and
 * minutes shown add up to the sums shown.
 */
export function dayBook(speech: DayBookSpeech, ledger: DossierLedger): Html {
  const { t } = speech
  const row = rowWriter(speech, ledger)
  const rows = [
    ...ledger.past.map((entry) => row(entry, false)),
    sumRow(speech, ledger, { entries: ledger.past, label: t('Cộng đến nay', 'Sum until now') }),
    ...ledger.ahead.map((entry) => row(entry, true)),
    ledger.ahead.length > 0 &&
      sumRow(speech, ledger, { entries: ledger.ahead, label: t('Cộng dự kiến', 'Sum to come') }),
  ]
  return table({
    classes: 'stacked-table day-book',
    caption: t('Sổ ngày của hồ sơ', 'The book of days'),
    captionClasses: 'govuk-visually-hidden',
    head: columnsOf(speech).map((text) => ({ text })),
    rows,
  })
}

function columnsOf({ t, audience }: LedgerSpeech): readonly string[] {
  return [
    t('Thời gian', 'When'),
    t('Tính vào thời hạn', 'Counted'),
    t('Giờ làm việc', 'Office time'),
    t('Vì sao', 'Why'),
    t('Ai giữ hồ sơ', 'Who had it'),
    ...(audience === 'officer' ? [t('Lịch', 'Calendar')] : []),
  ]
}

const KIND_TAGS: Readonly<Record<LedgerKind, string>> = {
  counted: 'govuk-tag--blue',
  not_counted: 'govuk-tag--grey',
  paused: 'govuk-tag--yellow',
}

function rowWriter(speech: DayBookSpeech, ledger: DossierLedger) {
  const { t, audience, locale } = speech
  const columns = columnsOf(speech)
  const day = officeDayMinutes(ledger.input.calendar, ledger.input.receivedAt)
  const amounts = new RunningAmounts()
  return (entry: LedgerEntry, isAhead: boolean): readonly TableCell[] => {
    const ahead = isAhead && html` <span class="day-book__ahead">${t('dự kiến', 'to come')}</span>`
    const amount = amounts.next(entry, isAhead)
    const cells = [
      html`${periodWords(entry.from, entry.to, t)}${ahead}`,
      html`${tag({ text: kindWords(entry, t), classes: tagOf(entry) })} ${entry.kind === 'counted' && amountWords(amount, ledger, { t, locale })}`,
      minutesCell(entry.workingMinutes, day, t),
      html`${t(entry.reason.vi, entry.reason.en)}<span class="day-book__rule">${entry.rule}</span>`,
      holderWords(speech, entry.holder, ledger.agencyId),
      ...(audience === 'officer' ? [entry.calendar.replaceAll('+', ' + ')] : []),
    ]
    return cells.map((text, index) => ({ text, attributes: { 'data-label': columns[index] ?? '' } }))
  }
}

function tagOf({ kind, code }: LedgerEntry): string {
  return code === 'overdue' ? 'govuk-tag--red' : KIND_TAGS[kind]
}

function kindWords({ kind, code }: LedgerEntry, t: Translate): string {
  if (code === 'overdue') return t('Quá hạn', 'Overdue')
  if (kind === 'paused') return t('Tạm dừng', 'Paused')
  return kind === 'counted' ? t('Tính', 'Counted') : t('Không tính', 'Not counted')
}

function minutesCell(minutes: number, day: number, t: Translate): Html {
  return html`<data value="${minutes}">${durationWords(minutes, day, t)}</data>`
}

type Words = { readonly t: Translate; readonly locale: Locale }

/** An amount in the unit of the limit: "3,44 ngày", "5 giờ". */
function amountWords(amount: number, { input }: DossierLedger, { t, locale }: Words): string {
  const number = formatNumber(amount, locale)
  return input.limit.unit === 'working_hour'
    ? t(`${number} giờ`, `${number} ${amount === 1 ? 'hour' : 'hours'}`)
    : t(`${number} ngày`, `${number} ${amount === 1 ? 'day' : 'days'}`)
}

/** What a counted line counts towards: the limit itself, the time after a new date, or lateness. */
type Account = 'term' | 'extended' | 'overdue'

function accountOf({ code }: LedgerEntry): Account {
  return code === 'extended' || code === 'overdue' ? code : 'term'
}

const twoDecimals = (amount: number) => Math.round(amount * 100) / 100

/** Cuts what each line shows from one running sum, so that rounded lines add up to the rounded sum. */
class RunningAmounts {
  readonly #sums = new Map<string, number>()

  next(entry: LedgerEntry, isAhead: boolean): number {
    const key = `${accountOf(entry)} ${isAhead}`
    const before = this.#sums.get(key) ?? 0
    this.#sums.set(key, before + entry.amount)
    return twoDecimals(twoDecimals(before + entry.amount) - twoDecimals(before))
  }
}

function sumRow(
  speech: DayBookSpeech,
  ledger: DossierLedger,
  { entries, label }: { readonly entries: readonly LedgerEntry[]; readonly label: string },
): readonly TableCell[] {
  const { t } = speech
  const columns = columnsOf(speech)
  const day = officeDayMinutes(ledger.input.calendar, ledger.input.receivedAt)
  const minutes = entries.reduce((sum, entry) => sum + entry.workingMinutes, 0)
  const cells = [html`${label}`, html`${sumWords(speech, ledger, entries)}`, minutesCell(minutes, day, t)]
  return [
    ...cells.map((text, index) => ({
      text,
      classes: 'day-book__sum',
      attributes: { 'data-label': columns[index] ?? '' },
    })),
    { text: '', classes: 'day-book__sum day-book__rest', colspan: columns.length - cells.length },
  ]
}

function sumWords(
  { t, locale }: DayBookSpeech,
  ledger: DossierLedger,
  entries: readonly LedgerEntry[],
): string {
  const sumOf = (account: Account) =>
    twoDecimals(entries.reduce((sum, entry) => (accountOf(entry) === account ? sum + entry.amount : sum), 0))
  const words = (amount: number) => amountWords(amount, ledger, { t, locale })
  const [extended, overdue] = [sumOf('extended'), sumOf('overdue')]
  return [
    words(sumOf('term')),
    runsToEndOfDay(ledger, entries) &&
      t('tính đến hết ngày làm việc cuối', 'counted to the end of the last working day'),
    extended > 0 && t(`sau hẹn lại ${words(extended)}`, `after the apology ${words(extended)}`),
    overdue > 0 && t(`quá hạn ${words(overdue)}`, `overdue ${words(overdue)}`),
  ]
    .filter((part) => part !== false)
    .join('; ')
}

/** A term of days whose last day was full before its end runs to the end of it: a little more than the limit is counted. */
function runsToEndOfDay(
  { input, reading, past, ahead }: DossierLedger,
  entries: readonly LedgerEntry[],
): boolean {
  const { amount, unit } = input.limit
  if (amount === 0 || (unit !== 'working_day' && unit !== 'calendar_day')) return false
  const beginsAnew =
    reading.state === 'paused_supplement' && input.profile.rules.supplementEffect.value === 'restart'
  const counted = entries === ahead && !beginsAnew ? [...past, ...ahead] : entries
  const sum = counted.reduce(
    (total, entry) =>
      entry.kind === 'counted' && accountOf(entry) === 'term' ? total + entry.amount : total,
    0,
  )
  return twoDecimals(sum) > amount
}
