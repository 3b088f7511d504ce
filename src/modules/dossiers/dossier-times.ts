import { addWorkingDays, localDateAt } from '../../engines/calendar/index.ts'
import { type ClockReading, onlineReplyDueAt, readClock } from '../../engines/clock/index.ts'
import { findStep } from '../../engines/workflow/index.ts'
import type { Directory } from '../organizations/index.ts'
import { clockInputOf, type TimedDossier } from './dossier-clock.ts'
import type { DossierTimes, ProjectedClock } from './dossier-projection.ts'
import type { DossierState, OpenTask } from './dossier-state.ts'

/**
 * Until when the desk must have answered a dossier that waits for reception, by the rules of the day: from when it can
 * act, so that after a supplement the time begins again.
 */
export function replyDueAt(directory: Directory, agencyId: string, { since }: Pick<OpenTask, 'since'>): Date {
  return onlineReplyDueAt(directory.rulesOn(localDateAt(since)), directory.calendarOf(agencyId), since)
}

/** The times of a dossier: its steps by the plan of the process, its end by the ledger of days. */
export function timesOf(ctx: { readonly directory: Directory }, dossier: TimedDossier): DossierTimes {
  const { state, graph } = dossier
  const calendar = ctx.directory.calendarOf(state.agencyId, state.calendarVersion)
  return {
    replyDueAt: (task) => replyDueAt(ctx.directory, state.agencyId, task),
    stepDueAt: (task) => {
      const days = findStep(graph, task.stepId)?.days ?? 0
      return task.answerBy ?? (days > 0 ? addWorkingDays(calendar, task.since, days) : null)
    },
    clock: () => {
      const input = clockInputOf(ctx, dossier, state.finishedAt ?? state.lastEventAt)
      return input ? projectedClock(dossier.state, readClock(input)) : null
    },
  }
}

function projectedClock(state: DossierState, reading: ClockReading): ProjectedClock {
  const { dueWithoutExtensionAt, runningWith, holders } = reading
  // A day off that was taken back does not make a promised date earlier.
  const promised = state.extensions === 0 ? state.dueAt : null
  return {
    lawfulDueAt: promised && promised > dueWithoutExtensionAt ? promised : dueWithoutExtensionAt,
    runningWith,
    minutes: holders as Readonly<Record<string, number>>,
    lateMinutes: minutesPastLimit(reading),
  }
}

/** Office minutes by holder after the legal limit, whatever new date was given; while the applicant was waited for nobody is late. */
export function minutesPastLimit({
  ledger,
  dueWithoutExtensionAt,
}: Pick<ClockReading, 'ledger' | 'dueWithoutExtensionAt'>): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {}
  for (const { from, kind, holder, workingMinutes } of ledger) {
    if (kind === 'paused' || from < dueWithoutExtensionAt) continue
    sums[holder] = (sums[holder] ?? 0) + workingMinutes
  }
  return sums
}
