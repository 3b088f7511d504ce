import { isNationalId, isTaxCode } from '../../../engines/vietnamese/index.ts'
import { type Db, inTransaction } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids/id.ts'
import { enqueue } from '../../../platform/jobs/enqueue.ts'
import type { IdentityContext } from '../context.ts'
import { type LoginName, readLoginName } from '../login-name.ts'
import { hashPassword, type PasswordFault, passwordFault } from '../password.ts'
import { issueCode } from '../verification-code.ts'

export interface RegisterAccount {
  readonly kind: 'person' | 'organisation'
  readonly loginName: string
  readonly fullName: string
  readonly organisationName: string
  readonly nationalId: string
  readonly taxCode: string
  readonly password: string
  readonly locale: 'vi' | 'en'
}

export interface RegistrationErrors {
  readonly loginName?: 'unreadable'
  readonly fullName?: 'missing'
  readonly organisationName?: 'missing'
  readonly nationalId?: 'malformed'
  readonly taxCode?: 'malformed'
  readonly password?: PasswordFault
}

export type RegisterOutcome =
  | { readonly kind: 'code-sent'; readonly channel: 'email' | 'phone' }
  | { readonly kind: 'invalid'; readonly errors: RegistrationErrors }

/**
 * Opens an account and sends a code to confirm the address. Somebody who registers an address that
 * has an account already is answered in the same way, and its owner is told by message instead.
 */
export async function registerAccount(
  ctx: IdentityContext,
  input: RegisterAccount,
): Promise<RegisterOutcome> {
  const name = readLoginName(input.loginName)
  const errors = check(input, name)
  if (!name || Object.keys(errors).length > 0) return { kind: 'invalid', errors }
  const passwordHash = await hashPassword(input.password)
  await inTransaction(ctx.db, async (tx) => {
    const account = await existing(tx, name)
    if (account && account.status !== 'unconfirmed') {
      await enqueue(tx, 'identity.tell-registered', { accountId: account.id })
      return
    }
    const accountId = account?.id ?? newId(ctx.clock)
    await write(ctx, tx, { accountId, input, name, passwordHash })
    const { code } = await issueCode(ctx, tx, { accountId, purpose: 'confirm', channel: name.channel })
    await enqueue(tx, 'identity.send-code', { accountId, purpose: 'confirm', channel: name.channel, code })
  })
  return { kind: 'code-sent', channel: name.channel }
}

function check(input: RegisterAccount, name: LoginName | undefined): RegistrationErrors {
  const personal = [input.loginName, input.fullName, input.organisationName, input.nationalId, input.taxCode]
  const password = passwordFault(input.password, personal)
  const organisation = input.kind === 'organisation'
  return {
    ...(name ? {} : { loginName: 'unreadable' as const }),
    ...(input.fullName.trim() ? {} : { fullName: 'missing' as const }),
    ...(organisation && !input.organisationName.trim() ? { organisationName: 'missing' as const } : {}),
    ...(input.nationalId.trim() && !isNationalId(input.nationalId.trim())
      ? { nationalId: 'malformed' as const }
      : {}),
    ...(organisation && !isTaxCode(input.taxCode.trim()) ? { taxCode: 'malformed' as const } : {}),
    ...(password ? { password } : {}),
  }
}

function existing(tx: Db, name: LoginName): Promise<{ id: string; status: string } | undefined> {
  const query = tx.selectFrom('accounts').select(['id', 'status']).where('kind', '!=', 'officer')
  return (
    name.channel === 'email'
      ? query.where((eb) => eb(eb.fn('lower', ['email']), '=', name.address))
      : query.where('phone', '=', name.address)
  )
    .forUpdate()
    .executeTakeFirst()
}

interface NewAccount {
  readonly accountId: string
  readonly input: RegisterAccount
  readonly name: LoginName
  readonly passwordHash: string
}

async function write(
  ctx: IdentityContext,
  tx: Db,
  { accountId, input, name, passwordHash }: NewAccount,
): Promise<void> {
  const now = ctx.clock.now()
  const organisation = input.kind === 'organisation'
  const values = {
    kind: input.kind,
    full_name: input.fullName.trim().normalize('NFC'),
    organisation_name: organisation ? input.organisationName.trim().normalize('NFC') : null,
    national_id: input.nationalId.trim() || null,
    tax_code: organisation ? input.taxCode.trim() : null,
    password_hash: passwordHash,
    password_changed_at: now,
    locale: input.locale,
  }
  await tx
    .insertInto('accounts')
    .values({
      id: accountId,
      ...values,
      [name.channel]: name.address,
      status: 'unconfirmed',
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute()
}
