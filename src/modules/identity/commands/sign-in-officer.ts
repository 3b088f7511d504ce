import type { Selectable } from 'kysely'
import type { DB } from '../../../platform/db/database.ts'
import { toAccount } from '../account-queries.ts'
import { type Brake, countAttempt, forgetAttempts } from '../attempt-brake.ts'
import type { IdentityContext } from '../context.ts'
import { findOfficerByUsername } from '../find-account-by-login.ts'
import { checkAgainstNobody, passwordMatches } from '../password.ts'
import { startSession } from '../session.ts'
import { matchTotp, openTotp } from '../totp.ts'

export interface SignInOfficer {
  readonly username: string
  readonly password: string
  /** From the authenticator app; empty while the officer has none. */
  readonly code: string
  readonly device: string
  /** Outside demo mode an officer without a second factor gets a session that can only set one up. */
  readonly secondFactorRequired: boolean
}

export type OfficerSignInOutcome =
  | {
      readonly kind: 'signed-in'
      readonly token: string
      readonly mustEnrol: boolean
      readonly accountId: string
    }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'code-needed' }
  | { readonly kind: 'too-many' }

export async function signInOfficer(
  ctx: IdentityContext,
  input: SignInOfficer,
): Promise<OfficerSignInOutcome> {
  const brake: Brake = {
    action: 'officer-sign-in',
    subject: input.username.trim().toLowerCase(),
    max: 10,
    windowMinutes: 15,
  }
  if (!(await countAttempt(ctx, brake))) return { kind: 'too-many' }
  const row = await findOfficerByUsername(ctx.db, input.username)
  const right = row
    ? await passwordMatches(row.password_hash, input.password)
    : await checkAgainstNobody(input.password)
  if (!row || !right || row.status !== 'active') return { kind: 'wrong' }
  const second = await checkSecondFactor(ctx, row, input.code)
  if (second !== 'passed') return { kind: second }
  await forgetAttempts(ctx, brake)
  const mustEnrol = input.secondFactorRequired && row.totp_confirmed_at === null
  const token = await startSession(ctx, toAccount(row), {
    face: 'backoffice',
    device: input.device,
    mustEnrol,
  })
  return { kind: 'signed-in', token, mustEnrol, accountId: row.id }
}

async function checkSecondFactor(
  ctx: IdentityContext,
  row: Selectable<DB['accounts']>,
  code: string,
): Promise<'passed' | 'wrong' | 'code-needed'> {
  if (row.totp_confirmed_at === null || row.totp_secret === null) return 'passed'
  if (code.trim() === '') return 'code-needed'
  const step = matchTotp(openTotp(row.totp_secret, ctx.secret), code, {
    now: ctx.clock.now(),
    lastStep: row.totp_last_step,
  })
  if (step === undefined) return 'wrong'
  const used = await ctx.db
    .updateTable('accounts')
    .set({ totp_last_step: step })
    .where('id', '=', row.id)
    // Two requests with the same code at once: only one of them moves the step.
    .where((eb) => eb.or([eb('totp_last_step', 'is', null), eb('totp_last_step', '<', step)]))
    .executeTakeFirst()
  return Number(used.numUpdatedRows) === 1 ? 'passed' : 'wrong'
}
