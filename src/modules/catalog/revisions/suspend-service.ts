import { type Db, inTransaction } from '../../../platform/db/database.ts'
import type { Service } from '../load-register.ts'
import {
  auditRegister,
  controlPost,
  draftingPost,
  draftingPosts,
  isDay,
  NOT_YOUR_AGENCY,
  NOT_YOUR_ROLE,
  type RegisterContext,
  type RegisterPost,
  type RegisterRefusal,
  todayOf,
} from './register-context.ts'

export interface ServiceAct {
  readonly serviceId: string
  readonly act: 'suspended' | 'reopened'
  readonly fromOn: string
  readonly reason: string
  /** What the public is told. */
  readonly notice: string
}

export type ServiceActError = 'fromOn' | 'reason' | 'notice'

export type ServiceActOutcome =
  | RegisterRefusal
  | { readonly kind: 'done' | 'unchanged' }
  | { readonly kind: 'invalid'; readonly errors: readonly ServiceActError[] }

export interface RecordedServiceAct extends ServiceAct {
  readonly number: number
  readonly decidedAt: Date
}

/** A service stops taking files from a day on, or takes them again; its agency decides, or the control office. */
export function actOnService(ctx: RegisterContext, input: ServiceAct): Promise<ServiceActOutcome> {
  return inTransaction(ctx.db, async (tx): Promise<ServiceActOutcome> => {
    const { actor, catalog } = ctx
    if (!controlPost(actor) && draftingPosts(actor).length === 0) return NOT_YOUR_ROLE
    const service = catalog.findService(input.serviceId)
    if (!service) return { kind: 'not-found' }
    const post = controlPost(actor) ?? draftingPost(actor, [service.agencyId])
    if (!post) return NOT_YOUR_AGENCY
    const errors = check(input, todayOf(ctx))
    if (errors.length > 0) return { kind: 'invalid', errors }
    const isDone = await recordServiceAct(tx, ctx, post, { service, ...input })
    return { kind: isDone ? 'done' : 'unchanged' }
  })
}

/** In the transaction of the decision; false where the service stood so before. */
export async function recordServiceAct(
  tx: Db,
  ctx: RegisterContext,
  post: RegisterPost,
  { service, act, fromOn, reason, notice }: Omit<ServiceAct, 'serviceId'> & { readonly service: Service },
): Promise<boolean> {
  // One act after another: the number of the next depends on the last.
  await tx.selectFrom('services').select('id').where('id', '=', service.id).forUpdate().execute()
  const last = (await listServiceActs(tx, [service.id])).at(-1)
  const isSuspended = last ? last.act === 'suspended' : isClosed(service)
  if (isSuspended === (act === 'suspended')) return false
  await tx
    .insertInto('service_suspensions')
    .values({
      service_id: service.id,
      number: (last?.number ?? 0) + 1,
      act,
      from_on: fromOn,
      reason: reason.trim(),
      notice: notice.trim(),
      decided_by: ctx.actor.accountId,
      decided_at: ctx.clock.now(),
    })
    .execute()
  await auditRegister(tx, ctx, post, {
    action: `service.${act}`,
    subject: 'service',
    id: service.id,
    details: { fromOn },
  })
  return true
}

/** Suspended, or announced to be. */
export function isClosed({ suspendedFrom, suspendedLater }: Service): boolean {
  return (suspendedFrom ?? suspendedLater) !== null
}

function check({ fromOn, reason, notice }: ServiceAct, today: string): readonly ServiceActError[] {
  const errors: ServiceActError[] = []
  if (!isDay(fromOn) || fromOn < today) errors.push('fromOn')
  if (reason.trim() === '') errors.push('reason')
  if (notice.trim() === '') errors.push('notice')
  return errors
}

/** Of some services, in the order in which they were decided. */
export async function listServiceActs(
  db: Db,
  serviceIds: readonly string[],
): Promise<readonly RecordedServiceAct[]> {
  if (serviceIds.length === 0) return []
  const rows = await db
    .selectFrom('service_suspensions')
    .selectAll()
    .where('service_id', 'in', serviceIds)
    .orderBy('service_id')
    .orderBy('number')
    .execute()
  return rows.map((row) => ({
    serviceId: row.service_id,
    number: row.number,
    act: row.act,
    fromOn: row.from_on,
    reason: row.reason,
    notice: row.notice,
    decidedAt: row.decided_at,
  }))
}
