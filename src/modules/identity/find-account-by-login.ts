import type { Selectable } from 'kysely'
import type { DB, Db } from '../../platform/db/database.ts'
import type { LoginName } from './login-name.ts'

/** The portal account with that address; officers sign in elsewhere. */
export async function findAccountByLogin(
  db: Db,
  name: LoginName,
): Promise<Selectable<DB['accounts']> | undefined> {
  const query = db.selectFrom('accounts').selectAll().where('kind', '!=', 'officer')
  return (
    name.channel === 'email'
      ? query.where((eb) => eb(eb.fn('lower', ['email']), '=', name.address))
      : query.where('phone', '=', name.address)
  ).executeTakeFirst()
}

export async function findOfficerByUsername(
  db: Db,
  username: string,
): Promise<Selectable<DB['accounts']> | undefined> {
  return db
    .selectFrom('accounts')
    .selectAll()
    .where('kind', '=', 'officer')
    .where((eb) => eb(eb.fn('lower', ['username']), '=', username.trim().toLowerCase()))
    .executeTakeFirst()
}
