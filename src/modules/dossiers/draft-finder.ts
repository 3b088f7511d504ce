import { type Selectable, sql } from 'kysely'
import type { DB, Db } from '../../platform/db/database.ts'
import { lookUpTogether } from '../../platform/db/look-up-together.ts'
import { type Draft, toDraft } from './draft.ts'

interface Asked {
  readonly id: string
  readonly ownerAccountId: string
}

const nameOf = ({ id, ownerAccountId }: Asked): string => `${id} ${ownerAccountId}`

/** `findDraft` for the stream of requests: those that come at once are answered by one statement. */
export function draftFinder(db: Db): (asked: Asked) => Promise<Draft | undefined> {
  return lookUpTogether(async (asked: readonly Asked[]) => {
    const ids = asked.map(({ id }) => id)
    const owners = asked.map(({ ownerAccountId }) => ownerAccountId)
    const { rows } = await sql<Selectable<DB['drafts']>>`
      select drafts.* from drafts where (id, owner_account_id) in (
        select wanted.id, wanted.owner from unnest(${ids}::uuid[], ${owners}::uuid[]) as wanted (id, owner))`.execute(
      db,
    )
    const drafts = new Map(rows.map(toDraft).map((draft) => [nameOf(draft), draft]))
    return (one) => drafts.get(nameOf(one))
  })
}
