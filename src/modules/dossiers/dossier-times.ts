import { addWorkingDays, localDateAt } from '../../engines/calendar/index.ts'
import { onlineReplyDueAt, readClock } from '../../engines/clock/index.ts'
import { findStep } from '../../engines/workflow/index.ts'
import type { Directory } from '../organizations/index.ts'
import { clockInputOf, type TimedDossier } from './dossier-clock.ts'
import type { DossierTimes } from './dossier-projection.ts'
import type { OpenTask } from './dossier-state.ts'

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
    ended: () => {
      if (!state.finishedAt) return null
      const input = clockInputOf(ctx, dossier, state.finishedAt)
      return input ? readClock(input) : null
    },
  }
}
