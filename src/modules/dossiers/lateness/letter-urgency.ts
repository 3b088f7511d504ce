import { addWorkingDays, type WorkCalendar } from '../../../engines/calendar/index.ts'
import { apologyDueAt, type RuleProfile } from '../../../engines/clock/index.ts'

/**
 * Why a file stands on the list of heads: past its date without a letter; the letter should be out already; it must be
 * out by the end of the next working day; or the date nears or is past and the rules allow no further letter.
 */
export const LETTER_URGENCIES = ['overdue', 'letter-late', 'letter-soon', 'promised-again'] as const
export type LetterUrgency = (typeof LETTER_URGENCIES)[number]

export interface LetterQuestion {
  readonly profile: RuleProfile
  readonly calendar: WorkCalendar
  readonly dueAt: Date
  /** Letters sent so far. */
  readonly extensions: number
  readonly now: Date
}

/** Undefined while the head has nothing to decide. Căn cứ: Nghị định 61/2018/NĐ-CP, Điều 19 khoản 9. */
export function letterUrgency({
  profile,
  calendar,
  dueAt,
  extensions,
  now,
}: LetterQuestion): LetterUrgency | undefined {
  const letterBy = apologyDueAt(profile, calendar, dueAt)
  if (letterBy > addWorkingDays(calendar, now, 1)) return undefined
  const allowed = profile.rules.extensionsAllowed.value
  if (allowed !== null && extensions >= allowed) return 'promised-again'
  if (now > dueAt) return 'overdue'
  return now > letterBy ? 'letter-late' : 'letter-soon'
}
