import type { Clock } from '../../../platform/clock/clock.ts'
import type { Db } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids/id.ts'
import { vietnamToday } from '../account-queries.ts'

export interface PassPosts {
  /** The first day of what comes after. */
  readonly on: string
  /** Where the posts of each unit that ends go, with the names that titles may hold. */
  readonly units: ReadonlyMap<string, UnitAfter>
}

interface UnitAfter {
  readonly agencyId: string
  readonly unitId: string
  readonly formerNames: readonly string[]
  readonly names: readonly string[]
}

export interface PassedPosts {
  readonly ended: number
  readonly begun: number
}

/**
 * Ends every post in units that end, and gives its holder the same role where the work went. The last day of a post is
 * the last of its body, or yesterday where that is applied later: from then on nobody signs for it.
 */
export async function passPosts(
  ctx: { readonly clock: Clock },
  tx: Db,
  { on, units }: PassPosts,
): Promise<PassedPosts> {
  if (units.size === 0) return { ended: 0, begun: 0 }
  const today = vietnamToday(ctx.clock)
  const first = today > on ? today : on
  const posts = await tx
    .selectFrom('posts')
    .selectAll()
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', first)]))
    .orderBy('id')
    .forUpdate()
    .execute()
  const held = new Set(posts.map((post) => `${post.account_id} ${post.unit_id} ${post.role}`))
  let ended = 0
  let begun = 0
  for (const post of posts) {
    const after = units.get(post.unit_id)
    if (!after) continue
    ended += 1
    const title = retitled(post.title, after)
    const place = { agency_id: after.agencyId, unit_id: after.unitId, title, title_en: post.title_en }
    const key = `${post.account_id} ${after.unitId} ${post.role}`
    // A post that would begin only now is no post of the old body yet: it begins at the new one.
    if (post.valid_from >= first && !held.has(key)) {
      await tx.updateTable('posts').set(place).where('id', '=', post.id).execute()
      begun += 1
    } else if (post.valid_from >= first) await tx.deleteFrom('posts').where('id', '=', post.id).execute()
    else {
      const valid_to = dayBefore(first)
      await tx.updateTable('posts').set({ valid_to }).where('id', '=', post.id).execute()
      if (!held.has(key)) {
        const { account_id, role, valid_to: until } = post
        const next = { id: newId(ctx.clock), account_id, role, ...place, valid_from: first, valid_to: until }
        await tx.insertInto('posts').values(next).execute()
        begun += 1
      }
    }
    held.add(key)
  }
  return { ended, begun }
}

/** A title that names the body that ended names the new one. */
function retitled(title: string, { formerNames, names }: UnitAfter): string {
  const index = formerNames.findIndex((name) => title.toLowerCase().includes(name.toLowerCase()))
  const name = names[index]
  const former = formerNames[index]
  if (index === -1 || name === undefined || former === undefined) return title
  const at = title.toLowerCase().indexOf(former.toLowerCase())
  return title.slice(0, at) + name + title.slice(at + former.length)
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}
