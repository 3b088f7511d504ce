import { STEP_KINDS } from '../../../engines/workflow/index.ts'
import { type ActOutcome, actOnDossier, refuse, taskForActor, write } from '../act-on-dossier.ts'
import type { DossierContext } from '../context.ts'
import { mayReassign } from '../dossier-policy.ts'

/** Puts a step back for the unit: by its holder, or by a leader when the holder is away. */
export function releaseStep(
  ctx: DossierContext,
  input: { dossierId: string; token: number; reason: string },
): Promise<ActOutcome> {
  return actOnDossier(ctx, input.dossierId, ({ state }) => {
    const task = state.tasks.find(({ token }) => token === input.token)
    if (!task || task.assigneeAccountId === null) return refuse('not-now')
    const own = taskForActor(ctx.actor, state, { token: input.token, kinds: STEP_KINDS })
    const led = mayReassign(ctx.actor, task)
    const post = own.ok ? own.post : led.allowed ? led.post : undefined
    if (!post) return refuse(own.ok ? 'not-now' : own.reason)
    const reason = input.reason.trim()
    return write(
      [{ type: 'released', data: { token: input.token }, private: reason ? { reason } : null }],
      post,
    )
  })
}
