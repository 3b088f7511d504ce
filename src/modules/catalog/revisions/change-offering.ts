import { inTransaction } from '../../../platform/db/database.ts'
import type { Directory } from '../../organizations/index.ts'
import type { ContentFaults } from './draft-content.ts'
import { draftOfAgency, saveDraft } from './edit-draft.ts'
import { planServices, type ServicePlan } from './plan-services.ts'
import type { ProcedureDraft } from './procedure-drafts.ts'
import { isDay, type RegisterContext, type RegisterRefusal, todayOf } from './register-context.ts'

export interface ChangeOffering {
  readonly draftId: string
  /** As the editor saw it. */
  readonly version: number
  readonly agencyIds: readonly string[]
  /** Empty: on the day the revision takes effect. */
  readonly fromOn: string
  /** Asked where an agency leaves. */
  readonly reason: string
  readonly notice: string
}

export type ChangeOfferingError = 'agencies' | 'fromOn' | 'reason' | 'notice'

export type ChangeOfferingOutcome =
  | RegisterRefusal
  | { readonly kind: 'saved' | 'changed-meanwhile' | 'closed' }
  | { readonly kind: 'invalid'; readonly errors: readonly ChangeOfferingError[] }
  | { readonly kind: 'unsound'; readonly faults: ContentFaults }

/** Drafts which agencies offer the procedure. Services open and close when the draft is published. */
export function changeOffering(ctx: RegisterContext, input: ChangeOffering): Promise<ChangeOfferingOutcome> {
  return inTransaction(ctx.db, async (tx): Promise<ChangeOfferingOutcome> => {
    const found = await draftOfAgency(tx, ctx.actor, input.draftId)
    if ('kind' in found) return found
    const { draft } = found
    if (draft.state === 'published' || draft.state === 'discarded') return { kind: 'closed' }
    if (draft.version !== input.version) return { kind: 'changed-meanwhile' }
    const agencyIds = [...new Set(input.agencyIds)]
    const errors = check(ctx, draft, { ...input, agencyIds })
    if (errors.length > 0) return { kind: 'invalid', errors }
    const outcome = await saveDraft(tx, ctx, found, {
      record: {
        ...draft.record,
        offeredBy: agencyIds,
        tier: tierOf(ctx.directory, agencyIds) ?? draft.record.tier,
        offeringChange: {
          fromOn: input.fromOn === '' ? null : input.fromOn,
          reason: input.reason.trim(),
          notice: input.notice.trim(),
        },
      },
      form: draft.form,
      bpmn: draft.bpmn,
    })
    return outcome.kind === 'invalid' ? { kind: 'unsound', faults: outcome.faults } : outcome
  })
}

function check(
  ctx: RegisterContext,
  draft: ProcedureDraft,
  input: ChangeOffering,
): readonly ChangeOfferingError[] {
  const { agencyIds, fromOn, reason, notice } = input
  const errors: ChangeOfferingError[] = []
  const mayOffer = new Set(agenciesThatMayOffer(ctx.directory).map(({ id }) => id))
  if (agencyIds.length === 0 || agencyIds.some((id) => !mayOffer.has(id))) errors.push('agencies')
  if (fromOn !== '' && (!isDay(fromOn) || fromOn < todayOf(ctx))) errors.push('fromOn')
  // What the public is told is settled with the change, and recorded when the service closes.
  if (
    servicePlanOf(ctx, { ...draft, record: { ...draft.record, offeredBy: [...agencyIds] } }).closes.length > 0
  ) {
    if (reason.trim() === '') errors.push('reason')
    if (notice.trim() === '') errors.push('notice')
  }
  return errors
}

/** Those that work in this system, go on, and have a desk. */
export function agenciesThatMayOffer(directory: Directory): Directory['agencies'] {
  return directory.agencies.filter(
    ({ id, member, endedOn }) =>
      member && endedOn === null && directory.unitsOf(id).some(({ kind }) => kind === 'one_stop'),
  )
}

/** The tier of them all; undefined where they are of several. */
function tierOf(
  directory: Directory,
  agencyIds: readonly string[],
): ProcedureDraft['record']['tier'] | undefined {
  const [first, ...others] = new Set(agencyIds.map((id) => directory.getAgency(id).tier))
  return others.length === 0 ? first : undefined
}

/** What publishing the draft does to the services of its procedure. */
export function servicePlanOf(
  { catalog }: Pick<RegisterContext, 'catalog'>,
  { procedureId, record }: Pick<ProcedureDraft, 'procedureId' | 'record'>,
): ServicePlan {
  return planServices({
    offeredBy: record.offeredBy,
    before: catalog.revisionsOf(procedureId).at(-1)?.record.offeredBy ?? [],
    services: catalog.plannedServicesOf(procedureId),
  })
}
