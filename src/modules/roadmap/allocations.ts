import type { Db } from '../../platform/db/database.ts'

export interface Allocation {
  readonly year: number
  /** An agency, or a tier whose agencies share their procedures. */
  readonly owner: string
  readonly services: number
  readonly reason: string
  readonly setAt: Date
  readonly setBy: string
}

/** What every agency is asked for the targets, as said last. */
export async function listAllocations(db: Db): Promise<readonly Allocation[]> {
  const rows = await db
    .selectFrom('roadmap_allocations')
    .distinctOn(['year', 'owner'])
    .selectAll()
    .orderBy('year')
    .orderBy('owner')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    year: row.year,
    owner: row.owner,
    services: row.services,
    reason: row.reason,
    setAt: row.set_at,
    setBy: row.set_by,
  }))
}

/**
 * A target shared out by the number of services: largest remainders, so that the parts add up to the whole. A proposal,
 * which a person takes or changes.
 */
export function shareOut(
  target: number,
  totals: readonly { readonly key: string; readonly total: number }[],
): ReadonlyMap<string, number> {
  const all = totals.reduce((sum, { total }) => sum + total, 0)
  const wanted = Math.min(target, all)
  const exact = totals.map(({ key, total }) => {
    const share = all > 0 ? (wanted * total) / all : 0
    return { key, floor: Math.floor(share), rest: share - Math.floor(share) }
  })
  const missing = wanted - exact.reduce((sum, { floor }) => sum + floor, 0)
  const byRest = exact.toSorted((one, other) => other.rest - one.rest || one.key.localeCompare(other.key))
  const lucky = new Set(byRest.slice(0, missing).map(({ key }) => key))
  return new Map(exact.map(({ key, floor }) => [key, floor + (lucky.has(key) ? 1 : 0)]))
}
