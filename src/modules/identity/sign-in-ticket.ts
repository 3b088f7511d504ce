import { deriveKey, signed, unsigned } from '../../platform/seal/seal.ts'
import type { IdentityContext } from './context.ts'

const MINUTES = 10

interface TicketHolder {
  readonly id: string
  readonly password_changed_at: Date
}

/** Says that the password was right a moment ago: only the second factor is missing. Nothing is stored for it. */
export function giveTicket(ctx: IdentityContext, account: TicketHolder): string {
  const until = ctx.clock.now().getTime() + MINUTES * 60_000
  return signed(`${account.id}:${until}:${account.password_changed_at.getTime()}`, keyOf(ctx))
}

/** The account a ticket was given to, while it is good. */
export function readTicket(
  ctx: IdentityContext,
  ticket: string,
): { readonly accountId: string; isFor(account: TicketHolder): boolean } | undefined {
  const [accountId = '', until = '', changedAt = ''] = unsigned(ticket, keyOf(ctx))?.split(':') ?? []
  if (accountId === '' || Number(until) < ctx.clock.now().getTime()) return undefined
  return {
    accountId,
    // A password changed since then makes the ticket void.
    isFor: (account) =>
      account.id === accountId && String(account.password_changed_at.getTime()) === changedAt,
  }
}

function keyOf(ctx: IdentityContext): Buffer {
  return deriveKey(ctx.secret, 'officer-sign-in')
}
