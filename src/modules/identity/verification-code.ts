import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Db } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids/id.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import { defineJob } from '../../platform/jobs/job.ts'
import { deriveKey } from '../../platform/seal/seal.ts'
import type { IdentityContext } from './context.ts'

export type CodePurpose = 'confirm' | 'reset' | 'address'

export const VALID_MINUTES = 30
const MAX_ATTEMPTS = 5
const DIGITS = 6
/** About ten minutes of trying: a code that comes later is of no use. */
const SEND_ATTEMPTS = 7

export const sendCodeJob = defineJob('identity.send-code', z.object({ codeId: z.uuid() }))

/** The digits follow from the row's id and the program's secret: neither the database nor the queue holds them. */
export function codeDigits(secret: string, id: string): string {
  const mac = createHmac('sha256', deriveKey(secret, 'verification-code')).update(id).digest()
  return String(mac.readUIntBE(0, 6) % 10 ** DIGITS).padStart(DIGITS, '0')
}

function digestOf(secret: string, id: string, code: string): Buffer {
  return createHmac('sha256', secret).update(`${id}:${code}`).digest()
}

export interface NewCode {
  readonly accountId: string
  readonly purpose: CodePurpose
  readonly channel: 'email' | 'phone'
  /** Where to send it, for an address the account does not have yet. */
  readonly address?: string
}

/** Makes a six-digit code for an account and queues its sending. Codes made before for the same purpose stop working. */
export async function issueCode(ctx: IdentityContext, tx: Db, code: NewCode): Promise<void> {
  const now = ctx.clock.now()
  const id = newId(ctx.clock)
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
      address: code.address ?? null,
      code_digest: digestOf(ctx.secret, id, codeDigits(ctx.secret, id)),
      created_at: now,
      expires_at: new Date(now.getTime() + VALID_MINUTES * 60_000),
    })
    .execute()
  await enqueue(tx, sendCodeJob, { codeId: id }, { maxAttempts: SEND_ATTEMPTS })
}

export interface UsedCode {
  readonly channel: 'email' | 'phone'
  readonly address: string | null
}

/** The account's open code if `code` is right, used up from now on; a wrong one counts as an attempt. */
export async function useCode(
  ctx: IdentityContext,
  tx: Db,
  wanted: { readonly accountId: string; readonly purpose: CodePurpose; readonly code: string },
): Promise<UsedCode | undefined> {
  const row = await tx
    .selectFrom('verification_codes')
    .select(['id', 'code_digest', 'attempts', 'channel', 'address'])
    .where('account_id', '=', wanted.accountId)
    .where('purpose', '=', wanted.purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', ctx.clock.now())
    .orderBy('created_at', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  if (!row || row.attempts >= MAX_ATTEMPTS) return undefined
  const typed = wanted.code.replace(/[\s.-]/g, '')
  const right = timingSafeEqual(row.code_digest, digestOf(ctx.secret, row.id, typed))
  await tx
    .updateTable('verification_codes')
    .set(right ? { used_at: ctx.clock.now() } : { attempts: row.attempts + 1 })
    .where('id', '=', row.id)
    .execute()
  return right ? { channel: row.channel, address: row.address } : undefined
}
