import {
  addWorkingDays,
  CalendarRangeError,
  type IsoDate,
  localDateAt,
} from '../../engines/calendar/index.ts'
import { apologyDueAt, readClock, type RuleProfile } from '../../engines/clock/index.ts'
import { findStep, nextSteps, type ProcessGraph } from '../../engines/workflow/index.ts'
import type { Directory } from '../organizations/index.ts'
import { clockInputOf, type TimedDossier } from './dossier-clock.ts'

/** What the rules of a dossier's day say of an apology with a new date now. */
export interface ExtensionStanding {
  readonly profile: RuleProfile
  /** The date that stands, and the one of the receipt. */
  readonly dueAt: Date
  readonly originalDueAt: Date
  /** When the letter must be out. */
  readonly letterBy: Date
  readonly isLate: boolean
  /** A day that leaves what is still to do its planned time; undefined beyond the end of the calendar. */
  readonly proposedDay: IsoDate | undefined
}

/** Undefined before reception: nothing was promised yet. */
export function extensionStanding(
  ctx: { readonly directory: Directory },
  dossier: TimedDossier,
  now: Date,
): ExtensionStanding | undefined {
  const input = clockInputOf(ctx, dossier, now)
  if (!input) return undefined
  const { state } = dossier
  const reading = readClock(input)
  // What was promised stands, also where a calendar changed since would promise less.
  const dueAt = state.dueAt ?? reading.dueAt
  const letterBy = apologyDueAt(input.profile, input.calendar, dueAt)
  return {
    profile: input.profile,
    dueAt,
    originalDueAt: state.originalDueAt ?? reading.originalDueAt,
    letterBy,
    isLate: now > letterBy,
    proposedDay: proposedDay(ctx, dossier, { now, dueAt }),
  }
}

/** From today the planned days of the steps ahead, and at least one working day after the date that was promised. */
function proposedDay(
  { directory }: { readonly directory: Directory },
  { state, graph }: TimedDossier,
  { now, dueAt }: { readonly now: Date; readonly dueAt: Date },
): IsoDate | undefined {
  const calendar = directory.calendarOf(state.agencyId)
  const days = Math.max(1, ...state.tasks.map(({ stepId }) => Math.ceil(daysAhead(graph, stepId))))
  try {
    const ends = [addWorkingDays(calendar, now, days), addWorkingDays(calendar, dueAt, 1)]
    return localDateAt(new Date(Math.max(...ends.map((end) => end.getTime()))))
  } catch (error) {
    if (error instanceof CalendarRangeError) return undefined
    throw error
  }
}

/** Planned working days on the longest way from a step to the end, the step itself included; loops count once. */
function daysAhead(graph: ProcessGraph, stepId: string, passed: readonly string[] = []): number {
  if (passed.includes(stepId)) return 0
  const rest = nextSteps(graph, stepId).map((next) => daysAhead(graph, next, [...passed, stepId]))
  return (findStep(graph, stepId)?.days ?? 0) + Math.max(0, ...rest)
}
