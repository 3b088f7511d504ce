import { workingTimeBetween } from '../../engines/calendar/index.ts'
import type { Translate } from '../../platform/i18n/translator.ts'
import { timeLeft, timeLeftTone } from '../words/index.ts'
import type { DossierLedger } from './dossier-ledger.ts'
import { officeDayMinutes, workingTimeWords } from './duration-words.ts'

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
  return { words: timeLeft(input.calendar, at, dueAt, t), tone: timeLeftTone(at, soonUntil, dueAt) }
}

/** Whether it is, or was, late against a date, and by how much office time. */
export function latenessWords(
  { reading, input }: Pick<DossierLedger, 'reading' | 'input'>,
  dueAt: Date,
  t: Translate,
): string {
  const until = reading.endedAt ?? input.now
  if (until <= dueAt) return reading.endedAt ? t('đúng hẹn', 'on time') : t('chưa trễ', 'not late')
  const minutes = workingTimeBetween(input.calendar, dueAt, until)
  if (minutes < 1) return t('trễ, ngoài giờ làm việc', 'late, outside office hours')
  const amount = workingTimeWords(minutes, officeDayMinutes(input.calendar, input.receivedAt), t)
  return t(`trễ ${amount}`, `late by ${amount}`)
}
