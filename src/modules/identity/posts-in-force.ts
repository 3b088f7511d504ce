import { type RawBuilder, sql } from 'kysely'
import type { Clock } from '../../platform/clock/clock.ts'
import type { Db } from '../../platform/db/database.ts'
import { vietnamToday } from './account-queries.ts'
import type { OfficerActor, Post } from './actor.ts'

/**
 * Part of a statement: who holds which post today, `(account_id, agency_id, unit_id, role)`, active accounts only. For
 * jobs that find whom to tell by a join with what they tell.
 */
export function postsInForce(clock: Clock): RawBuilder<unknown> {
  const today = vietnamToday(clock)
  return sql`
    select post.account_id, post.agency_id, post.unit_id, post.role
    from posts post join accounts account on account.id = post.account_id
    where account.status = 'active' and post.valid_from <= ${today}::date
      and (post.valid_to is null or post.valid_to >= ${today}::date)`
}

/** An officer as he would act now, for jobs that work in his name; undefined once he holds nothing or is locked out. */
export async function findOfficerActor(
  ctx: { readonly db: Db; readonly clock: Clock },
  accountId: string,
): Promise<OfficerActor | undefined> {
  const today = vietnamToday(ctx.clock)
  const rows = await ctx.db
    .selectFrom('posts')
    .innerJoin('accounts', 'accounts.id', 'posts.account_id')
    .select([
      'posts.id',
      'posts.agency_id as agencyId',
      'posts.unit_id as unitId',
      'posts.role',
      'posts.title',
      'accounts.full_name as name',
    ])
    .where('posts.account_id', '=', accountId)
    .where('posts.valid_from', '<=', today)
    .where((eb) => eb.or([eb('posts.valid_to', 'is', null), eb('posts.valid_to', '>=', today)]))
    .where('accounts.status', '=', 'active')
    .where('accounts.kind', '=', 'officer')
    .orderBy('posts.id')
    .execute()
  const [first] = rows
  if (!first) return undefined
  const posts = rows.map(({ name: _name, ...post }) => post as Post)
  return { kind: 'officer', accountId, name: first.name, posts }
}
