import type { Log } from '../log/log.ts'
import type { Connection } from './connection.ts'
import { findRunningDatabase, startEmbeddedDatabase } from './embedded/start-embedded-database.ts'

export interface ProvideOptions {
  /** Absent: the program's own PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | undefined
  readonly dataDir: string
  readonly log: Log
  /** For short commands: uses the server that the running program keeps on this folder, if there is one. */
  readonly joinRunning?: boolean
  /** Called once the server is on its way: time for other work. Not called when there is nothing to wait for. */
  readonly meanwhile?: () => void
}

export interface ProvidedDatabase {
  /** As the owner of the tables. */
  readonly connection: Connection
  /** Settles when an embedded server ends by itself; a real server's life is not ours to watch. */
  readonly ended: Promise<unknown>
  /** Stops what was started here. */
  stop(): Promise<void>
}

const never = new Promise<never>(() => {})

export async function provideDatabase(options: ProvideOptions): Promise<ProvidedDatabase> {
  const { databaseUrl, dataDir, log } = options
  const found: Connection | undefined =
    databaseUrl === undefined
      ? options.joinRunning === true
        ? await findRunningDatabase(dataDir)
        : undefined
      : { url: databaseUrl }
  if (found !== undefined) return { connection: found, ended: never, stop: async () => {} }
  return startEmbeddedDatabase({ dataDir, log, meanwhile: options.meanwhile })
}
