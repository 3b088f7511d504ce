// `npm test`: all tests, or those of the paths given: `npm test -- src/engines test/journeys`;
// `npm test -- --database`: those that speak to PostgreSQL. `SECOND_DATABASE_URL` names a server on which these run once
// more, beside the tests that have a process to themselves.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync } from 'node:fs'
import { text } from 'node:stream/consumers'

const isDatabaseTest = (file: string): boolean => /\.(db|access)\.test\.ts$/.test(file)

const args = process.argv.slice(2)
const databaseOnly = args.includes('--database')
const wanted = args.filter((path) => !path.startsWith('--'))
const files = globSync(['src/**/*.test.ts', 'test/**/*.test.ts', 'tools/**/*.test.ts'])
  .filter((file) => wanted.length === 0 || wanted.some((path) => file.startsWith(path)))
  .filter((file) => !databaseOnly || isDatabaseTest(file))
  .toSorted()

// Tests that start whole programs or measure time keep a process to themselves; the others share one, which
// is many times quicker (one start of Node, one database server).
const alone = files.filter((file) => /\.(program|journey)\.test\.ts$/.test(file))
const together = files.filter((file) => !alone.includes(file))
const secondUrl = process.env['SECOND_DATABASE_URL']
const TOGETHER = ['--test-isolation=none']
const ALONE = ['--test-concurrency=1']

function start(group: readonly string[], options: readonly string[], stdout: 'inherit' | 'pipe') {
  return spawn(process.execPath, ['--test', '--test-reporter=spec', ...options, ...group], {
    stdio: ['ignore', stdout, 'inherit'],
    env: stdout === 'pipe' ? { ...process.env, TEST_DATABASE_URL: secondUrl } : process.env,
  })
}

async function run(group: readonly string[], options: readonly string[]): Promise<boolean> {
  if (group.length === 0) return true
  const [code] = await once(start(group, options, 'inherit'), 'exit')
  return code === 0
}

/** Gives what was said when it is over: two reports at a time could not be read. */
async function runOnSecond(group: readonly string[]): Promise<{ passed: boolean; said: string }> {
  if (secondUrl === undefined || group.length === 0) return { passed: true, said: '' }
  const child = start(group, TOGETHER, 'pipe')
  const ended = once(child, 'exit')
  const said = child.stdout ? await text(child.stdout) : ''
  const [code] = await ended
  return { passed: code === 0, said: `\nThe database tests on the second server\n${said}` }
}

const passedTogether = await run(together, TOGETHER)
const [passedAlone, second] = await Promise.all([
  run(alone, ALONE),
  runOnSecond(together.filter(isDatabaseTest)),
])
process.stdout.write(second.said)
process.exitCode = passedTogether && passedAlone && second.passed ? 0 : 1
