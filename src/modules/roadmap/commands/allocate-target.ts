import { inTransaction } from '../../../platform/db/database.ts'
import { listAllocations } from '../allocations.ts'
import type { RoadmapContext } from '../context.ts'
import { dutiesToday } from '../refusal.ts'
import { coordinatorPost } from '../roadmap-policy.ts'
import { refused } from '../roadmap-record.ts'
import { readSettled } from '../settled-store.ts'
import { writeAudit } from '../../../platform/db/write-audit.ts'

const TIERS: readonly string[] = ['province', 'district', 'commune']

export interface AllocateTarget {
  readonly year: number
  readonly shares: readonly { readonly owner: string; readonly services: number }[]
  readonly reason: string
}

export type AllocateOutcome =
  /** `changed`: how many agencies are asked something else than before. */
  | { readonly kind: 'done'; readonly changed: number }
  | { readonly kind: 'refused'; readonly reason: 'not-found' | 'not-your-role' | 'not-now' }
  | { readonly kind: 'invalid'; readonly errors: readonly ('services' | 'reason')[] }

/** Says how many services each agency has to bring to a target; only what differs from before is written. */
export async function allocateTarget(ctx: RoadmapContext, input: AllocateTarget): Promise<AllocateOutcome> {
  const post = coordinatorPost(ctx.actor, ctx.directory, await dutiesToday(ctx))
  // The targets are public: there is nothing to hide from whoever may not set them.
  if (!post) return refused('not-your-role')
  return inTransaction(ctx.db, async (tx): Promise<AllocateOutcome> => {
    const { targets } = await readSettled(tx)
    const target = targets.find(({ year }) => year === input.year)
    if (!target) return { kind: 'refused', reason: 'not-found' }
    const errors: ('services' | 'reason')[] = []
    const isCount = ({ owner, services }: AllocateTarget['shares'][number]) =>
      Number.isSafeInteger(services) &&
      services >= 0 &&
      services <= 100_000 &&
      (TIERS.includes(owner) || ctx.directory.findAgency(owner) !== undefined)
    if (!input.shares.every(isCount)) errors.push('services')
    if (input.reason.trim() === '') errors.push('reason')
    if (errors.length > 0) return { kind: 'invalid', errors }
    const known = new Map(
      (await listAllocations(tx))
        .filter(({ year }) => year === input.year)
        .map(({ owner, services }) => [owner, services]),
    )
    const fresh = input.shares.filter(({ owner, services }) => known.get(owner) !== services)
    if (fresh.length === 0) return { kind: 'done', changed: 0 }
    const at = ctx.clock.now()
    await tx
      .insertInto('roadmap_allocations')
      .values(
        fresh.map(({ owner, services }) => ({
          year: input.year,
          owner,
          services,
          reason: input.reason.trim(),
          set_at: at,
          set_by: ctx.actor.accountId,
        })),
      )
      .execute()
    await writeAudit(tx, {
      at,
      accountId: ctx.actor.accountId,
      postId: post.id,
      action: 'roadmap.target.allocated',
      subjectType: 'roadmap',
      subjectId: String(input.year),
      details: { agencies: String(fresh.length) },
    })
    return { kind: 'done', changed: fresh.length }
  })
}
