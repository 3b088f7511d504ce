import { addWorkingHours, addWorkingDays, type WorkCalendar } from '../../engines/calendar/index.ts'
import { findStep, type ProcessGraph } from '../../engines/workflow/index.ts'
import type { Db } from '../../platform/db/database.ts'
import type { DossierContext } from './context.ts'
import type { NewEvent, RecordedActor } from './dossier-event.ts'
import { projectDossier, type TaskDueTimes } from './dossier-projection.ts'
import type { DossierState, OpenTask } from './dossier-state.ts'
import { applyEvent } from './reduce-dossier.ts'
import { chainEvents } from './dossier-store.ts'
import type { LoadedDossier } from './load-dossier.ts'
import { noticesOf } from './tell-applicant.ts'
import { writeAct } from './write-act.ts'

// Căn cứ: Nghị định 45/2020/NĐ-CP: an online dossier is answered within 8 working hours.
const REPLY_WORKING_HOURS = 8

/** Until when the desk must have answered a dossier that waits for reception. */
export function replyDueAt(calendar: WorkCalendar, { since }: Pick<OpenTask, 'since'>): Date {
  return addWorkingHours(calendar, since, REPLY_WORKING_HOURS)
}

/** When each open step is due, by the plan of the process and the calendar of the agency that holds it. */
export function taskDueTimes(graph: ProcessGraph, calendar: WorkCalendar): TaskDueTimes {
  return {
    // From when the desk can act: after a supplement the time begins again.
    replyDueAt: (task) => replyDueAt(calendar, task),
    stepDueAt: (task) => {
      const days = findStep(graph, task.stepId)?.days ?? 0
      return days > 0 ? addWorkingDays(calendar, task.since, days) : null
    },
  }
}

/**
 * Writes what was decided: events, projection, audit row, and the words to the applicant, all in the
 * caller's transaction. Returns the new state.
 */
export async function recordEvents(
  ctx: DossierContext,
  tx: Db,
  loaded: LoadedDossier,
  act: { readonly actor: RecordedActor; readonly events: readonly NewEvent[] },
): Promise<DossierState> {
  const { state, graph } = loaded
  const at = ctx.clock.now()
  const chained = chainEvents(state.id, { seq: state.lastSeq, digest: loaded.digest }, { at, ...act })
  for (const { event } of chained) applyEvent(state, graph, event)
  const lastDigest = chained.at(-1)?.digest ?? loaded.digest
  const calendar = ctx.directory.calendarOf(state.agencyId)
  await writeAct(ctx, tx, {
    dossierId: state.id,
    at,
    actor: act.actor,
    chained,
    projection: projectDossier(state, lastDigest, taskDueTimes(graph, calendar)),
    notices: noticesOf(
      state,
      chained.map(({ event }) => event),
    ),
  })
  return state
}
