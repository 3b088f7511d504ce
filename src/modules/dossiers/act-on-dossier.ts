import type { Db } from '../../platform/db/database.ts'
import { inTransaction } from '../../platform/db/database.ts'
import type { Actor, Post } from '../identity/index.ts'
import type { DossierContext } from './context.ts'
import type { NewEvent, RecordedActor } from './dossier-event.ts'
import { mayActOn, mayRead, type Refusal, readSubject } from './dossier-policy.ts'
import type { DossierState, OpenTask } from './dossier-state.ts'
import { isHeldUp } from './dossier-tasks.ts'
import { findDossierLocked, type LoadedDossier } from './load-dossier.ts'
import { recordEvents } from './record-events.ts'

/** What a command decided: the events to write and by which post, or why not. */
export type Decision<E extends string = never> =
  | { readonly kind: 'write'; readonly events: readonly NewEvent[]; readonly post?: Post | undefined }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly reason: Refusal }
  | { readonly kind: 'invalid'; readonly errors: readonly E[] }

export type ActOutcome<E extends string = never> =
  | { readonly kind: 'done'; readonly state: DossierState }
  | { readonly kind: 'refused'; readonly reason: Refusal; readonly state?: DossierState }
  | { readonly kind: 'invalid'; readonly errors: readonly E[]; readonly state: DossierState }

export const refuse = (reason: Refusal) => ({ kind: 'refused', reason }) as const
export const write = (events: readonly NewEvent[], post?: Post) => ({ kind: 'write', events, post }) as const

/**
 * The frame of every command on a dossier: lock it, let `decide` look at it, write what was decided.
 * A dossier the actor may not read does not exist for him.
 */
export async function actOnDossier<E extends string = never>(
  ctx: DossierContext,
  dossierId: string,
  decide: (loaded: LoadedDossier, tx: Db) => Promise<Decision<E>> | Decision<E>,
): Promise<ActOutcome<E>> {
  return inTransaction(ctx.db, async (tx) => {
    const loaded = await findDossierLocked(ctx, tx, dossierId)
    if (!loaded || !mayRead(ctx.actor, readSubject(ctx.directory, loaded))) return refuse('not-found')
    const decision = await decide(loaded, tx)
    const { state } = loaded
    if (decision.kind === 'refused') return { ...decision, state }
    if (decision.kind === 'invalid') return { kind: 'invalid', errors: decision.errors, state }
    if (decision.kind === 'nothing') return { kind: 'done', state }
    // Nobody acts for a body after its end, whatever a page that was open still offers.
    if (decision.post && ctx.directory.findAgency(decision.post.agencyId)?.endedOn)
      return { ...refuse('not-now'), state }
    const actor = recordedActor(ctx.actor, decision.post)
    return { kind: 'done', state: await recordEvents(ctx, tx, loaded, { actor, events: decision.events }) }
  })
}

export interface WantedTask {
  readonly token: number
  readonly kinds: readonly OpenTask['kind'][]
  /** Also a step that waits for the applicant: what he owes has come, or never came. */
  readonly whileWaiting?: boolean
}

/** The open step with that token, if this officer may act on it now and it is of one of `kinds`. */
export function taskForActor(
  actor: Actor,
  state: DossierState,
  wanted: WantedTask,
):
  | { readonly ok: true; readonly task: OpenTask; readonly post: Post }
  | { readonly ok: false; readonly reason: Refusal } {
  const task = state.tasks.find(({ token }) => token === wanted.token)
  if (!task || !wanted.kinds.includes(task.kind)) return { ok: false, reason: 'not-now' }
  const permission = mayActOn(actor, task)
  if (!permission.allowed) return { ok: false, reason: permission.reason }
  const isWaiting = isHeldUp(state, task) && !wanted.whileWaiting
  if (isWaiting || !permission.post) return { ok: false, reason: 'not-now' }
  return { ok: true, task, post: permission.post }
}

export function recordedActor(actor: Actor, post?: Post): RecordedActor {
  if (actor.kind === 'citizen') return { kind: 'applicant', accountId: actor.accountId }
  if (actor.kind === 'officer' && post) {
    return { kind: 'officer', accountId: actor.accountId, postId: post.id, agencyId: post.agencyId }
  }
  if (actor.kind === 'system') return { kind: 'system' }
  throw new Error('an act on a dossier needs an applicant, an officer with a post, or the system')
}
