import assert from 'node:assert/strict'
import { existsSync, globSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { ROOT, readTree } from './tree.ts'

const MOST_LINES = 40
const adrs = () => readTree(['docs/adr/*.md'])

describe('a README where work is done', () => {
  const folders = globSync(
    ['src/{modules,engines,platform}/*/', 'src/{ui,web,portal,backoffice}/', 'src/{cli,simulate,demo}/'],
    {
      cwd: ROOT,
    },
  ).toSorted()

  it('looks at all of them', () => {
    assert.ok(folders.length > 25, `${folders.length} folders`)
  })

  for (const folder of folders) {
    it(`${folder} has one that is read in a minute`, () => {
      const [readme] = readTree([path.join(folder, 'README.md')])
      assert.ok(readme, `${folder} has no README.md`)
      const lines = readme.text.trimEnd().split('\n').length
      assert.ok(lines <= MOST_LINES, `${readme.path} has ${lines} lines`)
      assert.match(readme.text, /^# /)
    })
  }
})

describe('decisions', () => {
  it('are numbered from 0001 without a gap, each number once', () => {
    const numbers = adrs().map(({ path: file }) => Number(path.basename(file).slice(0, 4)))
    assert.deepEqual(
      numbers,
      numbers.map((_number, index) => index + 1),
    )
  })

  it('have the number of their file in the title, a state, and the three parts', () => {
    for (const { path: file, text } of adrs()) {
      const number = path.basename(file).slice(0, 4)
      assert.match(path.basename(file), /^\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.md$/)
      assert.ok(text.startsWith(`# ${number}. `), `${file}: title`)
      assert.match(text, /^(Accepted|Proposed|Superseded by \d{4}), \d{4}-\d{2}-\d{2}\.$/m, `${file}: state`)
      const parts = [...text.matchAll(/^## (.+)$/gm)].map((found) => found[1])
      assert.deepEqual(parts, ['Context', 'Decision', 'Consequences'], file)
    }
  })
})

describe('what documents point at', () => {
  const documents = readTree(['*.md', 'docs/**/*.md', 'src/**/README.md', 'packs/**/*.md'])

  it('finds every linked file', () => {
    const dead = documents.flatMap(({ path: file, text }) =>
      [...text.matchAll(/\]\(([^)\s]+)\)/g)]
        .map((found) => (found[1] ?? '').replace(/#.*$/, ''))
        .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
        .filter((target) => !existsSync(path.join(ROOT, path.dirname(file), target)))
        .map((target) => `${file} → ${target}`),
    )
    assert.deepEqual(dead, [])
  })

  it('finds every file that the guides name by its path', () => {
    const guides = documents.filter(({ path: file }) => /^[^/]+\.md$|^docs\/[^/]+\.md$/.test(file))
    const dead = guides.flatMap(({ path: file, text }) =>
      [...text.matchAll(/`((?:src|test|tools|db|packs|docs)\/[A-Za-z0-9_./-]+)`/g)]
        .map((found) => found[1] ?? '')
        .filter((target) => !target.includes('NN') && !existsSync(path.join(ROOT, target)))
        .map((target) => `${file} → ${target}`),
    )
    assert.deepEqual(dead, [])
  })

  it('names only commands that exist', () => {
    const [manifest] = readTree(['package.json'])
    const { scripts } = JSON.parse(manifest?.text ?? '{}') as { scripts: Record<string, string> }
    const dead = documents.flatMap(({ path: file, text }) =>
      [...text.matchAll(/\bnpm run (?:-s )?([a-z:]+)/g)]
        .map((found) => found[1] ?? '')
        .filter((name) => scripts[name] === undefined)
        .map((name) => `${file}: npm run ${name}`),
    )
    assert.deepEqual(dead, [])
  })
})
