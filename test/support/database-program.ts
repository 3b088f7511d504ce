// node database-program.ts <data folder>: the smallest program with an embedded database, for tests to stop and kill.
import { startEmbeddedDatabase } from '../../src/platform/db/embedded/start-embedded-database.ts'
import { silentLog } from '../../src/platform/log/log.ts'

const [dataDir = ''] = process.argv.slice(2)

try {
  const database = await startEmbeddedDatabase({ dataDir, log: silentLog })
  const stayAlive = setInterval(() => {}, 60_000)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, async () => {
      clearInterval(stayAlive)
      await database.stop()
    })
  }
  process.stdout.write(`${JSON.stringify(database.connection)}\n`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
