import { createTransport } from 'nodemailer'
import { DeliveryError } from './delivery-error.ts'

export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html?: string
}

export interface Mailer {
  /** Resolves when the mail server has taken the mail; rejects with a `DeliveryError`. */
  send(mail: Mail): Promise<void>
}

export interface MailerOptions {
  /** `smtp://user:password@host:587`, `smtps://…:465`. */
  readonly smtpUrl: string
  /** `Cổng dịch vụ công <no-reply@example.vn>` */
  readonly from: string
  readonly timeoutMs?: number
}

export function createMailer({ smtpUrl, from, timeoutMs = 20_000 }: MailerOptions): Mailer {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    // A template can never be talked into reading a file or an address of the network.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: async ({ to, subject, text, html }) => {
      try {
        await transport.sendMail({ from, to, subject, text, ...(html === undefined ? {} : { html }) })
      } catch (error) {
        throw asDeliveryError(error)
      }
    },
  }
}

const PERMANENT = new Set(['EENVELOPE', 'EAUTH', 'EMESSAGE'])

function asDeliveryError(error: unknown): DeliveryError {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined
  const answer: unknown = error instanceof Error ? Reflect.get(error, 'responseCode') : undefined
  // RFC 5321 4.2.1: 4yz asks to try again, 5yz is final. Without an answer the network was at fault.
  const isTemporary = typeof answer === 'number' ? answer < 500 : !PERMANENT.has(String(code))
  const said = typeof answer === 'number' ? `the server answered ${answer}` : `no answer (${String(code)})`
  return new DeliveryError(`Mail not delivered: ${said}`, { isTemporary, cause: error })
}
