import type { Db } from '../../platform/db/database.ts'
import type { Account } from './account.ts'
import { toAccount } from './account-queries.ts'

const MOST = 5

/** Portal accounts with exactly that identity number or phone; never by a part of either. */
export async function listPeople(
  db: Db,
  by: { readonly nationalId?: string | undefined; readonly phone?: string | undefined },
): Promise<readonly Account[]> {
  const { nationalId, phone } = by
  if (nationalId === undefined && phone === undefined) return []
  const rows = await db
    .selectFrom('accounts')
    .selectAll()
    .where('kind', '!=', 'officer')
    .where('status', '=', 'active')
    .where((eb) =>
      eb.or([
        ...(nationalId === undefined ? [] : [eb('national_id', '=', nationalId)]),
        ...(phone === undefined ? [] : [eb('phone', '=', phone)]),
      ]),
    )
    .orderBy('id')
    .limit(MOST)
    .execute()
  return rows.map(toAccount)
}
