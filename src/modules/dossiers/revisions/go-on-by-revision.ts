import { placeSteps, type ProcessGraph } from '../../../engines/workflow/index.ts'
import type { EventOf } from '../dossier-event.ts'
import type { DossierState } from '../dossier-state.ts'
import { changeTask, takeSteps } from '../dossier-tasks.ts'

/**
 * The dossier goes on in the process of its new revision. Who has an open step keeps it; steps to come are done by whom
 * the new revision names. What was declared and handed in stays as it is.
 */
export function goOnByRevision(
  state: DossierState,
  processes: { readonly from: ProcessGraph; readonly to: ProcessGraph },
  { data, at }: EventOf<'moved_to_revision'>,
): void {
  const placed = placeSteps(processes, state.process, data.places)
  if (!placed.ok) throw new Error(`dossier ${state.id}: cannot go on by ${data.revision}: ${placed.reason}`)
  const before = { tasks: state.tasks, owners: state.stepOwners }
  state.revision = data.revision
  state.process = placed.state
  state.stepOwners = data.stepOwners
  state.notAskedPapers = data.notAskedPaperIds
  for (const stepId of Object.keys(state.completedBy))
    if (data.stepOwners[stepId]?.unitId !== before.owners[stepId]?.unitId) delete state.completedBy[stepId]
  takeSteps(state, processes.to, at)
  const tokenNow = (token: number) => placed.replaced.get(token) ?? token
  for (const { token, waitingFor } of before.tasks)
    if (waitingFor) changeTask(state, tokenNow(token), { waitingFor })
  if (state.supplement) state.supplement = { ...state.supplement, token: tokenNow(state.supplement.token) }
  if (state.financialDuty)
    state.financialDuty = { ...state.financialDuty, token: tokenNow(state.financialDuty.token) }
}
