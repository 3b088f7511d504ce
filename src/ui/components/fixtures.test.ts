import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { type Html, trusted } from '../html.ts'
import * as ui from './index.ts'

// Every component is compared with the sample pages its package ships: the words, the classes, the order of
// elements and all attributes must be the same; white space between elements and the order of attributes may differ.

const FIXTURES = new URL('../../../node_modules/govuk-frontend/dist/govuk/components/', import.meta.url)

type Options = Record<string, unknown>
interface Fixture {
  readonly name: string
  readonly options: Options
  readonly html: string
}

// oxlint-disable-next-line typescript/no-explicit-any -- the options come from JSON: their types are what is under test
type Component = (options: any) => Html

const COMPONENTS: Record<string, Component> = {
  accordion: ui.accordion,
  'back-link': ui.backLink,
  breadcrumbs: ui.breadcrumbs,
  button: ui.button,
  'character-count': ui.characterCount,
  checkboxes: ui.checkboxes,
  'date-input': ui.dateInput,
  details: ui.details,
  'error-message': ui.errorMessage,
  'error-summary': ui.errorSummary,
  fieldset: ui.fieldset,
  'file-upload': ui.fileUpload,
  hint: ui.hint,
  input: ui.textInput,
  'inset-text': ui.insetText,
  label: ui.label,
  'notification-banner': ui.notificationBanner,
  pagination: ui.pagination,
  panel: ui.panel,
  'password-input': ui.passwordInput,
  'phase-banner': ui.phaseBanner,
  radios: ui.radios,
  select: ui.select,
  'service-navigation': ui.serviceNavigation,
  'skip-link': ui.skipLink,
  'summary-list': ui.summaryList,
  table: ui.table,
  tabs: ui.tabs,
  tag: ui.tag,
  'task-list': ui.taskList,
  textarea: ui.textarea,
  'warning-text': ui.warningText,
}

/** Components of the package that this product has no use for. */
const COMPONENTS_LEFT_OUT: Record<string, string> = {
  'cookie-banner': 'only strictly necessary cookies are set',
  'exit-this-page': 'made for another kind of service',
  feedback: 'feedback has its own pages',
  footer: 'the layouts have their own footer',
  'generic-header': 'the layouts have their own header',
  header: 'the layouts have their own header',
  'language-navigation': 'the layouts have their own language links',
}

const INTERRUPTION = 'no page interrupts: a panel only confirms'

const SLOTS = 'raw markup in slots: the layouts have their own headers'

/** Options left out on purpose, by the sample that shows them. */
const FIXTURES_LEFT_OUT: Record<string, string> = {
  'panel: interruption': INTERRUPTION,
  'panel: interruption-with-content-with-long-line-length': INTERRUPTION,
  'panel: interruption-with-headings-content-and-lists': INTERRUPTION,
  'panel: interruption with custom classes': INTERRUPTION,
  'panel: interruption, with actions classes and attributes': INTERRUPTION,
  'panel: interruption, submit action': INTERRUPTION,
  'panel: interruption, button link': INTERRUPTION,
  'panel: interruption, no actions': INTERRUPTION,
  'panel: interruption, no actions items': INTERRUPTION,
  'service-navigation: with language navigation': SLOTS,
  'service-navigation: with right-aligned language navigation': SLOTS,
  'service-navigation: inverse with language navigation': SLOTS,
  'service-navigation: with slotted content': SLOTS,
  'service-navigation: with `inline` end slot': SLOTS,
  'select: with falsy values': 'a value is a string or a number, not a boolean',
}

/** What the package fills in and we require of the caller. */
const REQUIRED: Record<string, Options> = {
  'back-link': { href: '#' },
  'phase-banner': { tag: { text: '' } },
  select: { items: [] },
  tabs: { items: [] },
}

const TEXT_OF_HTML: Record<string, string> = {
  titleHtml: 'titleText',
  summaryHtml: 'summaryText',
  descriptionHtml: 'descriptionText',
}

/** Attributes of a sample may say of each value whether an empty one is left out. */
function attributeValues(values: Options): Options {
  const out: Options = {}
  for (const [name, item] of Object.entries(values)) {
    const options = typeof item === 'object' && item !== null ? (item as Options) : { value: item }
    const { value, optional } = options
    if (optional === true) out[name] = value === null ? undefined : value
    else out[name] = value === null || value === undefined ? '' : String(value)
  }
  return out
}

const BOXES = ['day', 'month', 'year']

/** Items that the package skips; callers here say `undefined` or `false`. */
function isEmpty(item: unknown): boolean {
  return item === null || item === '' || (typeof item === 'object' && Object.keys(item).length === 0)
}

function ourProperty(name: string, item: unknown, parent: string): [string, unknown] {
  const text = TEXT_OF_HTML[name]
  if (text !== undefined) return [text, trusted(String(item))]
  if (name === 'html')
    return [parent === 'conditional' ? 'html' : 'text', item ? trusted(String(item)) : undefined]
  if (name === 'conditional' && !(item as Options)['html']) return [name, undefined]
  return [name, ourOptions(item, name)]
}

/** `text` beside `html` in the samples is one `text` here; the package prefers the second. */
function ourOptions(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => (isEmpty(item) ? undefined : ourOptions(item)))
  if (value === null) return BOXES.includes(key) ? false : undefined
  if (typeof value !== 'object') return value
  if (key === 'attributes') return attributeValues(value as Options)
  const out: Options = {}
  for (const [name, item] of Object.entries(value)) {
    const [ourName, ours] = ourProperty(name, item, key)
    if (name !== ourName || !(name in out)) out[ourName] = ours ?? out[ourName]
  }
  return out
}

function optionsFor(component: string, options: Options): unknown {
  const ours = ourOptions(options) as Options
  // A fieldset holds markup only.
  if (component === 'fieldset') ours['html'] = ours['text']
  return { locale: 'en', ...REQUIRED[component], ...ours }
}

const ENTITIES: Record<string, string> = {
  '&quot;': '"',
  '&#34;': '"',
  '&#39;': "'",
  '&#x27;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&ctdot;': '⋯',
  '&nbsp;': '\u00a0',
  '&amp;': '&',
}

function decode(text: string): string {
  return text.replace(/&[#\w]+;/g, (entity) => ENTITIES[entity] ?? entity)
}

function squeeze(text: string): string {
  return decode(text)
    .replace(/[\t\n\r ]+/g, ' ')
    .trim()
}

/** One line for each tag and each text, attributes sorted, white space squeezed. */
export function markupLines(markup: string): string[] {
  const lines: string[] = []
  const token = /<!--[\s\S]*?-->|<\/?([a-zA-Z][\w-]*)((?:\s+[^\s=>"/]+(?:\s*=\s*"[^"]*")?|\s*\/)*)\s*>|[^<]+/g
  for (const match of markup.matchAll(token)) {
    const [whole, name, list] = match
    if (whole.startsWith('<!--')) continue
    if (name === undefined) {
      const text = squeeze(whole)
      if (text !== '') lines.push(text)
    } else if (whole.startsWith('</')) lines.push(`</${name}>`)
    else {
      const parsed = [...(list ?? '').matchAll(/([^\s=>"/]+)(?:\s*=\s*"([^"]*)")?/g)]
      const sorted = parsed.map(([, key, value]) => `${key}="${squeeze(value ?? '')}"`).sort()
      lines.push(`<${[name, ...sorted].join(' ')}>`)
    }
  }
  return lines
}

function fixturesOf(component: string): Fixture[] {
  const text = readFileSync(new URL(`${component}/fixtures.json`, FIXTURES), 'utf8')
  return (JSON.parse(text) as { fixtures: Fixture[] }).fixtures
}

describe('components against the samples of the package', () => {
  for (const [name, component] of Object.entries(COMPONENTS)) {
    it(`renders ${name} as the package does`, () => {
      const failures: string[] = []
      for (const fixture of fixturesOf(name)) {
        if (`${name}: ${fixture.name}` in FIXTURES_LEFT_OUT) continue
        try {
          const ours = String(component(optionsFor(name, fixture.options)))
          assert.deepEqual(markupLines(ours), markupLines(fixture.html))
        } catch (error) {
          failures.push(`${name}: ${fixture.name}\n${error instanceof Error ? error.message : ''}`)
        }
      }
      assert.equal(failures.join('\n\n'), '')
    })
  }

  it('says of each component and each sample of the package whether it is rendered or left out', () => {
    const shipped = readdirSync(FIXTURES, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
    const known = [...Object.keys(COMPONENTS), ...Object.keys(COMPONENTS_LEFT_OUT)].sort()
    assert.deepEqual(known, shipped.sort())
    const samples = Object.keys(COMPONENTS).flatMap((name) =>
      fixturesOf(name).map((one) => `${name}: ${one.name}`),
    )
    assert.deepEqual(
      Object.keys(FIXTURES_LEFT_OUT).filter((name) => !samples.includes(name)),
      [],
    )
  })
})
