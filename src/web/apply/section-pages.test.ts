import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { describe, it } from 'node:test'
import {
  breakAnswers,
  compileForm,
  type FormDefinition,
  generateAnswers,
  listsOf,
  readSection,
  seededRandom,
  sectionView,
  validateSection,
} from '../../engines/forms/index.ts'
import type { ProcedureRecord } from '../../modules/catalog/index.ts'
import type { Request } from '../../platform/http/route.ts'
import type { Session } from '../../modules/identity/index.ts'
import { Form } from '../../platform/http/form.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import { formSection } from '../form-section/index.ts'
import type { Services } from '../services.ts'
import type { Journey } from './journey.ts'
import { sectionPage, type SectionShown } from './section.page.ts'

const FORMS = new URL('../../../packs/bac-lieu/forms/', import.meta.url)
const forms = readdirSync(FORMS).map((name) =>
  compileForm(JSON.parse(readFileSync(new URL(name, FORMS), 'utf8'))),
)
const commune = (code: string, vi: string) => ({ code, name: { vi, en: vi } })
const lists = listsOf([
  {
    ...commune('95', 'Tỉnh Bạc Liêu'),
    districts: [
      {
        ...commune('954', 'Thành phố Bạc Liêu'),
        communes: [commune('31813', 'Phường 2'), commune('31816', 'Phường 3')],
      },
    ],
  },
])

function journeyFor(form: FormDefinition, locale: 'vi' | 'en'): Journey {
  const request = { csrfToken: 'a-token', query: {}, body: Form.empty } as unknown as Request<Session>
  return {
    form,
    locale,
    request,
    lists,
    t: translator(locale),
    record: { name: { vi: 'Một thủ tục', en: 'A procedure' } } as ProcedureRecord,
    services: { assets: { islands: { 'form-visibility': '/a.js' } } } as unknown as Services,
    link: (page: string) => `/${page}`,
  } as unknown as Journey
}

function wholePage(form: FormDefinition, locale: 'vi' | 'en', shown: SectionShown): string {
  const page = sectionPage(journeyFor(form, locale), shown)
  return `<!DOCTYPE html><html lang="${locale}"><head><title>${page.title.replace(/&/g, '&amp;')}</title></head><body><main>${short(page.main.markup)}</main></body></html>`
}

/** Without the middle of long lists: 250 countries are as valid as 10, and take the checker most of its time. */
function short(markup: string): string {
  return markup.replace(
    /((?:<option\b[^>]*>[^<]*<\/option>){10})(?:<option value="\w+">[^<]*<\/option>)+/g,
    '$1',
  )
}

/** What a browser would send of a page: names and values of the drawn controls. */
function controlsOf(markup: string): Form {
  const values = new Map<string, string[]>()
  const add = (name: string, value: string) => values.set(name, [...(values.get(name) ?? []), plain(value)])
  for (const [tag] of markup.matchAll(/<input\b[^>]*>/g)) {
    const name = /\sname="([^"]*)"/.exec(tag)?.[1]
    const type = /\stype="([^"]*)"/.exec(tag)?.[1]
    if (name === undefined || ((type === 'radio' || type === 'checkbox') && !/\schecked/.test(tag))) continue
    add(name, /\svalue="([^"]*)"/.exec(tag)?.[1] ?? '')
  }
  for (const [, name = '', text = ''] of markup.matchAll(
    /<textarea\b[^>]*\sname="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g,
  ))
    add(name, text.replace(/^\n/, ''))
  for (const [, name = '', options = ''] of markup.matchAll(
    /<select\b[^>]*\sname="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g,
  ))
    add(name, /<option value="([^"]*)" selected/.exec(options)?.[1] ?? '')
  return new Form(values)
}

function plain(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}

describe('pages of the 56 forms', () => {
  it('are valid HTML with answers, in both languages', () => {
    for (const form of forms) {
      const answers = generateAnswers(form, seededRandom(7), lists)
      for (const { index } of form.sections) {
        const view = sectionView(form, index, { answers, lists })
        checkHtml(wholePage(form, index % 2 === 0 ? 'vi' : 'en', { view }))
      }
    }
  })

  it('are valid HTML with every kind of error on them, and the summary leads to the boxes', () => {
    for (const form of forms) {
      const random = seededRandom(3)
      const good = generateAnswers(form, random, lists)
      const broken = breakAnswers(form, good, random, lists)
      for (const { index, fields } of form.sections) {
        const wrong = fields.flatMap(
          ({ key }) => broken.find((one) => one.expected.key.split('[', 1)[0] === key) ?? [],
        )
        // Each question wrong in its own way, all on one page.
        const answers = Object.assign(
          { ...good },
          ...wrong.map(({ answers: all, expected }) => {
            const key = expected.key.split('[', 1)[0] ?? ''
            return { [key]: all[key] }
          }),
        )
        const errors = validateSection(form, index, answers, lists)
        assert.ok(errors.length > 0, `${form.id} ${index}`)
        const view = sectionView(form, index, { answers, lists, errors })
        checkHtml(wholePage(form, 'vi', { view, errors, notice: 'newly-asked' }))
      }
    }
  })

  it('send back exactly the answers they show', () => {
    for (const form of forms) {
      const answers = generateAnswers(form, seededRandom(11), lists)
      let read = {}
      for (const { index } of form.sections) {
        const view = sectionView(form, index, { answers, lists })
        const sent = controlsOf(formSection(form, view, 'vi').markup)
        const posted = (name: string) =>
          sent.has(name)
            ? sent.getAll(name).flatMap((v) => (name.endsWith('.row') ? v.split(',') : [v]))
            : undefined
        read = readSection(form, index, posted, read)
      }
      assert.deepEqual(read, answers, form.id)
    }
  })

  it('carry every question in its place', () => {
    for (const form of forms) {
      for (const { index, fields } of form.sections) {
        const view = sectionView(form, index, { answers: {}, lists })
        const { markup } = formSection(form, view, 'vi')
        const places = fields.map(({ key, behaviour }) =>
          markup.indexOf(` name="${key}${behaviour.firstInput ?? ''}"`),
        )
        assert.ok(
          places.every((place) => place >= 0),
          `${form.id} ${index}`,
        )
        assert.deepEqual(
          places,
          places.toSorted((a, b) => a - b),
          `${form.id} ${index}`,
        )
      }
    }
  })
})
