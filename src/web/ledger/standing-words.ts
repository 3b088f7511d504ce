import { workingTimeBetween } from '../../engines/calendar/index.ts'
import type { Translate } from '../../platform/i18n/translator.ts'
import { timeLeft, timeLeftTone } from '../words/index.ts'
import type { DossierLedger } from './dossier-ledger.ts'
import { durationWords, officeDayMinutes } from './duration-words.ts'
import { holderSums } from './holder-sums.page.ts'

export interface Standing {
  readonly words: string
  readonly tone: 'calm' | 'soon' | 'late' | 'paused'
}

/** How a dossier stands with its time, in a few words: what is waited for, time left, or how late it is. */
export function standingOf(
  { reading, input, dueAt, late }: DossierLedger,
  soonUntil: Date,
  t: Translate,
): Standing {
  const { state, endedAt } = reading
  if (state === 'paused_supplement')
    return { words: t('đang chờ bổ sung', 'waiting for papers'), tone: 'paused' }
  if (state === 'paused_financial')
    return { words: t('đang chờ nộp tiền', 'waiting for a payment'), tone: 'paused' }
  if (endedAt && !late) return { words: t('đúng hẹn', 'on time'), tone: 'calm' }
  const at = endedAt ?? input.now
  const words = late ? lateBy(input, { dueAt, until: at }, t) : timeLeft(input.calendar, at, dueAt, t)
  return { words, tone: timeLeftTone(at, soonUntil, dueAt) }
}

/** Beside a date that depends on something that is waited for. */
export function dateCondition({ reading }: Pick<DossierLedger, 'reading'>, t: Translate): string | undefined {
  if (reading.state === 'paused_supplement') return t('nếu bổ sung ngay bây giờ', 'if the papers came now')
  return reading.state === 'paused_financial'
    ? t('nếu nộp tiền ngay bây giờ', 'if it were paid now')
    : undefined
}

/** Whether it is, or was, late against a date, and by how much office time; while it waits it is not. */
export function latenessWords(
  { reading, input }: Pick<DossierLedger, 'reading' | 'input'>,
  dueAt: Date,
  t: Translate,
): string {
  const until = reading.endedAt ?? input.now
  if (until <= dueAt) return reading.endedAt ? t('đúng hẹn', 'on time') : t('chưa trễ', 'not late')
  if (dateCondition({ reading }, t)) return beforeThePause({ reading, input }, t)
  const words = lateBy(input, { dueAt, until }, t)
  return isOutsideHours(input, { dueAt, until }) ? words : t(`${words} làm việc`, `${words} of office time`)
}

/** The clock stands still: only what was late before counts. */
function beforeThePause({ reading, input }: Pick<DossierLedger, 'reading' | 'input'>, t: Translate): string {
  const late = holderSums({ reading }).reduce((sum, holder) => sum + holder.late, 0)
  if (late === 0) return t('đã qua, đồng hồ đang dừng', 'has passed while the clock is paused')
  const amount = durationWords(late, officeDayMinutes(input.calendar, input.receivedAt), t)
  return t(`trễ ${amount} làm việc trước khi dừng`, `late by ${amount} of office time before the pause`)
}

type Lateness = { readonly dueAt: Date; readonly until: Date }

function isOutsideHours({ calendar }: DossierLedger['input'], { dueAt, until }: Lateness): boolean {
  return workingTimeBetween(calendar, dueAt, until) < 1
}

function lateBy(input: DossierLedger['input'], lateness: Lateness, t: Translate): string {
  const { calendar, receivedAt } = input
  if (isOutsideHours(input, lateness)) return t('trễ, ngoài giờ làm việc', 'late, outside office hours')
  const minutes = workingTimeBetween(calendar, lateness.dueAt, lateness.until)
  const amount = durationWords(minutes, officeDayMinutes(calendar, receivedAt), t)
  return t(`trễ ${amount}`, `late by ${amount}`)
}
