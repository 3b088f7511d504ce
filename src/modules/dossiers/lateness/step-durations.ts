import { workingTimeBetween } from '../../../engines/calendar/index.ts'
import { type LedgerEntry, readClock } from '../../../engines/clock/index.ts'
import type { StepKind } from '../../../engines/workflow/index.ts'
import type { Directory } from '../../organizations/index.ts'
import { clockInputOf, type TimedDossier } from '../dossier-clock.ts'
import { applyEvent, reduceDossier } from '../reduce-dossier.ts'

export interface StepDuration {
  readonly stepId: string
  readonly kind: StepKind
  /** Office minutes from the beginning of the step to the result of the file, without what it was waited for. */
  readonly minutes: number
}

type Begun = Omit<StepDuration, 'minutes'> & { readonly since: Date }

/** How long it took from each step to the result; nothing of a file that has none. */
export function stepDurations(
  ctx: { readonly directory: Directory },
  dossier: TimedDossier,
): readonly StepDuration[] {
  const { state } = dossier
  const { finishedAt } = state
  if (!finishedAt || state.outcome === null) return []
  const input = clockInputOf(ctx, dossier, finishedAt)
  if (!input) return []
  const waits = readClock(input).ledger.filter(({ kind }) => kind === 'paused')
  return stepsBegun(dossier).map(({ since, ...step }) => {
    const waited = waits.reduce((sum, wait) => sum + minutesWithin(wait, since), 0)
    return { ...step, minutes: Math.round(workingTimeBetween(input.calendar, since, finishedAt) - waited) }
  })

  function minutesWithin({ from, to }: LedgerEntry, since: Date): number {
    if (to <= since || !input) return 0
    return workingTimeBetween(input.calendar, from > since ? from : since, to)
  }
}

/** Each step after reception with when it began, or went on after the applicant's answer: as open steps are measured. */
function stepsBegun({ state, events, processOf }: TimedDossier): readonly Begun[] {
  const begun = new Map<number, Begun>()
  const then = reduceDossier(state.id, processOf, events.slice(0, 1))
  for (const event of events.slice(1)) {
    applyEvent(then, processOf, event)
    if (!then.receivedAt || then.finishedAt) continue
    for (const { token, stepId, kind, since, waitingFor } of then.tasks)
      if (waitingFor === null) begun.set(token, { stepId, kind, since })
  }
  return [...begun.values()]
}
