import { buildApp, type App, prepareAssets } from './app.ts'
import type { Config } from './config.ts'
import { seedDemo, demoGreeting } from './demo/seed-demo.ts'
import { mailboxFolder, startMailbox, type Mailbox } from './demo/start-mailbox.ts'
import type { Clock } from './platform/clock/clock.ts'
import type { Connection } from './platform/db/connection.ts'
import { migrate } from './platform/db/migrate.ts'
import type { ProvidedDatabase } from './platform/db/provide-database.ts'
import type { Worker } from './platform/jobs/start-worker.ts'
import type { Log } from './platform/log/log.ts'

export interface ProgramOptions {
  readonly config: Config
  readonly clock: Clock
  readonly log: Log
  /** For what a person at the console should read. */
  readonly out: (line: string) => void
  readonly stop: AbortSignal
}

interface Parts {
  app?: App
  worker?: Worker
  mailbox?: Mailbox
}

/** Starts everything in order, waits for the word to stop, and stops it in the opposite order. Gives the exit code. */
export async function runProgram(options: ProgramOptions, database: ProvidedDatabase): Promise<number> {
  const { config, log } = options
  const { connection } = database
  const parts: Parts = {}
  try {
    const [assets] = await Promise.all([prepareAssets(config), migrate({ connection, log })])
    const folder = hasMailbox(config) ? mailboxFolder(config) : undefined
    parts.app = await buildApp({ ...options, connection, assets, mailboxFolder: folder })
    if (config.demo) await seedDemo(parts.app.services)
    await serve(options, parts.app)
    await startBackground(config, connection, parts)
    return await untilStopped(options.stop, database, log)
  } finally {
    await parts.worker?.stop()
    await parts.app?.stop()
    await parts.mailbox?.stop()
  }
}

function hasMailbox({ demo, smtpUrl }: Config): boolean {
  return demo && smtpUrl === undefined
}

async function serve({ config, out }: ProgramOptions, app: App): Promise<void> {
  if (config.role === 'worker') return
  const address = await app.server.listen({ host: config.host, port: config.port })
  out(`Một Cửa đang chạy tại ${address} (is running). Dừng bằng Ctrl+C (stop with Ctrl+C).`)
  if (config.demo) for (const line of demoGreeting()) out(line)
}

/** What no visitor waits for comes after the pages can be read. */
async function startBackground(config: Config, connection: Connection, parts: Parts): Promise<void> {
  if (hasMailbox(config)) parts.mailbox = await startMailbox(config)
  if (config.role === 'web' || parts.app === undefined) return
  // Only a worker needs the queue's and the mail's libraries, which are large.
  const { startJobs } = await import('./jobs.ts')
  const { services } = parts.app
  parts.worker = await startJobs({ services, config, connection, mailbox: parts.mailbox })
}

async function untilStopped(stop: AbortSignal, database: ProvidedDatabase, log: Log): Promise<number> {
  const told = new Promise<number>((resolve) => {
    if (stop.aborted) resolve(0)
    else stop.addEventListener('abort', () => resolve(0), { once: true })
  })
  const lost = database.ended.then(() => {
    log.error('the embedded database ended by itself; the program ends too')
    return 1
  })
  return Promise.race([told, lost])
}
