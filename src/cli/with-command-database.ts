import type { Connection } from '../platform/db/connection.ts'
import { provideDatabase } from '../platform/db/provide-database.ts'
import type { CommandIo } from './command.ts'

/**
 * Runs `work` on the database of the settings: a server's, the one that the running program keeps, or else one started
 * for the time of the command. The connection is the owner's.
 */
export async function withCommandDatabase<T>(
  io: CommandIo,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const { databaseUrl, dataDir } = io.config()
  const database = await provideDatabase({ databaseUrl, dataDir, log: io.log, joinRunning: true })
  try {
    return await work(database.connection)
  } finally {
    await database.stop()
  }
}
