import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { ROOT } from './tree.ts'

// What the generators write passes every check as it is, in a copy of the tree: nobody begins with red marks.
const PARTS = [
  'src',
  'test',
  'tools',
  'packs',
  'docs',
  'db',
  'package.json',
  'tsconfig.json',
  'biome.json',
  '.ci',
  'LICENSE',
]
const RULES = [
  'knip.json',
  '.oxlintrc.json',
  '.dependency-cruiser.cjs',
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'package-lock.json',
]

let copy: string

before(() => {
  copy = mkdtempSync(path.join(tmpdir(), `motcua-test-${process.pid}-generators-`))
  for (const part of [...PARTS, ...RULES])
    cpSync(path.join(ROOT, part), path.join(copy, part), { recursive: true })
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'))
})
after(() => rmSync(copy, { recursive: true, force: true }))

interface Run {
  readonly status: number | null
  readonly said: string
}

function run(program: string, args: readonly string[]): Run {
  const bin = path.join(ROOT, 'node_modules/.bin')
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}`,
  }
  // This test runs in a test runner itself, and its children are no part of its report.
  delete env['NODE_TEST_CONTEXT']
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: copy, encoding: 'utf8', env })
  return { status, said: `${stdout}${stderr}` }
}

function node(...args: readonly string[]): string {
  const { status, said } = run(process.execPath, args)
  assert.equal(status, 0, `node ${args.join(' ')}\n${said}`)
  return said
}

const written: string[] = []

function generate(tool: string, ...args: readonly string[]): void {
  const said = node(`tools/new-${tool}.ts`, ...args)
  for (const [, file = ''] of said.matchAll(/^(?:new|changed) +(\S+)$/gm)) written.push(file)
}

const inCopy = (file: string) => readFileSync(path.join(copy, file), 'utf8')

/** Runs a check over the whole copy; whatever is wrong elsewhere is for `npm run check` to say. */
function saysNothingOf(files: readonly string[], program: string, args: readonly string[]): void {
  const { status, said } = run(program, args)
  assert.notEqual(status, null, `${program} did not run`)
  const about = said.split('\n').filter((line) => files.some((file) => line.includes(file)))
  assert.deepEqual(about, [], said)
}

describe('the generators', () => {
  it('write a module, commands, pages, a kind of field, a decision and a migration', () => {
    generate('module', 'field-visits')
    generate('command', 'field-visits', 'plan-visit')
    generate('command', 'dossiers', 'explain-delay')
    generate('page', 'portal', 'news', '/tin-tuc', 'Tin tức', 'News')
    generate('page', 'backoffice', 'team-plan', '/can-bo/ke-hoach', "Kế hoạch 'tuần'", "The week's plan")
    generate('field', 'plate_number', 'Biển số xe', 'Plate number', '95A-12345')
    generate('adr', 'Visits are planned by the week')
    node('tools/new-migration.ts', 'plan_visits')
    assert.match(inCopy('.dependency-cruiser.cjs'), /'field-visits': \['identity'\],/)
    assert.match(inCopy('docs/routes.md'), /\/can-bo\/ke-hoach/)
    assert.ok(written.length > 20)
  })

  it('write what format, types, lint, arrows and unused find nothing in', () => {
    const sources = written.filter((file) => file.endsWith('.ts'))
    for (const tool of ['biome format', 'oxlint --quiet']) {
      const [program = '', ...args] = tool.split(' ')
      const { status, said } = run(program, [...args, ...sources])
      assert.equal(status, 0, said)
    }
    saysNothingOf(sources, 'node', ['node_modules/typescript7/bin/tsc', '--noEmit', '-p', '.'])
    saysNothingOf(sources, 'depcruise', ['--config', '.dependency-cruiser.cjs', 'src'])
    saysNothingOf(sources, 'knip', ['--no-progress'])
  })

  it('write tests that pass, and leave those of the architecture passing', () => {
    node(
      'tools/run-tests.ts',
      'src/modules/field-visits',
      'src/modules/dossiers/commands/explain-delay',
      'src/portal/news',
      'src/backoffice/team-plan',
      'src/engines/forms/field-kinds.test.ts',
      'test/architecture/routes',
      'test/architecture/table-ownership',
    )
  })

  it('refuse what is there already, and touch nothing then', () => {
    const index = inCopy('src/portal/index.ts')
    assert.throws(
      () => node('tools/new-page.ts', 'portal', 'news', '/tin-tuc', 'Tin tức', 'News'),
      /is there already/,
    )
    assert.equal(inCopy('src/portal/index.ts'), index)
    assert.throws(() => node('tools/new-module.ts', 'Not Kebab'), /Usage/)
  })
})
