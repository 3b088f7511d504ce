import { completeStep, findStep, openSteps, type ProcessGraph } from '../../engines/workflow/index.ts'
import type { EventOf, RecordedActor } from './dossier-event.ts'
import type { DossierState, OpenTask } from './dossier-state.ts'

/** Brings the tasks in line with the open steps of the process. */
export function takeSteps(state: DossierState, graph: ProcessGraph, at: Date): void {
  const known = new Map(state.tasks.map((task) => [task.token, task]))
  state.tasks = openSteps(graph, state.process).map(({ token, step }) => {
    const same = known.get(token)
    if (same) return same
    const owner = state.stepOwners[step.id] ?? { agencyId: state.agencyId, unitId: '' }
    if (!state.agencies.has(owner.agencyId)) state.agencies.set(owner.agencyId, at)
    return {
      token,
      stepId: step.id,
      kind: step.kind,
      role: step.role,
      agencyId: owner.agencyId,
      unitId: owner.unitId,
      assigneeAccountId:
        state.completedBy[step.id] ??
        (step.role === 'examiner' ? (state.examiners[owner.unitId] ?? null) : null),
      since: at,
      heldSince: at,
      answerBy: null,
      waitingFor: null,
    }
  })
}

export function changeTask(state: DossierState, token: number, change: Partial<OpenTask>): void {
  state.tasks = state.tasks.map((task) => (task.token === token ? { ...task, ...change } : task))
}

export function complete(
  state: DossierState,
  graph: ProcessGraph,
  step: {
    token: number
    variables: Readonly<Record<string, unknown>>
    at: Date
    answerBy?: string | undefined
  },
): void {
  const before = new Set(state.tasks.map(({ token }) => token))
  const next = completeStep(graph, state.process, { token: step.token, variables: step.variables })
  if (!next.ok) throw new Error(`dossier ${state.id}: step ${step.token} cannot be completed: ${next.reason}`)
  state.process = next.state
  takeSteps(state, graph, step.at)
  if (step.answerBy === undefined) return
  const answerBy = new Date(step.answerBy)
  const asked = state.tasks.filter(({ token, kind }) => kind === 'consult' && !before.has(token))
  for (const { token } of asked) changeTask(state, token, { answerBy })
}

/** What the applicant was asked for by that step has come; the step goes on unless he was asked for something else too. */
export function endWait(state: DossierState, token: number, at: Date): void {
  const stillWaits = [state.supplement, state.financialDuty].some((wait) => wait?.token === token)
  if (!stillWaits) changeTask(state, token, { waitingFor: null, since: at, heldSince: at })
}

/** Whether that step waits for what it asked of the applicant after reception, or for a look at his proof of payment. */
export function isWaitedForAt({ supplement, financialDuty }: DossierState, token: number): boolean {
  const isAsked = supplement?.stage === 'processing' && supplement.token === token
  return isAsked || financialDuty?.token === token
}

/** A step that cannot go on now: the applicant has not answered, or nobody has looked at his proof of payment. */
export function isHeldUp(state: DossierState, { token, waitingFor }: OpenTask): boolean {
  return waitingFor !== null || isWaitedForAt(state, token)
}

export function noteHands(state: DossierState, token: number, actor: RecordedActor): void {
  const task = state.tasks.find((one) => one.token === token)
  if (task && actor.kind === 'officer') state.completedBy[task.stepId] = actor.accountId
}

/** From now on the unit's examination is this officer's, also where a colleague had done a step of it before. */
export function giveToExaminer(
  state: DossierState,
  graph: ProcessGraph,
  { unitId, accountId }: { readonly unitId: string; readonly accountId: string },
): void {
  state.examiners[unitId] = accountId
  for (const stepId of Object.keys(state.completedBy)) {
    const ofUnit = state.stepOwners[stepId]?.unitId === unitId
    if (ofUnit && findStep(graph, stepId)?.role === 'examiner') delete state.completedBy[stepId]
  }
}

/** Steps go on where they were, in the offices that took over; who did not follow his work leaves it to them. */
export function succeed(state: DossierState, data: EventOf<'succeeded'>['data'], at: Date): void {
  const { stepOwners, freed } = data
  const before = state.stepOwners
  state.stepOwners = { ...before, ...stepOwners }
  state.agencyId = data.agencyId
  for (const unitId of freed.units) delete state.examiners[unitId]
  for (const stepId of freed.steps) delete state.completedBy[stepId]
  for (const [stepId, { unitId }] of Object.entries(stepOwners)) {
    const former = before[stepId]?.unitId
    const examiner = former === undefined ? undefined : state.examiners[former]
    if (examiner !== undefined) state.examiners[unitId] ??= examiner
  }
  state.tasks = state.tasks.map((task) => {
    const owner = stepOwners[task.stepId] ?? task
    const isFreed = freed.tokens.includes(task.token)
    return {
      ...task,
      agencyId: owner.agencyId,
      unitId: owner.unitId,
      ...(isFreed ? { assigneeAccountId: null, heldSince: at } : {}),
    }
  })
  for (const agencyId of [data.agencyId, ...state.tasks.map((task) => task.agencyId)])
    if (!state.agencies.has(agencyId)) state.agencies.set(agencyId, at)
}
