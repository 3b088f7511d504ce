import { z } from 'zod'
import type { Clock } from '../../platform/clock/clock.ts'
import type { Db } from '../../platform/db/database.ts'
import { defineJob, handleJob, type JobHandler } from '../../platform/jobs/job.ts'
import type { Log } from '../../platform/log/log.ts'
import { DeliveryError } from '../../platform/mail/delivery-error.ts'
import type { Mailer } from '../../platform/mail/mailer.ts'
import type { SmsSender } from '../../platform/mail/sms-sender.ts'
import { findNotification, type Notification } from './notification-queries.ts'

// A day off tells a hundred thousand people at once: codes for signing in and the work of the program go before them.
export const deliverNotification = defineJob(
  'notifications.deliver',
  z.object({ notificationId: z.uuid() }),
  { priority: 10 },
)

/** Words and address of a notice, made when it is sent: neither is stored. */
export interface Letter {
  readonly email: string | null
  readonly phone: string | null
  readonly subject: string
  readonly text: string
  /** For a text message: one sentence and an address. */
  readonly shortText: string
}

/** Puts a notice into words; undefined when nobody is to be told any more. */
export type Describer = (db: Db, notification: Notification) => Promise<Letter | undefined>

export interface NotificationPorts {
  readonly db: Db
  readonly clock: Clock
  readonly log: Log
  readonly mailer: Mailer | undefined
  readonly sms: SmsSender | undefined
  /** By the first part of a kind: `dossier` for `dossier.received`. */
  readonly describers: Readonly<Record<string, Describer>>
}

export function notificationJobs(ports: NotificationPorts): readonly JobHandler[] {
  return [
    handleJob(deliverNotification, async ({ notificationId }, { isLastAttempt }) => {
      const notification = await findNotification(ports.db, notificationId)
      // Sent by an earlier try that was cut off before the queue knew.
      if (!notification || notification.delivery !== 'pending') return
      await settle(ports, notification, () => deliver(ports, notification), isLastAttempt)
    }),
  ]
}

type Delivered = 'sent' | 'not_needed'

async function settle(
  ports: NotificationPorts,
  { id }: Notification,
  send: () => Promise<Delivered>,
  isLastAttempt: boolean,
): Promise<void> {
  const write = (delivery: Delivered | 'failed') =>
    ports.db
      .updateTable('notifications')
      .set({ delivery, delivered_at: ports.clock.now() })
      .where('id', '=', id)
      .execute()
  try {
    await write(await send())
  } catch (error) {
    const final = isLastAttempt || (error instanceof DeliveryError && !error.isTemporary)
    if (!final) throw error
    ports.log.warn('notification not delivered', { entity: 'notification', entityId: id, error })
    await write('failed')
  }
}

/** E-mail before text message: it costs nothing and holds more. */
async function deliver(
  { db, mailer, sms, describers }: NotificationPorts,
  notification: Notification,
): Promise<Delivered> {
  const describe = describers[notification.kind.split('.')[0] ?? '']
  const letter = await describe?.(db, notification)
  if (!letter) return 'not_needed'
  if (letter.email && mailer) {
    await mailer.send({ to: letter.email, subject: letter.subject, text: letter.text })
    return 'sent'
  }
  if (letter.phone && sms) {
    await sms.send({ to: letter.phone, text: letter.shortText })
    return 'sent'
  }
  return 'not_needed'
}
