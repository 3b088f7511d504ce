import type { RecordedActor } from '../modules/dossiers/index.ts'
import type { OfficerActor, Role } from '../modules/identity/index.ts'
import type { Db } from '../platform/db/database.ts'

/** An officer through the post by which a step is done. */
export interface CaseOfficer {
  readonly accountId: string
  readonly name: string
  readonly postId: string
  readonly agencyId: string
  readonly unitId: string
  readonly role: Role
  readonly title: string
}

/** Who can do which step: by unit and role, in the order of user names, which is the same in every database. */
export class CaseOfficers {
  readonly all: readonly CaseOfficer[]
  readonly #byPost: ReadonlyMap<string, readonly CaseOfficer[]>
  readonly #byAccount: ReadonlyMap<string, readonly CaseOfficer[]>

  constructor(all: readonly CaseOfficer[]) {
    this.all = all
    this.#byPost = Map.groupBy(all, ({ unitId, role }) => `${unitId} ${role}`)
    this.#byAccount = Map.groupBy(all, ({ accountId }) => accountId)
  }

  holdersOf(post: { readonly unitId: string; readonly role: Role }): readonly CaseOfficer[] {
    const holders = this.#byPost.get(`${post.unitId} ${post.role}`) ?? []
    if (holders.length === 0)
      throw new Error(`Không có cán bộ ${post.role} ở ${post.unitId} (no such officer).`)
    return holders
  }

  actorOf(accountId: string): OfficerActor {
    const posts = this.#byAccount.get(accountId) ?? []
    const [first] = posts
    if (!first) throw new Error(`no officer has the account ${accountId}`)
    return {
      kind: 'officer',
      accountId,
      name: first.name,
      posts: posts.map((post) => ({ ...post, id: post.postId })),
    }
  }
}

export function recordedOfficer({ accountId, postId, agencyId }: CaseOfficer): RecordedActor {
  return { kind: 'officer', accountId, postId, agencyId }
}

export async function loadCaseOfficers(db: Db): Promise<CaseOfficers> {
  const rows = await db
    .selectFrom('posts')
    .innerJoin('accounts', 'accounts.id', 'posts.account_id')
    .select(['posts.id', 'posts.account_id', 'posts.agency_id', 'posts.unit_id', 'posts.role', 'posts.title'])
    .select(['accounts.full_name'])
    .where('posts.valid_to', 'is', null)
    .where('accounts.status', '=', 'active')
    .orderBy('accounts.username')
    .orderBy('posts.unit_id')
    .orderBy('posts.role')
    .execute()
  return new CaseOfficers(
    rows.map((row) => ({
      accountId: row.account_id,
      name: row.full_name,
      postId: row.id,
      agencyId: row.agency_id,
      unitId: row.unit_id,
      role: row.role as Role,
      title: row.title,
    })),
  )
}
