import { buildApp, type App, prepareAssets } from './app.ts'
import type { Config } from './config.ts'
import { seedDemo, demoGreeting } from './demo/seed-demo.ts'
import { startMailbox, type Mailbox } from './demo/start-mailbox.ts'
import { startJobs } from './jobs.ts'
import type { Clock } from './platform/clock/clock.ts'
import { migrate } from './platform/db/migrate.ts'
import { type ProvidedDatabase, provideDatabase } from './platform/db/provide-database.ts'
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

/** Starts everything in order, waits for the word to stop, and stops it in the opposite order. Gives the exit code. */
export async function startProgram(options: ProgramOptions): Promise<number> {
  const { config, log } = options
  const { databaseUrl, dataDir } = config
  const [database, assets] = await Promise.all([
    provideDatabase({ databaseUrl, dataDir, log }),
    prepareAssets(config),
  ])
  const parts: { app?: App; worker?: Worker; mailbox?: Mailbox | undefined } = {}
  try {
    await migrate({ connection: database.connection, log })
    parts.mailbox = config.demo && config.smtpUrl === undefined ? await startMailbox(config) : undefined
    const { connection } = database
    parts.app = await buildApp({ ...options, connection, assets, mailboxFolder: parts.mailbox?.folder })
    if (config.demo) await seedDemo(parts.app.services)
    await serve(options, parts.app)
    if (config.role !== 'web') {
      parts.worker = await startJobs({
        services: parts.app.services,
        config,
        connection,
        mailbox: parts.mailbox,
      })
    }
    return await untilStopped(options.stop, database, log)
  } finally {
    await parts.worker?.stop()
    await parts.app?.stop()
    await parts.mailbox?.stop()
    await database.stop()
  }
}

async function serve({ config, out }: ProgramOptions, app: App): Promise<void> {
  if (config.role === 'worker') return
  const address = await app.server.listen({ host: config.host, port: config.port })
  out(`Một Cửa đang chạy tại ${address} (is running). Dừng bằng Ctrl+C (stop with Ctrl+C).`)
  if (config.demo) for (const line of demoGreeting()) out(line)
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
