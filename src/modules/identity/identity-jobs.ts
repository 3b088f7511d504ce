import { z } from 'zod'
import type { Db } from '../../platform/db/database.ts'
import type { Locale } from '../../platform/i18n/translator.ts'
import { defineJob, handleJob, type JobHandler } from '../../platform/jobs/job.ts'
import type { Log } from '../../platform/log/log.ts'
import { DeliveryError } from '../../platform/mail/delivery-error.ts'
import type { Mailer } from '../../platform/mail/mailer.ts'
import type { SmsSender } from '../../platform/mail/sms-sender.ts'
import type { IdentityContext } from './context.ts'
import {
  codeLetter,
  type IdentityLetter,
  passwordChangedLetter,
  registeredLetter,
} from './identity-letters.ts'
import { sweepIdentity } from './sweep-identity.ts'
import { codeDigits, sendCodeJob } from './verification-code.ts'

export const tellRegisteredJob = defineJob(
  'identity.tell-registered',
  z.object({ accountId: z.uuid(), channel: z.enum(['email', 'phone']) }),
)

export const tellPasswordChangedJob = defineJob(
  'identity.tell-password-changed',
  z.object({ accountId: z.uuid() }),
)

/** Once a day: codes, sessions and counters of no further use, and registrations nobody confirmed. */
export const sweepIdentityJob = defineJob('identity.sweep', z.record(z.string(), z.unknown()))

export interface IdentityPorts extends IdentityContext {
  readonly log: Log
  readonly publicUrl: string
  readonly mailer: Mailer | undefined
  readonly sms: SmsSender | undefined
}

export function identityJobs(ports: IdentityPorts): readonly JobHandler[] {
  return [
    handleJob(sendCodeJob, async ({ codeId }) => {
      const found = await findOpenCode(ports, codeId)
      if (!found) return
      const code = codeDigits(ports.secret, codeId)
      const letter = codeLetter({ code, purpose: found.purpose, publicUrl: ports.publicUrl }, found.locale)
      await deliver(ports, found, letter)
    }),
    handleJob(tellRegisteredJob, async ({ accountId, channel }) => {
      const found = await findAddress(ports.db, accountId, channel)
      if (found) await deliver(ports, found, registeredLetter(ports.publicUrl, found.locale))
    }),
    handleJob(tellPasswordChangedJob, async ({ accountId }) => {
      // By every way there is: whoever took over one address may not hold the other.
      for (const channel of ['email', 'phone'] as const) {
        const found = await findAddress(ports.db, accountId, channel)
        if (found) await deliver(ports, found, passwordChangedLetter(ports.publicUrl, found.locale))
      }
    }),
    handleJob(sweepIdentityJob, async () => {
      await sweepIdentity(ports)
    }),
  ]
}

interface Destination {
  readonly channel: 'email' | 'phone'
  readonly address: string
  readonly locale: Locale
}

async function findAddress(
  db: Db,
  accountId: string,
  channel: 'email' | 'phone',
): Promise<Destination | undefined> {
  const row = await db
    .selectFrom('accounts')
    .select(['email', 'phone', 'locale'])
    .where('id', '=', accountId)
    .executeTakeFirst()
  const address = row?.[channel]
  return row && address ? { channel, address, locale: row.locale } : undefined
}

/** A code used, replaced or too old by now is not sent any more. */
async function findOpenCode({ db, clock }: IdentityPorts, codeId: string) {
  const row = await db
    .selectFrom('verification_codes')
    .innerJoin('accounts', 'accounts.id', 'verification_codes.account_id')
    .select(['purpose', 'channel', 'verification_codes.address', 'email', 'phone', 'locale'])
    .where('verification_codes.id', '=', codeId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', clock.now())
    .executeTakeFirst()
  const address = row && (row.address ?? row[row.channel])
  return row && address ? { ...row, address } : undefined
}

async function deliver({ mailer, sms, log }: IdentityPorts, to: Destination, letter: IdentityLetter) {
  try {
    if (to.channel === 'email' && mailer) {
      await mailer.send({ to: to.address, subject: letter.subject, text: letter.text })
    } else if (to.channel === 'phone' && sms) {
      await sms.send({ to: to.address, text: letter.shortText })
    } else {
      log.warn('no way to send a code', { component: `identity.${to.channel}` })
    }
  } catch (error) {
    // The address takes nothing, now or later: trying again helps nobody.
    if (!(error instanceof DeliveryError) || error.isTemporary) throw error
    log.warn('code not delivered', { component: `identity.${to.channel}`, error })
  }
}
