import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { HtmlValidate, StaticConfigLoader } from 'html-validate'
import type { AssetUrls } from '../assets.ts'
import { html } from '../html.ts'
import { galleryPage, SAMPLES } from './gallery.ts'

const ASSETS: AssetUrls = {
  portalCss: '/assets/portal.css',
  backofficeCss: '/assets/backoffice.css',
  script: '/assets/page.js',
  favicon: '/assets/favicon.svg',
  preloadFonts: ['/assets/latin.woff2'],
  islands: {},
}

const validator = new HtmlValidate(
  new StaticConfigLoader({
    extends: ['html-validate:recommended', 'html-validate:document'],
    rules: {
      // The packages' own ways, kept so that the markup stays comparable with theirs.
      'no-redundant-role': 'off',
      'prefer-native-element': ['error', { exclude: ['button', 'region', 'alert', 'status', 'group'] }],
      'attribute-boolean-style': ['error', { style: 'omit' }],
      'void-style': ['error', { style: 'omit' }],
      'long-title': 'off',
      'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }],
      'aria-label-misuse': ['error', { allowAnyNamable: true }],
      // All files come from the same place as the page.
      'require-sri': ['error', { target: 'crossorigin' }],
    },
  }),
)

async function complaints(markup: string): Promise<string[]> {
  const report = await validator.validateString(markup)
  return report.results.flatMap((result) =>
    result.messages.map((message) => `${message.ruleId}: ${message.message} (${message.selector ?? ''})`),
  )
}

function asPage(content: unknown): string {
  return `<!DOCTYPE html><html lang="vi"><head><title>Mẫu</title></head><body><h1>Một</h1><h2>Hai</h2><h3>Ba</h3>${String(content)}</body></html>`
}

describe('the gallery', () => {
  for (const sample of SAMPLES) {
    it(`has valid markup for ${sample.name}`, async () => {
      assert.deepEqual(await complaints(asPage(html`${sample.states()}`)), [])
    })
  }

  for (const face of ['portal', 'backoffice'] as const) {
    it(`is a valid page in the look of the ${face}`, async () => {
      assert.deepEqual(await complaints(String(galleryPage({ assets: ASSETS, face }))), [])
    })

    it(`has one h1, unique ids and a label for every field in the look of the ${face}`, () => {
      const page = String(galleryPage({ assets: ASSETS, face }))
      assert.equal(page.match(/<h1[ >]/g)?.length, 1)
      const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
      assert.deepEqual(
        ids.filter((id, index) => ids.indexOf(id) !== index),
        [],
      )
      const fields = [...page.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)].map((match) => match[0])
      const named = fields.filter((field) => !/type="hidden"|aria-label=/.test(field))
      const labelled = new Set([...page.matchAll(/<label[^>]* for="([^"]+)"/g)].map((match) => match[1]))
      const bare = named.filter((field) => !labelled.has(/ id="([^"]+)"/.exec(field)?.[1]))
      assert.ok(named.length > 10)
      assert.deepEqual(bare, [])
    })

    it(`links every description to something on the page in the look of the ${face}`, () => {
      const page = String(galleryPage({ assets: ASSETS, face }))
      const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]))
      const references = [...page.matchAll(/ aria-(?:describedby|labelledby)="([^"]+)"/g)]
      const wanted = references.flatMap((match) => (match[1] ?? '').split(' '))
      assert.deepEqual(
        wanted.filter((id) => !ids.has(id)),
        [],
      )
    })
  }
})
