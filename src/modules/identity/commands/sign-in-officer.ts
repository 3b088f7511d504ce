import type { Selectable } from 'kysely'
import { type DB, inTransaction } from '../../../platform/db/database.ts'
import { toAccount } from '../account-queries.ts'
import { type Brake, countAttempt, forgetAttempts } from '../attempt-brake.ts'
import { auditAct, himself } from '../audit-act.ts'
import type { IdentityContext } from '../context.ts'
import { findOfficerByUsername } from '../find-account-by-login.ts'
import { isStale } from '../one-time-password.ts'
import { checkAgainstNobody, passwordMatches } from '../password.ts'
import { startSession } from '../session.ts'
import { openSecret } from '../sealed-secret.ts'
import { giveTicket, readTicket } from '../sign-in-ticket.ts'
import { matchTotp } from '../totp.ts'

type Row = Selectable<DB['accounts']>

interface Visit {
  readonly device: string
  /** Outside demo mode an officer without a second factor gets a session that can only set one up. */
  readonly secondFactorRequired: boolean
}

export interface SignInOfficer extends Visit {
  readonly username: string
  readonly password: string
  /** From the authenticator app, when it was asked for on the same page. */
  readonly code: string
}

interface SignedIn {
  readonly kind: 'signed-in'
  readonly token: string
  readonly mustEnrol: boolean
  readonly mustChangePassword: boolean
  readonly accountId: string
}

export type OfficerSignInOutcome =
  | SignedIn
  | { readonly kind: 'wrong' }
  /** The password was right: `enterOfficerCode` takes the ticket with the code. */
  | { readonly kind: 'code-needed'; readonly ticket: string }
  /** A one-time password that nobody used for too long. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'too-many' }

export async function signInOfficer(
  ctx: IdentityContext,
  input: SignInOfficer,
): Promise<OfficerSignInOutcome> {
  const brake = passwordBrake(input.username)
  if (!(await countAttempt(ctx, brake))) return { kind: 'too-many' }
  const row = await findOfficerByUsername(ctx.db, input.username)
  const right = row
    ? await passwordMatches(row.password_hash, input.password)
    : await checkAgainstNobody(input.password)
  if (!row || !right || row.status !== 'active') return { kind: 'wrong' }
  if (row.must_change_password && isStale(ctx.clock, row.password_changed_at)) return { kind: 'stale' }
  if (row.totp_confirmed_at === null) return enter(ctx, row, input)
  if (input.code.trim() === '') return { kind: 'code-needed', ticket: giveTicket(ctx, row) }
  return checkCode(ctx, row, input)
}

export type OfficerCodeOutcome =
  | SignedIn
  | { readonly kind: 'wrong' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'too-many' }

/** The second page of signing in: the code alone, the password having been right. */
export async function enterOfficerCode(
  ctx: IdentityContext,
  input: Visit & { readonly ticket: string; readonly code: string },
): Promise<OfficerCodeOutcome> {
  const ticket = readTicket(ctx, input.ticket)
  if (!ticket) return { kind: 'expired' }
  const row = await ctx.db
    .selectFrom('accounts')
    .selectAll()
    .where('id', '=', ticket.accountId)
    .where('status', '=', 'active')
    .executeTakeFirst()
  if (!row || !ticket.isFor(row)) return { kind: 'expired' }
  // Taken away by an administrator since then: the password says enough.
  if (row.totp_confirmed_at === null) return enter(ctx, row, input)
  return checkCode(ctx, row, input)
}

async function checkCode(
  ctx: IdentityContext,
  row: Row,
  input: Visit & { readonly code: string },
): Promise<SignedIn | { readonly kind: 'wrong' } | { readonly kind: 'too-many' }> {
  const brake = { action: 'officer-code', subject: row.id, max: 10, windowMinutes: 15 }
  if (!(await countAttempt(ctx, brake))) return { kind: 'too-many' }
  if (!(await useCode(ctx, row, input.code))) return { kind: 'wrong' }
  await forgetAttempts(ctx, brake)
  return enter(ctx, row, input)
}

async function useCode(ctx: IdentityContext, row: Row, code: string): Promise<boolean> {
  if (row.totp_secret === null) return false
  const step = matchTotp(openSecret(row.totp_secret, ctx.secret), code, {
    now: ctx.clock.now(),
    lastStep: row.totp_last_step,
  })
  if (step === undefined) return false
  const used = await ctx.db
    .updateTable('accounts')
    .set({ totp_last_step: step })
    .where('id', '=', row.id)
    // Two requests with the same code at once: only one of them moves the step.
    .where((eb) => eb.or([eb('totp_last_step', 'is', null), eb('totp_last_step', '<', step)]))
    .executeTakeFirst()
  return Number(used.numUpdatedRows) === 1
}

async function enter(ctx: IdentityContext, row: Row, visit: Visit): Promise<SignedIn> {
  await forgetAttempts(ctx, passwordBrake(row.username ?? ''))
  const mustEnrol = visit.secondFactorRequired && row.totp_confirmed_at === null
  const token = await inTransaction(ctx.db, async (tx) => {
    await auditAct({ ...ctx, actor: himself(row) }, tx, {
      action: 'officer.signed-in',
      accountId: row.id,
    })
    return startSession({ ...ctx, db: tx }, toAccount(row), {
      face: 'backoffice',
      device: visit.device,
      mustEnrol,
    })
  })
  const mustChangePassword = row.must_change_password
  return { kind: 'signed-in', token, mustEnrol, mustChangePassword, accountId: row.id }
}

function passwordBrake(username: string): Brake {
  return {
    action: 'officer-sign-in',
    subject: username.trim().toLowerCase(),
    max: 10,
    windowMinutes: 15,
  }
}
