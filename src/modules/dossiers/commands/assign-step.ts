import {
  canReach,
  completeStep,
  listSteps,
  type ProcessGraph,
  type ProcessStep,
} from '../../../engines/workflow/index.ts'
import type { Db } from '../../../platform/db/database.ts'
import { findPostHolder } from '../../identity/index.ts'
import { type ActOutcome, actOnDossier, refuse, taskForActor, write } from '../act-on-dossier.ts'
import { answerData, type AnswerError, answerErrors, type AnswerWish } from '../answer-by.ts'
import type { DossierContext } from '../context.ts'
import { mayReassign } from '../dossier-policy.ts'
import type { DossierState, OpenTask } from '../dossier-state.ts'

/** A day to answer by counts where the assignment itself opens a consultation. */
export interface AssignStep extends AnswerWish {
  readonly dossierId: string
  readonly token: number
  readonly accountId: string
  readonly instruction: string
}

/** The unit whose examiner an assignment names: that of the next examination, or of the open step itself. */
export function unitToAssign(state: DossierState, graph: ProcessGraph, task: OpenTask): string {
  if (task.kind !== 'assign') return task.unitId
  // Agencies that are asked name their own.
  const isExamination = ({ role, kind }: ProcessStep) => role === 'examiner' && kind !== 'consult'
  const next =
    openedByAssignment(state, graph, task).find(isExamination) ??
    listSteps(graph).find((step) => isExamination(step) && canReach(graph, task.stepId, step.id))
  return (next && state.stepOwners[next.id]?.unitId) ?? task.unitId
}

/** What an assigner also asks by naming the examiner: the consultations that open with the assignment. */
export function consultationsOnAssignment(
  state: DossierState,
  graph: ProcessGraph,
  task: OpenTask,
): readonly ProcessStep[] {
  if (task.kind !== 'assign') return []
  return openedByAssignment(state, graph, task).filter(({ kind }) => kind === 'consult')
}

function openedByAssignment({ process }: DossierState, graph: ProcessGraph, { token }: OpenTask) {
  const moved = completeStep(graph, process, { token, variables: {} })
  return moved.ok ? moved.opened.map(({ step }) => step) : []
}

export type AssignmentError = 'officer' | AnswerError

/** Names the examiner: at the assigner's step, or by a leader while an examiner's step is open. */
export function assignStep(ctx: DossierContext, input: AssignStep): Promise<ActOutcome<AssignmentError>> {
  return actOnDossier<AssignmentError>(ctx, input.dossierId, async ({ state, graph }, tx) => {
    const task = state.tasks.find(({ token }) => token === input.token)
    if (!task) return refuse('not-now')
    const found =
      task.kind === 'assign'
        ? taskForActor(ctx.actor, state, { token: input.token, kinds: ['assign'] })
        : reassignment(ctx, task)
    if (!found.ok) return refuse(found.reason)
    const unitId = unitToAssign(state, graph, task)
    const asks = consultationsOnAssignment(state, graph, task).length > 0
    const errors: AssignmentError[] = asks ? [...answerErrors(ctx, state, input)] : []
    if (!(await isExaminerOf(tx, ctx, { accountId: input.accountId, unitId }))) errors.unshift('officer')
    if (errors.length > 0) return { kind: 'invalid', errors }
    const instruction = input.instruction.trim()
    return write(
      [
        {
          type: 'assigned',
          data: {
            token: input.token,
            unitId,
            accountId: input.accountId,
            ...(asks ? answerData(ctx, state, input) : {}),
          },
          private: instruction ? { instruction } : null,
        },
      ],
      found.post,
    )
  })
}

function reassignment(ctx: DossierContext, task: OpenTask) {
  if (task.role !== 'examiner') return { ok: false, reason: 'not-now' } as const
  const led = mayReassign(ctx.actor, task)
  if (!led.allowed) return { ok: false, reason: led.reason } as const
  return led.post
    ? ({ ok: true, post: led.post } as const)
    : ({ ok: false, reason: 'not-your-role' } as const)
}

async function isExaminerOf(
  tx: Db,
  ctx: DossierContext,
  wanted: { accountId: string; unitId: string },
): Promise<boolean> {
  return (await findPostHolder(tx, ctx.clock, { ...wanted, role: 'examiner' })) !== undefined
}
