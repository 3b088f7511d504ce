import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lineOf, readSource, readTree, type TreeFile } from './tree.ts'

/** Where a pattern stands in files that may not hold it: `file:line`. */
function findings(files: readonly TreeFile[], pattern: RegExp, allowed: (path: string) => boolean): string[] {
  return files
    .filter(({ path }) => !allowed(path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(pattern)].map(({ index }) => `${path}:${lineOf(text, index)}`),
    )
}

describe('rules of the source that no other tool holds', () => {
  it('asks the present moment of a Clock: `new Date()` stands in platform/clock alone', () => {
    const pattern = /\bnew Date\(\)|\bDate\.now\(|\bTemporal\.Now\b|\bDate\(\)/g
    assert.deepEqual(
      findings(readSource(), pattern, (path) => path.startsWith('src/platform/clock/')),
      [],
    )
  })

  it('reads the environment in config.ts alone', () => {
    assert.deepEqual(
      findings(readSource(), /\bprocess\.env\b/g, (path) => path === 'src/config.ts'),
      [],
    )
  })

  it('asks the database for no present moment either: it knows nothing of a rehearsal', () => {
    const pattern = /(?<![.\w])now\(\)|\bcurrent_(?:timestamp|date)\b/g
    assert.deepEqual(
      findings(readSource(), pattern, (path) => /^src\/(platform|engines\/rules)\//.test(path)),
      [],
    )
  })

  it('has no files that are named after nothing', () => {
    const vague = /(^|\/)(utils?|helpers?|types|misc|shared|lib)(\.ts|\/)/
    assert.deepEqual(
      readSource().flatMap(({ path }) => (vague.test(path) ? [path] : [])),
      [],
    )
  })

  it('names files in kebab-case', () => {
    const kebab = /^(?:[a-z0-9-]+\/)*[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9-]+)*\.ts$/
    assert.deepEqual(
      readTree(['src/**/*.ts', 'test/**/*.ts', 'tools/**/*.ts']).flatMap(({ path }) =>
        kebab.test(path) ? [] : [path],
      ),
      [],
    )
  })

  it('keeps the HTTP floor small: past 1,500 lines we would be writing a framework', () => {
    const lines = readSource()
      .filter(({ path }) => path.startsWith('src/platform/http/'))
      .reduce((sum, { text }) => sum + text.trimEnd().split('\n').length, 0)
    assert.ok(lines <= 1500, `src/platform/http has ${lines} lines`)
  })

  it('imports no module of another by more than its front door, also in tests of modules', () => {
    const pattern = /from '(?:\.\.\/)+(?:modules|engines)\/[a-z-]+\/(?!index\.ts')[^']+'/g
    const outside = readTree(['src/portal/**/*.ts', 'src/backoffice/**/*.ts', 'src/web/**/*.ts'])
    assert.deepEqual(
      findings(outside, pattern, (path) => path.startsWith('src/web/islands/')),
      [],
    )
  })

  it('calls a dossier a file in the English words of screens and letters, as the glossary says', () => {
    const faces = ['portal', 'backoffice', 'web', 'modules'].map((folder) => `src/${folder}/**/*.ts`)
    const pair = /\bt\(\s*(?:'[^']*'|`[^`]*`),\s*('[^']*'|`[^`]*`)/g
    const words = readTree(faces).flatMap(({ path, text }) =>
      [...text.matchAll(pair)].map(({ index, 1: english = '' }) => ({ path, text, index, english })),
    )
    assert.ok(words.length > 500)
    assert.deepEqual(
      words
        .filter(({ english }) => /\bdossiers?\b/i.test(english.replace(/\$\{[^}]*\}/g, '')))
        .map(({ path, text, index }) => `${path}:${lineOf(text, index)}`),
      [],
    )
  })

  it('names no path of one machine', () => {
    const everything = readTree([
      '*.{md,json,cjs}',
      '.ci/*',
      '{src,test,tools,docs,db,packs}/**/*.{ts,md,json,sql,bpmn,typ,scss}',
    ])
    const pattern = /(?<![\w.@:/-])\/(?:work|root|home|Users|tmp)\/\w/g
    assert.deepEqual(
      findings(everything, pattern, (path) => path === 'package-lock.json'),
      [],
    )
  })
})
