import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Config } from '../config.ts'

/** The demo mailbox as seen by the program: addresses that speak the real protocols, and where the mail lies. */
export interface Mailbox {
  readonly smtpUrl: string
  readonly smsUrl: string
  readonly folder: string
  stop(): Promise<void>
}

const PROGRAM = fileURLToPath(new URL('./mailbox-program.ts', import.meta.url))
const START_TIMEOUT_MS = 20_000

export function mailboxFolder(config: Pick<Config, 'dataDir'>): string {
  return path.join(config.dataDir, 'mailbox')
}

/** Starts the separate program that stands for the mail server and the text message gateway in demo mode. */
export async function startMailbox(config: Config): Promise<Mailbox> {
  const folder = mailboxFolder(config)
  const child = fork(PROGRAM, [folder], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const { smtpPort, smsPort } = await ports(child)
  // Only the program's own end ends it; a kill -9 of the program closes the channel, which ends it too.
  child.unref()
  child.channel?.unref()
  return {
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    smsUrl: `http://127.0.0.1:${smsPort}/sms`,
    folder,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.ref()
      child.kill('SIGTERM')
      await ended
    },
  }
}

interface Ports {
  readonly smtpPort: number
  readonly smsPort: number
}

function ports(child: ChildProcess): Promise<Ports> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the demo mailbox did not start')), START_TIMEOUT_MS)
    child.once('message', (message) => {
      clearTimeout(timer)
      resolve(message as Ports)
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the demo mailbox ended with code ${code}`)))
  })
}
