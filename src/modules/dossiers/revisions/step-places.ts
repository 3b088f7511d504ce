import {
  firstStep,
  isSameStep,
  listSteps,
  type Places,
  type ProcessStep,
  STEP_KINDS,
} from '../../../engines/workflow/index.ts'
import type { DossierState, OpenTask } from '../dossier-state.ts'
import type { RevisionChange } from './revision-change.ts'

/** An open step that the new process does not have, and where the file may go on instead. */
export interface StepToPlace {
  readonly task: OpenTask
  readonly candidates: readonly ProcessStep[]
  /** The only one of the same kind and role; nobody has decided so yet. */
  readonly likely: string | undefined
}

/** Where an open step goes on by itself: where its work is in the new process too, or before anybody looked at it. */
function placeOf(state: DossierState, { content }: RevisionChange, task: OpenTask): string | undefined {
  const { before, after } = content
  if (isSameStep({ from: before.graph, to: after.graph }, task.stepId)) return task.stepId
  return state.receivedAt ? undefined : firstStep(after.graph)
}

/** Open steps a person has to find a place for. */
export function stepsToPlace(state: DossierState, change: RevisionChange): readonly StepToPlace[] {
  return state.tasks
    .filter((task) => placeOf(state, change, task) === undefined)
    .map((task) => {
      const candidates = listSteps(change.content.after.graph).filter((step) => mayGoOnAt(state, task, step))
      const alike = candidates.filter(({ kind, role }) => kind === task.kind && role === task.role)
      return { task, candidates, likely: alike.length === 1 ? alike[0]?.id : undefined }
    })
}

function mayGoOnAt({ draft }: DossierState, task: OpenTask, { kind }: ProcessStep): boolean {
  if (kind === task.kind) return true
  // Whoever asked the applicant takes what he brings.
  if (task.waitingFor !== null) return false
  const isOpening = kind === 'receive' || kind === 'consult'
  const needsProposal = kind === 'review' || kind === 'approve'
  // A file may be put back, and never past a step that was not done.
  return (
    !isOpening &&
    STEP_KINDS.indexOf(kind) < STEP_KINDS.indexOf(task.kind) &&
    (draft !== null || !needsProposal)
  )
}

/** The step of each token, or the tokens for which no place that fits was chosen. */
export function placesFor(
  state: DossierState,
  change: RevisionChange,
  chosen: Places,
): { readonly places: Places } | { readonly without: readonly number[] } {
  const open = stepsToPlace(state, change)
  const without = open
    .filter(({ task, candidates }) => !candidates.some(({ id }) => id === chosen[task.token]))
    .map(({ task }) => task.token)
  if (without.length > 0) return { without }
  const places = state.tasks.map(({ token, ...task }) => [
    token,
    placeOf(state, change, { token, ...task }) ?? chosen[token] ?? task.stepId,
  ])
  return { places: Object.fromEntries(places) as Places }
}
