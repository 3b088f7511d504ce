import { localDateAt, type TimeLimit } from '../../engines/calendar/index.ts'
import {
  type ClockInput,
  type ClockReading,
  forecastLedger,
  type Holder,
  type LedgerEntry,
  readClock,
} from '../../engines/clock/index.ts'
import { clockInputOf, type DossierState, holderOf, type TimedDossier } from '../../modules/dossiers/index.ts'
import type { Directory } from '../../modules/organizations/index.ts'

/** What time says of a dossier, ready to be put into words. */
export interface DossierLedger {
  /** The agency that promised the date: its desk and its units have names. */
  readonly agencyId: string
  readonly input: ClockInput
  readonly reading: ClockReading
  /** The date that stands: as promised, also where a day off taken back since would make it earlier. */
  readonly dueAt: Date
  /** The date of the receipt. */
  readonly firstDueAt: Date
  /** Against the date that stands. */
  readonly late: boolean
  /** From reception to the end, or to now. */
  readonly past: readonly LedgerEntry[]
  /** From now to the due date, if nothing happens; while something is waited for, if it came now. */
  readonly ahead: readonly LedgerEntry[]
  /** Who has it, and since when without a break; nobody once the clock has ended. */
  readonly heldBy: { readonly holder: Holder; readonly since: Date } | undefined
}

type LedgerContext = { readonly directory: Directory }

/** The ledger of days of a dossier at a moment; undefined before reception, when nothing was promised. */
export function dossierLedger(
  ctx: LedgerContext,
  dossier: TimedDossier,
  now: Date,
): DossierLedger | undefined {
  const { lastEventAt } = dossier.state
  // A clock set back by a second must not make a page of what has just been done impossible.
  const input = clockInputOf(ctx, dossier, now < lastEventAt ? lastEventAt : now)
  return input && ledgerOf(input, dossier.state)
}

/** As it stood at reception: what the receipt promised, whatever has happened since. */
export function receptionLedger(ctx: LedgerContext, dossier: TimedDossier): DossierLedger | undefined {
  const { state, events } = dossier
  const place = events.findIndex(({ type }) => type === 'received')
  const received = events[place]
  if (received?.type !== 'received' || !state.receivedAt) return undefined
  const { calendarVersion, dueAt } = received.data
  const then = { ...state, calendarVersion, dueAt: new Date(dueAt), originalDueAt: new Date(dueAt) }
  const input = clockInputOf(
    ctx,
    { ...dossier, state: then, events: events.slice(0, place + 1) },
    state.receivedAt,
  )
  // Whom it went to does not change the promise, and its moment may lie after that of the filing.
  return input && ledgerOf({ ...input, events: [] }, then)
}

/** What would be promised to somebody whose papers are accepted at that moment. */
export function promisedLedger(
  { directory }: LedgerContext,
  { agencyId, limit, at }: { readonly agencyId: string; readonly limit: TimeLimit; readonly at: Date },
): Pick<DossierLedger, 'input' | 'reading' | 'dueAt' | 'past' | 'ahead'> {
  const profile = directory.rulesOn(localDateAt(at))
  const calendar = directory.calendarOf(agencyId)
  const input = { profile, calendar, limit, receivedAt: at, now: at, events: [] }
  const reading = readClock(input)
  return { input, reading, dueAt: reading.dueAt, past: [], ahead: joined(forecastLedger(input)) }
}

function ledgerOf(input: ClockInput, state: DossierState): DossierLedger {
  const reading = readClock(input)
  const past = joined(reading.ledger)
  const dueAt = state.dueAt && state.dueAt > reading.dueAt ? state.dueAt : reading.dueAt
  return {
    agencyId: state.agencyId,
    input,
    reading,
    dueAt,
    firstDueAt: state.originalDueAt ?? reading.originalDueAt,
    late: (reading.endedAt ?? input.now) > dueAt,
    past,
    ahead: joined(forecastLedger(input)),
    heldBy: heldBy(reading, past, { holder: holderOf(state) ?? 'desk', now: input.now }),
  }
}

function heldBy(
  { state, endedAt }: ClockReading,
  past: readonly LedgerEntry[],
  standing: { readonly holder: Holder; readonly now: Date },
): DossierLedger['heldBy'] {
  if (endedAt) return undefined
  const holder: Holder =
    state === 'paused_supplement' ? 'applicant' : state === 'paused_financial' ? 'treasury' : standing.holder
  const others = past.findLastIndex((entry) => entry.holder !== holder)
  return { holder, since: past[others + 1]?.from ?? standing.now }
}

/** Lines that say the same of neighbouring days are one line. */
function joined(entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  const lines: LedgerEntry[] = []
  for (const entry of entries) {
    const last = lines.at(-1)
    if (!last || !isSame(last, entry)) {
      lines.push(entry)
      continue
    }
    lines[lines.length - 1] = {
      ...last,
      to: entry.to,
      amount: last.amount + entry.amount,
      workingMinutes: last.workingMinutes + entry.workingMinutes,
    }
  }
  return lines
}

function isSame(a: LedgerEntry, b: LedgerEntry): boolean {
  return (
    a.code === b.code &&
    a.holder === b.holder &&
    a.calendar === b.calendar &&
    a.rule === b.rule &&
    a.reason.vi === b.reason.vi
  )
}
