import { type ProcessGraph, returnTargets, type StepKind } from '../../engines/workflow/index.ts'
import {
  deskPost,
  type DossierState,
  isHeldUp,
  isWaitedForAt,
  mayActOn,
  mayReassign,
  movingPost,
  type OpenTask,
  signerPost,
} from '../../modules/dossiers/index.ts'
import type { OfficerActor } from '../../modules/identity/index.ts'

export type ActionName =
  | 'receive'
  | 'assign'
  | 'complete'
  | 'propose'
  | 'issue'
  | 'hand-over'
  | 'claim'
  | 'supplement'
  | 'send-back'
  | 'release'
  | 'reassign'
  | 'stop'
  | 'financial-duty'
  | 'payment'
  | 'extend'
  | 'move-to-revision'

export interface PossibleAction {
  readonly name: ActionName
  readonly task: OpenTask
  /** `main` moves the dossier on and stands first; `other` waits under "Khác". */
  readonly weight: 'main' | 'second' | 'other'
}

const MAIN: Readonly<Record<StepKind, ActionName>> = {
  receive: 'receive',
  assign: 'assign',
  examine: 'complete',
  consult: 'complete',
  propose: 'propose',
  review: 'complete',
  approve: 'complete',
  number: 'issue',
  hand_over: 'hand-over',
}

const SENDS_BACK: readonly StepKind[] = ['examine', 'consult', 'propose', 'review', 'approve', 'number']
const ASKS_APPLICANT: readonly StepKind[] = ['examine', 'propose']
/** Where agreeing and sending back are both everyday answers. */
const JUDGES: readonly StepKind[] = ['review', 'approve']

interface Case {
  readonly state: DossierState
  readonly graph: ProcessGraph
  /** A newer revision is in force, and the file may go on by it or somebody may decide so. */
  readonly hasNewerRevision?: boolean
}

/**
 * What this officer could do with the dossier now, as the commands would judge it; they judge again when asked. Up to
 * `soonUntil` a new date is among what comes first for the leader who promised the old one.
 */
export function possibleActions(
  actor: OfficerActor,
  { state, graph, hasNewerRevision = false }: Case,
  soonUntil?: Date,
): readonly PossibleAction[] {
  const ofSteps = state.tasks.flatMap((task) => [
    ...(mayActOn(actor, task).allowed ? ownActions(actor, state, graph, task) : []),
    ...leadActions(actor, task),
  ])
  return [
    ...ofSteps,
    ...deskActions(actor, { state, graph }, ofSteps),
    ...signerActions(actor, state, soonUntil),
    ...(hasNewerRevision ? movingActions(actor, state) : []),
  ]
}

/** What the desk takes in for another unit: proof that the applicant paid. */
function deskActions(
  actor: OfficerActor,
  { state, graph }: Case,
  known: readonly PossibleAction[],
): PossibleAction[] {
  const task = state.tasks.find(({ token }) => token === state.financialDuty?.token)
  const isKnown = known.some(({ name }) => name === 'payment')
  if (!task || isKnown || !deskPost(actor, state, graph)) return []
  return [{ name: 'payment', task, weight: 'second' }]
}

/** An apology with a new date, while the clock runs. How often the rules allow it is for its page to say. */
function signerActions(
  actor: OfficerActor,
  state: DossierState,
  soonUntil: Date | undefined,
): PossibleAction[] {
  const { dueAt, finishedAt, supplement, financialDuty, tasks } = state
  const task = tasks.find((one) => mayActOn(actor, one).allowed) ?? tasks[0]
  if (!task || !dueAt || finishedAt || supplement || financialDuty || !signerPost({ actor }, state)) return []
  const isNear = soonUntil !== undefined && dueAt <= soonUntil
  return [{ name: 'extend', task, weight: isNear ? 'second' : 'other' }]
}

/** To go on by the newer revision, for whoever leads the agency or a unit that has the file. */
function movingActions(actor: OfficerActor, state: DossierState): PossibleAction[] {
  const [task] = state.tasks
  return task && movingPost(actor, state) ? [{ name: 'move-to-revision', task, weight: 'other' }] : []
}

function ownActions(
  actor: OfficerActor,
  state: DossierState,
  graph: ProcessGraph,
  task: OpenTask,
): PossibleAction[] {
  if (isHeldUp(state, task)) return whileWaiting(state, task)
  const actions: PossibleAction[] = [{ name: MAIN[task.kind], task, weight: 'main' }]
  const add = (name: ActionName, weight: PossibleAction['weight']) => actions.push({ name, task, weight })
  if (task.assigneeAccountId === null) add('claim', 'second')
  const mayAsk = ASKS_APPLICANT.includes(task.kind) && !state.supplement
  if (mayAsk) add('supplement', 'second')
  const returnable =
    SENDS_BACK.includes(task.kind) &&
    !state.supplement &&
    returnTargets(graph, state.process, task.token).length > 0
  if (returnable) add('send-back', JUDGES.includes(task.kind) ? 'second' : 'other')
  if (mayAsk && !state.financialDuty) add('financial-duty', 'other')
  if (task.assigneeAccountId === actor.accountId) add('release', 'other')
  return actions
}

/** Who never answers leaves the step open for good: it can be closed. At reception the desk declines on its own page. */
function whileWaiting(state: DossierState, task: OpenTask): PossibleAction[] {
  const waitsForPayment = state.financialDuty?.token === task.token
  return [
    ...(waitsForPayment ? [{ name: 'payment', task, weight: 'main' } as const] : []),
    ...(isWaitedForAt(state, task.token) ? [{ name: 'stop', task, weight: 'other' } as const] : []),
  ]
}

/** A leader moves an examiner's work to somebody else, or back to the unit. */
function leadActions(actor: OfficerActor, task: OpenTask): PossibleAction[] {
  if (!mayReassign(actor, task).allowed || task.role !== 'examiner') return []
  const held = task.assigneeAccountId !== null && task.assigneeAccountId !== actor.accountId
  return [
    { name: 'reassign', task, weight: 'second' },
    ...(held ? [{ name: 'release', task, weight: 'other' } as const] : []),
  ]
}
