import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { ROOT } from './tree.ts'

// What the generators write passes every check as it is, in a copy of the tree: nobody begins with red marks.
const PARTS = ['src', 'test', 'tools', 'packs', 'docs', 'db', 'package.json', 'tsconfig.json', 'biome.json']
const RULES = ['knip.json', '.oxlintrc.json', '.dependency-cruiser.cjs', 'README.md', 'package-lock.json']

let copy: string

before(() => {
  copy = mkdtempSync(path.join(tmpdir(), `motcua-test-${process.pid}-generators-`))
  for (const part of [...PARTS, ...RULES])
    cpSync(path.join(ROOT, part), path.join(copy, part), { recursive: true })
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'))
})
after(() => rmSync(copy, { recursive: true, force: true }))

/** Runs Node in the copy; a failure shows what it said. */
function node(...args: readonly string[]): string {
  const bin = path.join(ROOT, 'node_modules/.bin')
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}`,
  }
  // This test runs in a test runner itself, and its children are no part of its report.
  delete env['NODE_TEST_CONTEXT']
  const run = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8', env })
  assert.equal(run.status, 0, `node ${args.join(' ')}\n${run.stdout}${run.stderr}`)
  return run.stdout
}

const inCopy = (file: string) => readFileSync(path.join(copy, file), 'utf8')

describe('the generators', () => {
  it('write a module, commands, pages, a kind of field, a decision and a migration', () => {
    node('tools/new-module.ts', 'field-visits')
    node('tools/new-command.ts', 'field-visits', 'plan-visit')
    node('tools/new-command.ts', 'dossiers', 'explain-delay')
    node('tools/new-page.ts', 'portal', 'news', '/tin-tuc', 'Tin tức', 'News')
    node(
      'tools/new-page.ts',
      'backoffice',
      'team-plan',
      '/can-bo/ke-hoach',
      "Kế hoạch 'tuần'",
      "The week's plan",
    )
    node('tools/new-field.ts', 'plate_number', 'Biển số xe', 'Plate number', '95A-12345')
    node('tools/new-adr.ts', 'Visits are planned by the week')
    node('tools/new-migration.ts', 'plan_visits')
    assert.match(inCopy('.dependency-cruiser.cjs'), /'field-visits': \['identity'\],/)
    assert.match(inCopy('docs/routes.md'), /\/can-bo\/ke-hoach/)
  })

  it('write what format, types, lint, arrows and unused find nothing in', () => {
    node('tools/check.ts', 'format', 'types', 'lint', 'arrows', 'unused')
  })

  it('write tests that pass, and leave those of the architecture passing', () => {
    node(
      'tools/run-tests.ts',
      'src/modules/field-visits',
      'src/modules/dossiers/commands/explain-delay',
      'src/portal/news',
      'src/backoffice/team-plan',
      'src/engines/forms/field-kinds.test.ts',
      'test/architecture/documents',
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
