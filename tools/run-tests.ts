// `npm test`: all tests, or those of the paths given: `npm test -- src/engines test/journeys`;
// `npm test -- --database`: those that speak to PostgreSQL.
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'

const args = process.argv.slice(2)
const databaseOnly = args.includes('--database')
const wanted = args.filter((path) => !path.startsWith('--'))
const files = globSync(['src/**/*.test.ts', 'test/**/*.test.ts', 'tools/**/*.test.ts'])
  .filter((file) => wanted.length === 0 || wanted.some((path) => file.startsWith(path)))
  .filter((file) => !databaseOnly || /\.(db|access)\.test\.ts$/.test(file))
  .toSorted()

// Tests that start whole programs or measure time keep a process to themselves; the others share one, which
// is many times quicker (one start of Node, one database server).
const alone = files.filter((file) => /\.(program|journey)\.test\.ts$/.test(file))
const together = files.filter((file) => !alone.includes(file))

function run(group: readonly string[], options: readonly string[]): boolean {
  if (group.length === 0) return true
  const nodeArgs = ['--test', '--test-reporter=spec', ...options, ...group]
  return spawnSync(process.execPath, nodeArgs, { stdio: 'inherit' }).status === 0
}

const results = [run(together, ['--test-isolation=none']), run(alone, ['--test-concurrency=1'])]
process.exitCode = results.every(Boolean) ? 0 : 1
