import type { Db } from '../../platform/db/database.ts'
import { type Actor, type OfficerActor, postsWith } from './actor.ts'
import type { IdentityContext } from './context.ts'
import { writeAudit } from '../../platform/db/write-audit.ts'

export interface AccountAct {
  readonly action: string
  readonly accountId: string
  /** Codes and ids only: names belong to the account, which may one day be erased. */
  readonly details?: Readonly<Record<string, string>>
}

/** Writes who did what to an account, in the transaction of the act. */
export async function auditAct(
  ctx: IdentityContext & { readonly actor: Actor },
  tx: Db,
  { action, accountId, details = {} }: AccountAct,
): Promise<void> {
  const { actor } = ctx
  await writeAudit(tx, {
    at: ctx.clock.now(),
    accountId: actor.kind === 'officer' || actor.kind === 'citizen' ? actor.accountId : null,
    postId: postsWith(actor, 'province_admin', 'agency_admin')[0]?.id ?? null,
    action,
    subjectType: 'account',
    subjectId: accountId,
    details,
  })
}

/** An officer acting on his own account, before his posts are known or count. */
export function himself(account: { readonly id: string; readonly full_name: string }): OfficerActor {
  return { kind: 'officer', accountId: account.id, name: account.full_name, posts: [] }
}
