import { localDateAt } from '../../engines/calendar/index.ts'
import type { LedgerEntry } from '../../engines/clock/index.ts'
import type { IsoDate } from '../../platform/i18n/format.ts'
import type { Translate } from '../../platform/i18n/translator.ts'
import { deadlineWords } from '../words/index.ts'
import type { DossierLedger } from './dossier-ledger.ts'
import { durationWords, officeDayMinutes } from './duration-words.ts'

const DAY_MS = 24 * 3_600_000

/** What of a ledger tells why its date is the one it is. */
export type Promised = Pick<DossierLedger, 'input' | 'reading' | 'dueAt' | 'past' | 'ahead'>

/** Why the date, in one line: "10 ngày làm việc, không tính ngày nhận, nghỉ lễ 02/9". */
export function dueReason(ledger: Promised, t: Translate): string {
  const { limit } = ledger.input
  const term = termOf(ledger)
  const excluded = [...startDays(term, t), ...daysOff(term, t)]
  const parts = [
    deadlineWords(limit, t),
    limit.unit === 'calendar_day' && t('tính cả ngày nghỉ', 'days of rest included'),
    excluded.length > 0 && t(`không tính ${excluded.join(', ')}`, `not counting ${excluded.join(', ')}`),
    ...waits(ledger, term, t),
    has(term, 'moved_on') &&
      t(
        'hết hạn vào ngày nghỉ nên chuyển sang ngày làm việc tiếp theo',
        'moved on to the next working day from a day of rest',
      ),
    has(term, 'extended') && t('đã xin lỗi và hẹn lại', 'with the new date after an apology'),
    ledger.dueAt > ledger.reading.dueAt && t('giữ ngày đã hẹn', 'the date promised before is kept'),
  ]
  return parts.filter((part) => part !== false).join(', ')
}

const has = (term: readonly LedgerEntry[], code: string) => term.some((entry) => entry.code === code)

/** The lines of the term that counts: after complete papers it began anew, and what was before does not matter. */
function termOf({ past, ahead, reading }: Promised): readonly LedgerEntry[] {
  const all = [...past, ...ahead].filter(({ from }) => from < reading.dueAt)
  const anew = all.findLastIndex(
    ({ code }, index) => code === 'completion_day' && all[index - 1]?.code !== code,
  )
  return anew < 0 ? all : all.slice(anew)
}

function startDays(term: readonly LedgerEntry[], t: Translate): readonly string[] {
  if (has(term, 'completion_day')) return [t('ngày nhận đủ giấy tờ', 'the day the papers were complete')]
  return has(term, 'reception_day') ? [t('ngày nhận', 'the day of reception')] : []
}

/** Days off that are not those of every week, by kind: "nghỉ lễ 30/4–01/5", "nghỉ bù 02/5". */
function daysOff(term: readonly LedgerEntry[], t: Translate): readonly string[] {
  const byName = new Map<string, Set<IsoDate>>()
  for (const entry of term) {
    const name = nameOfRest(entry, t)
    if (name === undefined) continue
    const days = byName.get(name) ?? new Set()
    for (let at = entry.from.getTime(); at < entry.to.getTime(); at += DAY_MS)
      days.add(localDateAt(new Date(at)))
    byName.set(name, days)
  }
  return [...byName].map(
    ([name, days]) =>
      `${name} ${runsOf([...days])
        .map(([a, b]) => rangeWords(a, b, t))
        .join(', ')}`,
  )
}

function nameOfRest({ code, reason }: LedgerEntry, t: Translate): string | undefined {
  if (code === 'compensatory') return t('nghỉ bù', 'days in lieu')
  if (code === 'swap_off') return t('nghỉ hoán đổi', 'swapped days off')
  if (code !== 'holiday') return undefined
  return reason.vi.startsWith('Tết Nguyên đán') ? t('nghỉ Tết', 'Lunar New Year') : t('nghỉ lễ', 'holidays')
}

/** Neighbouring days as one stretch each. */
function runsOf(days: readonly IsoDate[]): readonly (readonly [IsoDate, IsoDate])[] {
  const runs: [IsoDate, IsoDate][] = []
  for (const day of days.toSorted()) {
    const last = runs.at(-1)
    if (last && Date.parse(day) - Date.parse(last[1]) === DAY_MS) last[1] = day
    else runs.push([day, day])
  }
  return runs
}

function rangeWords(from: IsoDate, to: IsoDate, t: Translate): string {
  return from === to ? dayWords(from, t) : `${dayWords(from, t)}–${dayWords(to, t)}`
}

/** `02/9`: a 0 before days under 10 and months 1 and 2, as Vietnamese papers write it; in English `02/09`. */
function dayWords(day: IsoDate, t: Translate): string {
  const [, month = '', date = ''] = day.split('-')
  return t(`${date}/${Number(month) > 2 ? Number(month) : month}`, `${date}/${month}`)
}

/** What the clock stood still for, and how long. */
function waits({ input }: Promised, term: readonly LedgerEntry[], t: Translate): readonly string[] {
  const minutesOf = (code: string) =>
    term.reduce((sum, entry) => (entry.code === code ? sum + entry.workingMinutes : sum), 0)
  const day = officeDayMinutes(input.calendar, input.receivedAt)
  const papers = minutesOf('waiting_for_supplement')
  const payment = minutesOf('waiting_for_payment')
  return [
    papers > 0 &&
      t(
        `dừng ${durationWords(papers, day, t)} chờ bổ sung`,
        `paused ${durationWords(papers, day, t)} for papers`,
      ),
    payment > 0 &&
      t(
        `dừng ${durationWords(payment, day, t)} chờ nộp tiền`,
        `paused ${durationWords(payment, day, t)} for a payment`,
      ),
  ].filter((part) => part !== false)
}
