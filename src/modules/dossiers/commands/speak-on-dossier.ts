import { type ActOutcome, actOnDossier, refuse, write } from '../act-on-dossier.ts'
import type { DossierContext } from '../context.ts'
import { CASE_ROLES, isApplicant } from '../dossier-policy.ts'
import { isEnded } from '../dossier-state.ts'
import { postsWith, type Post } from '../../identity/index.ts'
import type { DossierState } from '../dossier-state.ts'

const MAX_LENGTH = 5000

/** The post by which an officer speaks on a dossier of his agency. */
function speakingPost(ctx: DossierContext, state: DossierState): Post | undefined {
  return postsWith(ctx.actor, ...CASE_ROLES).find((post) => state.agencies.has(post.agencyId))
}

interface Words {
  readonly dossierId: string
  readonly text: string
  /** Made with the form: the same words sent twice are written once. */
  readonly requestId: string
}

/** A note for the colleagues; the applicant never sees it. */
export function addNote(ctx: DossierContext, input: Words): Promise<ActOutcome<'text'>> {
  return actOnDossier<'text'>(ctx, input.dossierId, ({ state, events }) => {
    const post = speakingPost(ctx, state)
    if (!post) return refuse('not-your-role')
    if (events.some((event) => event.type === 'noted' && event.data.requestId === input.requestId))
      return { kind: 'nothing' }
    const text = input.text.trim()
    if (!text || text.length > MAX_LENGTH) return { kind: 'invalid', errors: ['text'] }
    return write([{ type: 'noted', data: { requestId: input.requestId }, private: { text } }], post)
  })
}

/** A message between the applicant and the officers, either way. */
export function sendMessage(ctx: DossierContext, input: Words): Promise<ActOutcome<'text'>> {
  return actOnDossier<'text'>(ctx, input.dossierId, ({ state, events }) => {
    const fromApplicant = isApplicant(ctx.actor, state)
    const post = fromApplicant ? undefined : speakingPost(ctx, state)
    if (!fromApplicant && !post) return refuse('not-your-role')
    if (events.some((event) => event.type === 'messaged' && event.data.requestId === input.requestId))
      return { kind: 'nothing' }
    if (fromApplicant && isEnded(state)) return refuse('not-now')
    const text = input.text.trim()
    if (!text || text.length > MAX_LENGTH) return { kind: 'invalid', errors: ['text'] }
    const from = fromApplicant ? 'applicant' : 'officer'
    return write([{ type: 'messaged', data: { from, requestId: input.requestId }, private: { text } }], post)
  })
}
