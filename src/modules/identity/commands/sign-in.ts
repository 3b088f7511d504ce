import { toAccount } from '../account-queries.ts'
import { type Brake, countAttempt, forgetAttempts } from '../attempt-brake.ts'
import type { IdentityContext } from '../context.ts'
import { findAccountByLogin } from '../find-account-by-login.ts'
import { readLoginName } from '../login-name.ts'
import { checkAgainstNobody, passwordMatches } from '../password.ts'
import { startSession } from '../session.ts'

export type SignInOutcome =
  | { readonly kind: 'signed-in'; readonly token: string; readonly accountId: string }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'unconfirmed' }
  | { readonly kind: 'too-many' }

/** Signs a person or organisation in. An unknown address and a wrong password look and last the same. */
export async function signIn(
  ctx: IdentityContext,
  input: { loginName: string; password: string; device: string },
): Promise<SignInOutcome> {
  const name = readLoginName(input.loginName)
  if (!name) {
    await checkAgainstNobody(input.password)
    return { kind: 'wrong' }
  }
  const brake: Brake = { action: 'sign-in', subject: name.address, max: 10, windowMinutes: 15 }
  if (!(await countAttempt(ctx, brake))) return { kind: 'too-many' }
  const row = await findAccountByLogin(ctx.db, name)
  const right = row
    ? await passwordMatches(row.password_hash, input.password)
    : await checkAgainstNobody(input.password)
  if (!row || !right) return { kind: 'wrong' }
  if (row.status === 'unconfirmed') return { kind: 'unconfirmed' }
  if (row.status !== 'active') return { kind: 'wrong' }
  await forgetAttempts(ctx, brake)
  return {
    kind: 'signed-in',
    token: await startSession(ctx, toAccount(row), { face: 'portal', device: input.device }),
    accountId: row.id,
  }
}
