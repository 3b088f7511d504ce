import { type ProcessGraph, returnTargets, type StepKind } from '../../engines/workflow/index.ts'
import { type DossierState, mayActOn, mayReassign, type OpenTask } from '../../modules/dossiers/index.ts'
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

/** What this officer could do with the dossier now, as the commands would judge it; they judge again when asked. */
export function possibleActions(
  actor: OfficerActor,
  { state, graph }: { readonly state: DossierState; readonly graph: ProcessGraph },
): readonly PossibleAction[] {
  return state.tasks.flatMap((task) => [
    ...(mayActOn(actor, task).allowed ? ownActions(actor, state, graph, task) : []),
    ...leadActions(actor, task),
  ])
}

function ownActions(
  actor: OfficerActor,
  state: DossierState,
  graph: ProcessGraph,
  task: OpenTask,
): PossibleAction[] {
  if (task.waitingFor !== null) return whileWaiting(state, task)
  const actions: PossibleAction[] = [{ name: MAIN[task.kind], task, weight: 'main' }]
  const add = (name: ActionName, weight: PossibleAction['weight']) => actions.push({ name, task, weight })
  if (task.assigneeAccountId === null) add('claim', 'second')
  if (ASKS_APPLICANT.includes(task.kind) && !state.supplement) add('supplement', 'second')
  const returnable =
    SENDS_BACK.includes(task.kind) &&
    !state.supplement &&
    returnTargets(graph, state.process, task.token).length > 0
  if (returnable) add('send-back', JUDGES.includes(task.kind) ? 'second' : 'other')
  if (task.assigneeAccountId === actor.accountId) add('release', 'other')
  return actions
}

/** Who never answers leaves the step open for good: it can be closed. At reception the desk declines on its own page. */
function whileWaiting({ supplement }: DossierState, task: OpenTask): PossibleAction[] {
  const isAsked = supplement?.stage === 'processing' && supplement.token === task.token
  return isAsked ? [{ name: 'stop', task, weight: 'other' }] : []
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
