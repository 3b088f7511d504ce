import { localDateAt } from '../../../engines/calendar/index.ts'
import type { Db } from '../../../platform/db/database.ts'
import { nextDocumentNumber } from '../../documents/index.ts'
import { getPostHolder, type Post, postsWith } from '../../identity/index.ts'
import { type ActOutcome, actOnDossier, refuse, write } from '../act-on-dossier.ts'
import type { DossierContext } from '../context.ts'
import { clockInputOf, dueDateAfter, type TimedDossier } from '../dossier-clock.ts'
import { vietnamDay } from '../dossier-code.ts'
import type { NewEvent } from '../dossier-event.ts'
import type { DossierState } from '../dossier-state.ts'
import { endOfDay } from '../end-of-day.ts'
import type { LoadedDossier } from '../load-dossier.ts'

export interface ExtendDeadline {
  readonly dossierId: string
  /** The new day of the result, `YYYY-MM-DD`: due with its last session. */
  readonly newDueOn: string
  /** Why it is late; the applicant reads it in the letter. */
  readonly reason: string
}

export type ExtensionError = 'newDueOn' | 'newDueOn-rest' | 'newDueOn-not-later' | 'reason'

/**
 * Sends the applicant an apology with a new date, signed by a leader of the agency that answers for the dossier.
 * Căn cứ: Nghị định 61/2018/NĐ-CP, Điều 19 khoản 9: as often as the rules of the dossier's day allow.
 */
export function extendDeadline(
  ctx: DossierContext,
  input: ExtendDeadline,
): Promise<ActOutcome<ExtensionError>> {
  return actOnDossier<ExtensionError>(ctx, input.dossierId, async (loaded, tx) => {
    const post = signerPost(ctx, loaded.state)
    if (!post) return refuse('not-your-role')
    if (isSentAlready(ctx, loaded, input)) return { kind: 'nothing' }
    const refused = whyNotExtended(ctx, loaded)
    if (refused) return refuse(refused)
    const errors = extensionErrors(ctx, loaded.state, input)
    if (errors.length > 0) return { kind: 'invalid', errors }
    return write([await apology(ctx, tx, loaded, { ...input, reason: input.reason.trim(), post })], post)
  })
}

/** The button pressed twice: the last thing that happened is this very letter. */
function isSentAlready({ actor }: DossierContext, { events }: LoadedDossier, input: ExtendDeadline): boolean {
  const last = events.at(-1)
  return (
    last?.type === 'extended' &&
    last.actor.kind === 'officer' &&
    actor.kind === 'officer' &&
    last.actor.accountId === actor.accountId &&
    localDateAt(new Date(last.data.newDueAt)) === input.newDueOn
  )
}

/** What is wrong with a new date and its reason, before anything is sent. */
export function extensionErrors(
  ctx: Pick<DossierContext, 'directory' | 'clock'>,
  state: DossierState,
  { newDueOn, reason }: Pick<ExtendDeadline, 'newDueOn' | 'reason'>,
): readonly ExtensionError[] {
  return [...dayErrors(ctx, state, newDueOn), ...(reason.trim() ? [] : (['reason'] as const))]
}

/** The post by which an officer signs for the agency that promised the date. */
export function signerPost(
  { actor }: Pick<DossierContext, 'actor'>,
  { agencyId }: DossierState,
): Post | undefined {
  return postsWith(actor, 'agency_leader').find((post) => post.agencyId === agencyId)
}

/** Why no new date can be given now; undefined when it can. */
export function whyNotExtended(
  ctx: Pick<DossierContext, 'directory' | 'clock'>,
  loaded: TimedDossier,
): 'not-now' | 'beyond-allowed' | undefined {
  const { state } = loaded
  const input = clockInputOf(ctx, loaded, ctx.clock.now())
  if (!input || state.finishedAt || state.supplement || state.financialDuty) return 'not-now'
  const allowed = input.profile.rules.extensionsAllowed.value
  return allowed !== null && state.extensions >= allowed ? 'beyond-allowed' : undefined
}

function dayErrors(
  ctx: Pick<DossierContext, 'directory' | 'clock'>,
  { agencyId, dueAt }: DossierState,
  day: string,
): ExtensionError[] {
  const end = endOfDay(ctx.directory.calendarOf(agencyId), day)
  if (end === 'no-day') return ['newDueOn']
  if (end === 'rest') return ['newDueOn-rest']
  return end <= ctx.clock.now() || (dueAt && end <= dueAt) ? ['newDueOn-not-later'] : []
}

async function apology(
  ctx: DossierContext,
  tx: Db,
  loaded: LoadedDossier,
  { newDueOn, reason, post }: ExtendDeadline & { readonly post: Post },
): Promise<NewEvent> {
  const { agencyId } = loaded.state
  const at = ctx.clock.now()
  const signer = await getPostHolder(tx, {
    accountId: ctx.actor.kind === 'officer' ? ctx.actor.accountId : '',
    role: 'agency_leader',
    postId: post.id,
  })
  const document = {
    agency: ctx.directory.getAgency(agencyId),
    abbreviation: 'PXL',
    issuedOn: vietnamDay(at),
  }
  const end = endOfDay(ctx.directory.calendarOf(agencyId), newDueOn)
  if (!(end instanceof Date)) throw new Error(`no working day: ${newDueOn}`)
  const newDueAt = end.toISOString()
  const letter = {
    ...(await nextDocumentNumber(tx, document)),
    signerAccountId: signer.accountId,
    signerTitle: signer.title,
  }
  const event: NewEvent = {
    type: 'extended',
    data: { dueAt: newDueAt, newDueAt, ...letter },
    private: { reason },
  }
  return { ...event, data: { ...event.data, ...dueDateAfter(ctx, loaded, { at, event }) } }
}
