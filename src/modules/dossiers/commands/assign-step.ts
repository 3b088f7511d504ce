import { completeStep, type ProcessGraph } from '../../../engines/workflow/index.ts'
import type { Db } from '../../../platform/db/database.ts'
import { findPostHolder } from '../../identity/index.ts'
import { type ActOutcome, actOnDossier, refuse, taskForActor, write } from '../act-on-dossier.ts'
import type { DossierContext } from '../context.ts'
import { mayReassign } from '../dossier-policy.ts'
import type { DossierState, OpenTask } from '../dossier-state.ts'

export interface AssignStep {
  readonly dossierId: string
  readonly token: number
  readonly accountId: string
  readonly instruction: string
}

/** The unit whose examiner an assignment names: that of the next examination, or of the open step itself. */
export function unitToAssign(state: DossierState, graph: ProcessGraph, task: OpenTask): string {
  if (task.kind !== 'assign') return task.unitId
  const moved = completeStep(graph, state.process, { token: task.token, variables: {} })
  const next = moved.ok ? moved.opened.find(({ step }) => step.role === 'examiner') : undefined
  return (next && state.stepOwners[next.step.id]?.unitId) ?? task.unitId
}

/** Names the examiner: at the assigner's step, or by a leader while an examiner's step is open. */
export function assignStep(ctx: DossierContext, input: AssignStep): Promise<ActOutcome<'officer'>> {
  return actOnDossier<'officer'>(ctx, input.dossierId, async ({ state, graph }, tx) => {
    const task = state.tasks.find(({ token }) => token === input.token)
    if (!task) return refuse('not-now')
    const found =
      task.kind === 'assign'
        ? taskForActor(ctx.actor, state, { token: input.token, kinds: ['assign'] })
        : reassignment(ctx, task)
    if (!found.ok) return refuse(found.reason)
    const unitId = unitToAssign(state, graph, task)
    if (!(await isExaminerOf(tx, ctx, { accountId: input.accountId, unitId })))
      return { kind: 'invalid', errors: ['officer'] }
    const instruction = input.instruction.trim()
    return write(
      [
        {
          type: 'assigned',
          data: { token: input.token, unitId, accountId: input.accountId },
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
