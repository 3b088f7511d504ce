import {
  CalendarRangeError,
  positionAt,
  startOfDay,
  type TimeLimit,
  type WorkCalendar,
} from '../calendar/index.ts'
import { buildLedger, type LedgerEntry, type Stage } from './build-ledger.ts'
import { type ClockInput, ClockInputError, type Holder } from './clock-input.ts'
import { endOfExtension, endOfTerm, pausesOf, type Term, type TermEnd } from './count-term.ts'
import { type ClockFlag, flagsOf } from './clock-flags.ts'
import { financialPause, type LedgerReason, REASONS, restarted, supplementPause } from './ledger-reason.ts'
import { type ClockState, type Life, readLife, type Span } from './read-life.ts'
import type { RuleProfile } from './rule-profile.ts'

/** Everything time says of a file at a moment. */
export interface ClockReading {
  /** When the result is due. While papers or a payment are waited for: as if they came now. */
  readonly dueAt: Date
  /** What the receipt of reception promised. */
  readonly originalDueAt: Date
  /** When it would be due without an apology and new date: pauses and new beginnings are in it. */
  readonly dueWithoutExtensionAt: Date
  readonly state: ClockState
  readonly endedAt: Date | null
  readonly late: boolean
  readonly lateAgainstOriginal: boolean
  /** Late as the law counts, were it not for the new date: what reports call late with an apology. */
  readonly lateWithoutExtension: boolean
  readonly ledger: readonly LedgerEntry[]
  /** Office minutes by holder; they add up to those of the whole life. */
  readonly holders: Readonly<Partial<Record<Holder, number>>>
  /** Office minutes after the due date by holder: who it was late with. */
  readonly lateHolders: Readonly<Partial<Record<Holder, number>>>
  /** Whose minutes run from now on; null while they stand still, and once the file has ended. */
  readonly runningWith: Holder | null
  readonly flags: readonly ClockFlag[]
  /** Profile and calendar as `id@version`. */
  readonly profile: string
  readonly calendar: string
}

/** Reads the clock of a file. Pure; the same events in any order give the same reading. */
export function readClock(input: ClockInput): ClockReading {
  const counted = count(input)
  const { life, dueAt, original, lawful } = counted
  const ledger = buildLedger({
    calendar: input.calendar,
    unit: input.limit.unit,
    spans: life.spans,
    stages: stagesOf(input, counted),
    pauseReasons: pauseReasonsOf(input.profile),
  })
  const { until } = life
  return {
    dueAt: new Date(dueAt),
    originalDueAt: new Date(original),
    dueWithoutExtensionAt: new Date(lawful),
    state: life.state,
    endedAt: life.ended ? new Date(until) : null,
    late: until > dueAt,
    lateAgainstOriginal: until > original,
    lateWithoutExtension: until > lawful,
    ledger,
    holders: sumMinutes(ledger),
    lateHolders: sumMinutes(ledger, REASONS.overdue.code),
    runningWith: life.ended || life.ahead.pause !== null ? null : life.ahead.holder,
    flags: flagsOf(input, life, (at) => dueAsOf(input, life, at)),
    profile: `${input.profile.id}@${input.profile.version}`,
    calendar: input.calendar.version,
  }
}

/**
 * The days between now and the due date, as the ledger will count them if nothing happens: with the
 * ledger itself the whole answer to "why this date".
 */
export function forecastLedger(input: ClockInput): readonly LedgerEntry[] {
  const counted = count(input)
  const { life, dueAt } = counted
  if (life.ended || dueAt <= life.until) return []
  const ahead: Span = { from: life.until, to: dueAt, holder: life.owner, pause: null }
  const start = life.supplementOpen && isRestart(input.profile) ? life.until : counted.start
  return buildLedger({
    calendar: input.calendar,
    unit: input.limit.unit,
    spans: [ahead],
    stages: stagesOf(input, { ...counted, start, standing: counted.ahead, standingDueAt: dueAt }).filter(
      ({ until }) => until > life.until,
    ),
    pauseReasons: pauseReasonsOf(input.profile),
  })
}

interface Counted {
  readonly life: Life
  /** When the limit began: at reception, or anew. */
  readonly start: number
  /** The term with what has happened: the one the ledger of the past is written by. */
  readonly standing: TermEnd
  readonly standingDueAt: number
  /** The same as if what is waited for came now. */
  readonly ahead: TermEnd
  readonly lawful: number
  readonly dueAt: number
  readonly original: number
}

function count(input: ClockInput): Counted {
  const { calendar, limit, profile } = input
  checkLimit(limit)
  const life = readLife(input)
  const pauses = pausesOf(life.spans)
  const cutOff = profile.rules.transferCutOff.value
  const endOf = (start: number, during: Term['pauses']) =>
    within(calendar, { start, limit, pauses: during, cutOff })
  const start = startOf(profile, life)
  const original = endOf(life.receivedAt, []).dueAt
  const standing = endOf(start, pauses)
  const ahead = life.supplementOpen && isRestart(profile) ? endOf(life.until, []) : standing
  const extension = extensionOf(profile, life)
  const extended = extension ? endOfExtension(calendar, extension, pauses) : 0
  return {
    life,
    start,
    standing,
    standingDueAt: Math.max(standing.dueAt, extended),
    ahead,
    lawful: ahead.dueAt,
    dueAt: Math.max(ahead.dueAt, extended),
    original,
  }
}

function startOf(profile: RuleProfile, life: Life): number {
  return (isRestart(profile) ? life.completedAt.at(-1) : undefined) ?? life.receivedAt
}

function isRestart(profile: RuleProfile): boolean {
  return profile.rules.supplementEffect.value === 'restart'
}

/** The last new date the profile allows; those beyond are flagged and move nothing. */
function extensionOf(profile: RuleProfile, { extensions }: Life) {
  const allowed = profile.rules.extensionsAllowed.value
  return extensions[Math.min(extensions.length, allowed ?? extensions.length) - 1]
}

/** What the due date was at an earlier moment, with the knowledge of then. */
function dueAsOf(input: ClockInput, life: Life, at: number): number {
  const spans = life.spans
    .filter(({ from }) => from < at)
    .map((span) => ({ ...span, to: Math.min(span.to, at) }))
  const completedAt = life.completedAt.filter((moment) => moment <= at)
  const start = startOf(input.profile, { ...life, completedAt })
  const cutOff = input.profile.rules.transferCutOff.value
  const { dueAt } = within(input.calendar, { start, limit: input.limit, pauses: pausesOf(spans), cutOff })
  const extension = extensionOf(input.profile, {
    ...life,
    extensions: life.extensions.filter((earlier) => earlier.at < at),
  })
  return extension ? Math.max(dueAt, endOfExtension(input.calendar, extension, pausesOf(spans))) : dueAt
}

function within(calendar: WorkCalendar, term: Term): TermEnd {
  try {
    return endOfTerm(calendar, term)
  } catch (error) {
    if (!(error instanceof CalendarRangeError)) throw error
    throw new ClockInputError(
      'limit.amount',
      `thời hạn kết thúc sau ngày cuối của lịch làm việc (${calendar.to})`,
      'the limit ends after the last day of the calendar',
    )
  }
}

const UNITS: readonly TimeLimit['unit'][] = ['working_day', 'calendar_day', 'working_hour', 'same_day']

function checkLimit({ amount, unit }: TimeLimit): void {
  if (!UNITS.includes(unit)) {
    throw new ClockInputError('limit.unit', `không có đơn vị "${String(unit)}"`, `one of ${UNITS.join(', ')}`)
  }
  if (!Number.isFinite(amount) || amount < 0) {
    throw new ClockInputError('limit.amount', 'phải là số không âm', 'must be a number of at least 0')
  }
  if (unit === 'calendar_day' && !Number.isInteger(amount)) {
    throw new ClockInputError('limit.amount', 'ngày liên tục phải là số nguyên', 'calendar days are whole')
  }
}

/** The stages of a life: before the limit began anew, its first day, the term, the new date, lateness. */
function stagesOf({ calendar, limit, profile }: ClockInput, counted: Counted): readonly Stage[] {
  const { life, start, standing, standingDueAt } = counted
  const stages: Stage[] = []
  if (start > life.receivedAt) {
    stages.push({ until: start, reason: restarted(profile.rules.supplementEffect.source), whole: true })
  }
  const firstDayCounts = limit.unit === 'working_hour' || limit.unit === 'same_day' || limit.amount === 0
  if (!firstDayCounts) {
    const until = startOfDay(calendar.firstDay + positionAt(calendar, start) + 1)
    const reasonOn = start > life.receivedAt ? REASONS.completionDay : REASONS.receptionDay
    stages.push({ until, reason: reasonOn(start), whole: true })
  }
  stages.push({ until: standing.countedUntil, reason: termReason(limit), whole: false })
  stages.push({ until: standing.dueAt, reason: REASONS.movedOn(standing.countedUntil), whole: true })
  stages.push({ until: standingDueAt, reason: REASONS.extended, whole: false })
  stages.push({ until: Number.POSITIVE_INFINITY, reason: REASONS.overdue, whole: false })
  return stages
}

function termReason({ unit, amount }: TimeLimit): LedgerReason {
  if (unit === 'calendar_day') return REASONS.calendarDay
  if (unit === 'working_hour') return REASONS.workingHour
  return unit === 'same_day' || amount === 0 ? REASONS.sameDay : REASONS.workingDay
}

function pauseReasonsOf({ rules }: RuleProfile) {
  const { source } = rules.pauses
  return { supplement: supplementPause(source), financial_duty: financialPause(source) }
}

function sumMinutes(entries: readonly LedgerEntry[], code?: string): Partial<Record<Holder, number>> {
  const sums: Partial<Record<Holder, number>> = {}
  for (const entry of entries) {
    if (code !== undefined && entry.code !== code) continue
    sums[entry.holder] = (sums[entry.holder] ?? 0) + entry.workingMinutes
  }
  return sums
}
