import { isNationalId, isTaxCode } from '../../../engines/vietnamese/index.ts'
import { type Db, inTransaction } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids/id.ts'
import { enqueue } from '../../../platform/jobs/enqueue.ts'
import { countAttempt } from '../attempt-brake.ts'
import { sendCodeBrake } from '../code-brake.ts'
import type { IdentityContext } from '../context.ts'
import { inEvenTime } from '../even-time.ts'
import { findAccountByLogin } from '../find-account-by-login.ts'
import { tellRegisteredJob } from '../identity-jobs.ts'
import { type LoginName, readLoginName, takesCodes } from '../login-name.ts'
import { hashPassword, type PasswordFault, passwordFault } from '../password.ts'
import { checkNames, type NameErrors, plainDigits } from '../profile-rules.ts'
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

export interface RegistrationErrors extends NameErrors {
  readonly loginName?: 'unreadable' | 'landline'
  readonly nationalId?: 'malformed'
  readonly taxCode?: 'malformed'
  readonly password?: PasswordFault
}

export type RegisterOutcome =
  | { readonly kind: 'code-sent'; readonly channel: 'email' | 'phone' }
  | { readonly kind: 'too-many' }
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
  if (!(await countAttempt(ctx, sendCodeBrake(name)))) return { kind: 'too-many' }
  await inEvenTime(async () => {
    const passwordHash = await hashPassword(input.password)
    await inTransaction(ctx.db, async (tx) => {
      const { id, isOpen } = await writeUnconfirmed(ctx, tx, { input, name, passwordHash })
      if (isOpen) await issueCode(ctx, tx, { accountId: id, purpose: 'confirm', channel: name.channel })
      else await enqueue(tx, tellRegisteredJob, { accountId: id, channel: name.channel })
    })
  })
  return { kind: 'code-sent', channel: name.channel }
}

function check(input: RegisterAccount, name: LoginName | undefined): RegistrationErrors {
  const personal = [input.loginName, input.fullName, input.organisationName, input.nationalId, input.taxCode]
  const password = passwordFault(input.password, personal)
  const organisation = input.kind === 'organisation'
  return {
    ...loginNameError(name),
    ...checkNames(input.kind, input),
    ...(input.nationalId.trim() && !isNationalId(input.nationalId)
      ? { nationalId: 'malformed' as const }
      : {}),
    ...(organisation && !isTaxCode(input.taxCode) ? { taxCode: 'malformed' as const } : {}),
    ...(password ? { password } : {}),
  }
}

function loginNameError(name: LoginName | undefined): Pick<RegistrationErrors, 'loginName'> {
  if (!name) return { loginName: 'unreadable' }
  return takesCodes(name) ? {} : { loginName: 'landline' }
}

interface NewAccount {
  readonly input: RegisterAccount
  readonly name: LoginName
  readonly passwordHash: string
}

/** The account of the address: made now, or written over while nobody has confirmed it, or else left as it is. */
async function writeUnconfirmed(
  ctx: IdentityContext,
  tx: Db,
  account: NewAccount,
): Promise<{ readonly id: string; readonly isOpen: boolean }> {
  const { name } = account
  const now = ctx.clock.now()
  const values = valuesOf(account, now)
  const made = await tx
    .insertInto('accounts')
    .values({
      ...values,
      id: newId(ctx.clock),
      [name.channel]: name.address,
      status: 'unconfirmed',
      created_at: now,
    })
    // Somebody may register the same address at the same moment: the second of them finds the first one's row below.
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made) return { id: made.id, isOpen: true }
  const known = await findAccountByLogin(tx, name)
  if (!known) throw new Error('an account that was in the way is gone')
  const written = await tx
    .updateTable('accounts')
    .set(values)
    .where('id', '=', known.id)
    .where('status', '=', 'unconfirmed')
    .executeTakeFirst()
  return { id: known.id, isOpen: Number(written.numUpdatedRows) === 1 }
}

function valuesOf({ input, passwordHash }: NewAccount, now: Date) {
  const organisation = input.kind === 'organisation'
  return {
    kind: input.kind,
    full_name: input.fullName.trim().normalize('NFC'),
    organisation_name: organisation ? input.organisationName.trim().normalize('NFC') : null,
    national_id: plainDigits(input.nationalId) || null,
    tax_code: organisation ? input.taxCode.trim() : null,
    password_hash: passwordHash,
    password_changed_at: now,
    locale: input.locale,
  }
}
