import { readClock } from '../../../engines/clock/index.ts'
import { isSameStep, type Places, placeSteps } from '../../../engines/workflow/index.ts'
import { timeLimitOf } from '../../catalog/index.ts'
import type { DossierContext } from '../context.ts'
import { clockInputOf } from '../dossier-clock.ts'
import type { EventOf, NewEvent, StepOwner } from '../dossier-event.ts'
import type { LoadedDossier } from '../load-dossier.ts'
import { missingPapers } from '../required-papers.ts'
import { changedParts, type RevisionChange } from './revision-change.ts'

type MoveContext = Pick<DossierContext, 'catalog' | 'directory' | 'clock'>

type Moved = Extract<NewEvent, { type: 'moved_to_revision' }>

export interface Move {
  readonly change: RevisionChange
  readonly places: Places
  readonly askedPaperIds: readonly string[]
  /** Null where it may move without anybody deciding. */
  readonly reason: string | null
  readonly runId?: string
}

/** Papers that the new revision wants and the old one did not, and that are not there. */
export function newlyMissing({ state }: LoadedDossier, { from, target }: RevisionChange) {
  const before = new Set(missingPapers(from.record, { ...state.content, papers: [] }).map(({ id }) => id))
  return missingPapers(target.record, state.content).filter(({ id }) => !before.has(id))
}

/** The event that moves a file; undefined where these steps cannot be open together. */
export function movedEvent(ctx: MoveContext, loaded: LoadedDossier, move: Move): Moved | undefined {
  const { state, graph } = loaded
  const { change, places, askedPaperIds, reason, runId } = move
  const { target, content } = change
  const processes = { from: graph, to: content.after.graph }
  if (!placeSteps(processes, state.process, places).ok) return undefined
  const notAsked = [...state.notAskedPapers, ...newlyMissing(loaded, change).map(({ id }) => id)]
  const wanted = new Set(target.record.papers.map(({ id }) => id))
  return {
    type: 'moved_to_revision',
    data: {
      fromRevision: state.revision,
      revision: target.revision,
      decisionNumber: target.decision?.number ?? null,
      ...(runId === undefined ? {} : { runId }),
      changedParts: changedParts(change),
      places,
      stepOwners: ownersAfter(ctx, loaded, { change, places }),
      notAskedPaperIds: [...new Set(notAsked)].filter((id) => wanted.has(id) && !askedPaperIds.includes(id)),
      ...moreTime(ctx, loaded, change),
    },
    private: reason === null ? null : { reason },
  }
}

/** Open steps stay with who has them; the rest goes to whom the new revision names, where it names another than the old. */
function ownersAfter(
  { catalog }: MoveContext,
  { state, graph }: LoadedDossier,
  { change, places }: Pick<Move, 'change' | 'places'>,
): Readonly<Record<string, StepOwner>> {
  const { from, target, content } = change
  const { answers } = state.content
  const before = catalog.stepOwners(from, state.agencyId, answers)
  const after = catalog.stepOwners(target, state.agencyId, answers)
  const processes = { from: graph, to: content.after.graph }
  const kept = new Map(
    state.tasks
      .filter(({ token, stepId }) => places[token] === stepId && isSameStep(processes, stepId))
      .map(({ stepId, agencyId, unitId }) => [stepId, { agencyId, unitId }]),
  )
  return Object.fromEntries(
    Object.entries(after).map(([stepId, owner]) => {
      // A reorganisation may have passed the step on: that holds where both revisions name the same office.
      const standing = before[stepId]?.unitId === owner.unitId ? state.stepOwners[stepId] : undefined
      return [stepId, kept.get(stepId) ?? standing ?? owner]
    }),
  )
}

type Time = Pick<EventOf<'moved_to_revision'>['data'], 'limit' | 'dueAt' | 'calendarVersion'>

/** A longer limit is given to whoever is still in time; a shorter one, or one that hides a delay, changes nothing. */
function moreTime(ctx: MoveContext, loaded: LoadedDossier, { target }: RevisionChange): Time {
  const { state } = loaded
  const now = ctx.clock.now()
  const input = clockInputOf(ctx, loaded, now)
  if (!input || !state.dueAt) return {}
  const isWaiting = state.supplement !== null || state.financialDuty !== null
  if (!isWaiting && state.dueAt < now) return {}
  const calendar = ctx.directory.calendarOf(state.agencyId)
  const limit = timeLimitOf(target.record, state.channel)
  const { dueAt } = readClock({ ...input, calendar, limit })
  if (dueAt <= readClock({ ...input, calendar }).dueAt) return {}
  // While the applicant is waited for there is no date to move: his answer is counted by the new limit.
  if (isWaiting || dueAt <= state.dueAt) return { limit }
  return { limit, dueAt: dueAt.toISOString(), calendarVersion: calendar.version }
}
