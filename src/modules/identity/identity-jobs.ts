import { z } from 'zod'
import type { Db } from '../../platform/db/database.ts'
import { type Locale, translator } from '../../platform/i18n/translator.ts'
import { defineJob, handleJob, type JobHandler } from '../../platform/jobs/job.ts'
import type { Mailer } from '../../platform/mail/mailer.ts'
import type { SmsSender } from '../../platform/mail/sms-sender.ts'

const sendCode = defineJob(
  'identity.send-code',
  z.object({
    accountId: z.uuid(),
    purpose: z.enum(['confirm', 'reset']),
    channel: z.enum(['email', 'phone']),
    code: z.string(),
  }),
)
const tellRegistered = defineJob('identity.tell-registered', z.object({ accountId: z.uuid() }))

export interface IdentityPorts {
  readonly db: Db
  readonly mailer: Mailer | undefined
  readonly sms: SmsSender | undefined
  readonly publicUrl: string
}

/** Sends codes and the word that an address is registered already, in the language of the account. */
export function identityJobs(ports: IdentityPorts): readonly JobHandler[] {
  return [
    handleJob(sendCode, async ({ accountId, purpose, code }) => {
      const to = await contactOf(ports.db, accountId)
      if (!to) return
      const t = translator(to.locale)
      const what =
        purpose === 'confirm'
          ? t('Mã xác nhận tài khoản', 'Code to confirm your account')
          : t('Mã đặt lại mật khẩu', 'Code to set a new password')
      const line = t(
        `${what}: ${code}. Mã có hiệu lực 30 phút; không đưa mã cho ai.`,
        `${what}: ${code}. It is good for 30 minutes; give it to nobody.`,
      )
      await tell(ports, to, { subject: what, line })
    }),
    handleJob(tellRegistered, async ({ accountId }) => {
      const to = await contactOf(ports.db, accountId)
      if (!to) return
      const t = translator(to.locale)
      const line = t(
        'Có người vừa đăng ký bằng địa chỉ này, nhưng bạn đã có tài khoản. Nếu là bạn, hãy đăng nhập hoặc đặt lại mật khẩu; nếu không, bạn không cần làm gì.',
        'Somebody just registered with this address, but you have an account already. If it was you, sign in or set a new password; if not, there is nothing to do.',
      )
      await tell(ports, to, { subject: t('Bạn đã có tài khoản', 'You have an account already'), line })
    }),
  ]
}

interface Contact {
  readonly email: string | null
  readonly phone: string | null
  readonly locale: Locale
}

function contactOf(db: Db, accountId: string): Promise<Contact | undefined> {
  return db
    .selectFrom('accounts')
    .select(['email', 'phone', 'locale'])
    .where('id', '=', accountId)
    .executeTakeFirst()
}

async function tell(
  { mailer, sms, publicUrl }: IdentityPorts,
  to: Contact,
  words: { subject: string; line: string },
): Promise<void> {
  if (to.email && mailer)
    await mailer.send({ to: to.email, subject: words.subject, text: `${words.line}\n\n${publicUrl}` })
  else if (to.phone && sms) await sms.send({ to: to.phone, text: words.line })
}
