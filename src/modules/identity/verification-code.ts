import { createHmac, randomInt, timingSafeEqual } from 'node:crypto'
import type { Db } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids/id.ts'
import type { IdentityContext } from './context.ts'

export type CodePurpose = 'confirm' | 'reset'

const VALID_MINUTES = 30
const MAX_ATTEMPTS = 5

function digestOf(secret: string, id: string, code: string): Buffer {
  return createHmac('sha256', secret).update(`${id}:${code}`).digest()
}

/** Makes a six-digit code for an account; only its keyed digest is stored. Codes made before stop working. */
export async function issueCode(
  ctx: IdentityContext,
  tx: Db,
  code: { readonly accountId: string; readonly purpose: CodePurpose; readonly channel: 'email' | 'phone' },
): Promise<{ readonly id: string; readonly code: string }> {
  const now = ctx.clock.now()
  const id = newId(ctx.clock)
  const digits = String(randomInt(1_000_000)).padStart(6, '0')
  await tx
    .updateTable('verification_codes')
    .set({ used_at: now })
    .where('account_id', '=', code.accountId)
    .where('purpose', '=', code.purpose)
    .where('used_at', 'is', null)
    .execute()
  await tx
    .insertInto('verification_codes')
    .values({
      id,
      account_id: code.accountId,
      purpose: code.purpose,
      channel: code.channel,
      code_digest: digestOf(ctx.secret, id, digits),
      created_at: now,
      expires_at: new Date(now.getTime() + VALID_MINUTES * 60_000),
    })
    .execute()
  return { id, code: digits }
}

/** Whether `code` is the account's open code; a right one is used up, a wrong one counts as an attempt. */
export async function useCode(
  ctx: IdentityContext,
  tx: Db,
  wanted: { readonly accountId: string; readonly purpose: CodePurpose; readonly code: string },
): Promise<boolean> {
  const row = await tx
    .selectFrom('verification_codes')
    .select(['id', 'code_digest', 'attempts'])
    .where('account_id', '=', wanted.accountId)
    .where('purpose', '=', wanted.purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', ctx.clock.now())
    .orderBy('created_at', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  if (!row || row.attempts >= MAX_ATTEMPTS) return false
  const right = timingSafeEqual(row.code_digest, digestOf(ctx.secret, row.id, wanted.code.replace(/\s/g, '')))
  await tx
    .updateTable('verification_codes')
    .set(right ? { used_at: ctx.clock.now() } : { attempts: row.attempts + 1 })
    .where('id', '=', row.id)
    .execute()
  return right
}
