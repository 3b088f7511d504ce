/*
 * SIMULATION. Stands for a mail server and a text message gateway in demo mode: speaks SMTP (RFC 5321) and the
 * gateway's HTTP on loopback ports of its own, keeps what it is sent as files, and delivers nothing to anybody.
 */
import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { systemClock } from '../platform/clock/clock.ts'

const KEPT = 500
const MAX_BYTES = 1_000_000
const [folder = ''] = process.argv.slice(2)
mkdirSync(folder, { recursive: true, mode: 0o700 })

interface Kept {
  readonly kind: 'mail' | 'sms'
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** One JSON file a message; names sort by time. The oldest go. */
function keep(message: Kept): void {
  const at = systemClock.now()
  const name = `${at.getTime()}-${randomBytes(4).toString('hex')}.json`
  const part = path.join(folder, `.${name}`)
  writeFileSync(part, JSON.stringify({ ...message, at: at.toISOString() }), { mode: 0o600 })
  renameSync(part, path.join(folder, name))
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.json') && !file.startsWith('.'))
    .toSorted()
  for (const old of names.slice(0, Math.max(0, names.length - KEPT)))
    rmSync(path.join(folder, old), { force: true })
}

const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  size: MAX_BYTES,
  onData: async (stream, session, done) => {
    const failure = await take(stream, session).then(() => null, asError)
    done(failure)
  },
})

async function take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
  const mail = await simpleParser(stream)
  const to = session.envelope.rcptTo.map((recipient) => recipient.address).join(', ')
  keep({ kind: 'mail', to, subject: mail.subject ?? '', text: mail.text ?? '' })
}

function asError(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error('the mail could not be read', { cause })
}

const sms = createServer((request, response) => {
  let body = ''
  request.setEncoding('utf8')
  request.on('data', (chunk: string) => {
    body += chunk
    if (body.length > MAX_BYTES) request.destroy()
  })
  request.on('end', () => {
    try {
      const { to, text } = JSON.parse(body) as { to: string; text: string }
      keep({ kind: 'sms', to: String(to), subject: '', text: String(text) })
      response.writeHead(202).end()
    } catch {
      response.writeHead(400).end()
    }
  })
})

function stop(): void {
  smtp.close(() => sms.close(() => process.exit(0)))
}

process.on('SIGTERM', stop)
process.on('SIGINT', () => {}) // Ctrl+C reaches the whole group; the program stops us when it is done.
process.on('disconnect', () => process.exit(0))

smtp.listen(0, '127.0.0.1', () => {
  sms.listen(0, '127.0.0.1', () => {
    const smtpPort = (smtp.server.address() as AddressInfo).port
    const smsPort = (sms.address() as AddressInfo).port
    process.send?.({ smtpPort, smsPort })
  })
})
