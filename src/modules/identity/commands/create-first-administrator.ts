import { sql } from 'kysely'
import { inTransaction } from '../../../platform/db/database.ts'
import { vietnamToday } from '../account-queries.ts'
import { auditAct } from '../audit-act.ts'
import type { ManageContext } from '../manage-context.ts'
import { newOneTimePassword } from '../one-time-password.ts'
import { hashPassword, type PasswordFault, passwordFault } from '../password.ts'
import { nameFault } from '../profile-rules.ts'
import { insertOfficer, isUsername } from './create-officer.ts'
import { insertPost } from './manage-posts.ts'

export interface FirstAdministrator {
  readonly username: string
  readonly fullName: string
  readonly agencyId: string
  /** Chosen by the person; without one a one-time password is made. */
  readonly password?: string
  /** Also when the province has an administrator: he may have left. */
  readonly force: boolean
}

export type FirstAdministratorOutcome =
  | { readonly kind: 'done'; readonly accountId: string; readonly oneTimePassword: string | undefined }
  | { readonly kind: 'exists' }
  | { readonly kind: 'taken' }
  | { readonly kind: 'bad-username' }
  | { readonly kind: 'bad-name' }
  | { readonly kind: 'weak'; readonly fault: PasswordFault }

const TITLE = { vi: 'Quản trị hệ thống tỉnh', en: 'System administrator of the province' }

/** For the command line of the installation, which is why no administrator is asked. */
export async function createFirstAdministrator(
  ctx: Omit<ManageContext, 'actor'>,
  input: FirstAdministrator,
): Promise<FirstAdministratorOutcome> {
  if (!isUsername(input.username)) return { kind: 'bad-username' }
  if (nameFault(input.fullName)) return { kind: 'bad-name' }
  const fault =
    input.password === undefined ? undefined : passwordFault(input.password, [input.username, input.fullName])
  if (fault) return { kind: 'weak', fault }
  const oneTimePassword = input.password === undefined ? newOneTimePassword() : undefined
  const passwordHash = await hashPassword(input.password ?? oneTimePassword ?? '')
  const unit = ctx.directory.getUnitOfKind(input.agencyId, 'clerical')
  return inTransaction(ctx.db, async (tx): Promise<FirstAdministratorOutcome> => {
    // Two runs at once: the second waits and sees the first one's administrator.
    await sql`select pg_advisory_xact_lock(7206020131)`.execute(tx)
    if (!input.force && (await hasAdministrator(ctx, tx))) return { kind: 'exists' }
    const mustChange = oneTimePassword !== undefined
    const accountId = await insertOfficer(
      ctx,
      tx,
      { username: input.username, fullName: input.fullName, email: '' },
      { passwordHash, mustChange },
    )
    if (!accountId) return { kind: 'taken' }
    await insertPost(ctx, tx, accountId, {
      agencyId: input.agencyId,
      unitId: unit.id,
      role: 'province_admin',
      title: TITLE.vi,
      titleEn: TITLE.en,
    })
    await auditAct({ ...ctx, actor: { kind: 'system' } }, tx, {
      action: 'officer.created',
      accountId,
      details: { agencyId: input.agencyId, unitId: unit.id, role: 'province_admin', by: 'command line' },
    })
    return { kind: 'done', accountId, oneTimePassword }
  })
}

async function hasAdministrator(
  ctx: Omit<ManageContext, 'actor'>,
  tx: ManageContext['db'],
): Promise<boolean> {
  const today = vietnamToday(ctx.clock)
  const row = await tx
    .selectFrom('posts')
    .innerJoin('accounts', 'accounts.id', 'posts.account_id')
    .select('posts.id')
    .where('posts.role', '=', 'province_admin')
    .where('accounts.status', '=', 'active')
    .where((eb) => eb.or([eb('posts.valid_to', 'is', null), eb('posts.valid_to', '>=', today)]))
    .executeTakeFirst()
  return row !== undefined
}
