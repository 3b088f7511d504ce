import { provideDatabase } from './platform/db/provide-database.ts'
import type { ProgramOptions } from './run-program.ts'

const loadProgram = () => import('./run-program.ts')

/** The database first: while its own processes get it ready, the rest of the program is loaded. Gives the exit code. */
export async function startProgram(options: ProgramOptions): Promise<number> {
  const { databaseUrl, dataDir } = options.config
  // A failure to load is told below, where somebody waits for it.
  const meanwhile = () => void loadProgram().catch(() => {})
  const database = await provideDatabase({ databaseUrl, dataDir, log: options.log, meanwhile })
  try {
    const { runProgram } = await loadProgram()
    return await runProgram(options, database)
  } finally {
    await database.stop()
  }
}
