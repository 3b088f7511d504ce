import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { type AssetManifest, assetUrls, buildAssets, digestInputs } from './assets.ts'
import { slim } from './bundle.ts'

const KIB = 1024

/** The last word of a sheet on each selector's line height (ours come after the packages'). */
function lineHeights(css: string): Map<string, number> {
  const heights = new Map<string, number>()
  for (const [, selectors, body] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const height = /line-height:\s*([\d.]+)(?:;|$)/.exec(body ?? '')?.[1]
    if (height === undefined) continue
    for (const selector of (selectors ?? '').split(',')) heights.set(selector.trim(), Number(height))
  }
  return heights
}

describe('the assets', () => {
  let outDir: string
  let manifest: AssetManifest
  const islandFile = () => join(outDir, '..', 'own-island.ts')
  const read = (name: string) => readFileSync(join(outDir, manifest.files[name] ?? ''), 'utf8')
  const size = (name: string) => statSync(join(outDir, name)).size

  before(async () => {
    outDir = join(mkdtempSync(join(tmpdir(), 'assets-')), 'out')
    writeFileSync(islandFile(), 'export function mount(element: HTMLElement): void { element.hidden = true }')
    manifest = await buildAssets({ outDir, islands: [{ name: 'own', file: islandFile() }] })
  })

  after(() => rmSync(join(outDir, '..'), { recursive: true, force: true }))

  it('come under names that hold their digest, also for the island of a face', () => {
    const urls = assetUrls(manifest, '/tep/')
    assert.match(urls.portalCss, /^\/tep\/portal-\w{8}\.css$/)
    assert.match(urls.script, /^\/tep\/page-\w{8}\.js$/)
    assert.match(urls.islands['own'] ?? '', /^\/tep\/own-island-\w{8}\.js$/)
    assert.equal(urls.preloadFonts.length, 2)
    for (const file of Object.values(manifest.files)) assert.ok(size(file) > 0)
  })

  it('are not built again while nothing changed, and are when an island did', async () => {
    const islands = [{ name: 'own', file: islandFile() }]
    const before = statSync(join(outDir, 'manifest.json')).mtimeMs
    await buildAssets({ outDir, islands })
    assert.equal(statSync(join(outDir, 'manifest.json')).mtimeMs, before)
    writeFileSync(islandFile(), 'export function mount(): void {}')
    assert.notEqual(digestInputs(islands), manifest.inputs)
  })

  it('carry no font, picture or name of the public bodies whose components they use', () => {
    for (const name of ['portal.css', 'backoffice.css']) {
      assert.doesNotMatch(read(name), /GDS|crown|crest|gov\.uk|justice/i)
      const fetched = [...read(name).matchAll(/url\(([^)]*)\)/g)].map((match) => match[1] ?? '')
      assert.deepEqual(
        fetched.filter((url) => !/^"?\.\/be-vietnam-pro-/.test(url)),
        [],
      )
    }
  })

  it('weigh at most 90 KB on a first visit to the portal, fonts of both weights included', () => {
    const fonts = readdirSync(outDir).filter((name) => /-(?:400|700)-.*\.woff2$/.test(name))
    assert.equal(fonts.length, 4)
    const firstVisit = [...fonts, `${manifest.files['portal.css']}.br`, `${manifest.files['page.js']}.br`]
    const total = firstVisit.reduce((sum, name) => sum + size(name), 0)
    assert.ok(total <= 90 * KIB, `${total} bytes`)
  })

  it('have no island over 10 KB', () => {
    // The upload client is loaded when a file has been chosen, and only then.
    const scripts = readdirSync(outDir).filter(
      (name) => name.endsWith('.js.gz') && !name.startsWith('browser-'),
    )
    assert.ok(scripts.length > 10)
    assert.deepEqual(
      scripts.filter((name) => size(name) > 10 * KIB),
      [],
    )
  })

  it('set no text in lines too tight for Vietnamese marks', () => {
    for (const name of ['portal.css', 'backoffice.css']) {
      // Signs drawn with one character, and pictures, hold no words.
      const tight = [...lineHeights(read(name))].filter(
        ([selector, height]) => height < 1.45 && !/icon|before|after|image|chevron/.test(selector),
      )
      assert.deepEqual(tight, [])
    }
  })

  it('lose only what the rules repeat', () => {
    assert.equal(slim('a{color:var(--govuk-link-colour,#1d4f91)}'), 'a{color:var(--govuk-link-colour)}')
    assert.equal(
      slim('@media print{.a{font-family:sans-serif}}@media print{.a{color:#000}}'),
      '@media print{.a{color:#000}}',
    )
  })
})
