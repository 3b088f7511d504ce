import type { Connection } from '../platform/db/connection.ts'
import { APPLICATION_ROLE } from '../platform/db/database.ts'
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
  } catch (error) {
    if (!isUnprepared(error)) throw error
    throw new Error(
      'Cơ sở dữ liệu chưa có bảng nào: bạn hãy chạy lệnh migrate trước (the database has no tables yet: run the command migrate first).',
      { cause: error },
    )
  } finally {
    await database.stop()
  }
}

const UNDEFINED_TABLE = '42P01'

/** Neither the role of the application nor the tables are there before the migrations have run. */
function isUnprepared(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : undefined
  return code === UNDEFINED_TABLE || error.message === `role "${APPLICATION_ROLE}" does not exist`
}
