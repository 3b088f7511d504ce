// `npm run check`: everything that can be known without running the program. All checks run, so that one
// round shows all that is wrong.
import { spawnSync } from 'node:child_process'

interface Check {
  readonly name: string
  readonly command: readonly string[]
  /** Why it exists, for whoever it stops. */
  readonly why: string
}

const CHECKS: readonly Check[] = [
  {
    name: 'format',
    command: ['biome', 'format', 'src', 'test', 'tools'],
    why: 'one layout for all: npm run format',
  },
  {
    name: 'types',
    command: ['node', 'node_modules/typescript7/bin/tsc', '--noEmit', '-p', '.'],
    why: 'strict types (tsconfig.json)',
  },
  {
    name: 'lint',
    command: ['oxlint', '--quiet', 'src', 'test', 'tools'],
    why: 'limits and traps (.oxlintrc.json, CONTRIBUTING.md)',
  },
  {
    name: 'arrows',
    command: ['depcruise', '--config', '.dependency-cruiser.cjs', 'src'],
    why: 'arrows only point down (docs/architecture.md)',
  },
  { name: 'unused', command: ['knip', '--no-progress'], why: 'what is dead is deleted (knip.json)' },
  { name: 'schema types', command: ['node', 'tools/db-types.ts', '--check'], why: 'npm run db:generate' },
  { name: 'schema dump', command: ['node', 'tools/db-schema.ts', '--check'], why: 'npm run db:generate' },
  {
    name: 'holidays',
    command: ['node', 'tools/build-holidays.ts', '--check'],
    why: 'packs/vn/holidays.json is made, not edited',
  },
]

const only = process.argv.slice(2)
const failed: string[] = []
for (const check of CHECKS.filter(({ name }) => only.length === 0 || only.includes(name))) {
  const [program = '', ...args] = check.command
  const run = spawnSync(program, args, { encoding: 'utf8' })
  const ok = run.status === 0
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${check.name}`)
  if (ok) continue
  failed.push(check.name)
  console.log(`${run.stdout}${run.stderr}${run.error ? run.error.message : ''}`.trimEnd())
  console.log(`     why: ${check.why}`)
}
if (failed.length > 0) {
  console.log(`\ncheck failed: ${failed.join(', ')}`)
  process.exitCode = 1
}
