import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  type Answers,
  breakAnswers,
  compileForm,
  generateAnswers,
  listsOf,
  postedBy,
  reachableSections,
  readSection,
  relevantAnswers,
  sectionView,
  seededRandom,
  summarise,
  validateForm,
  validateSection,
  validateWithSchema,
} from './index.ts'

const FOLDER = new URL('../../../packs/bac-lieu/forms/', import.meta.url)
const forms = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => compileForm(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))))

const lists = listsOf([
  {
    code: '95',
    name: { vi: 'Tỉnh Bạc Liêu', en: 'Bạc Liêu' },
    districts: ['954', '957'].map((code) => ({
      code,
      name: { vi: `Huyện ${code}`, en: `District ${code}` },
      communes: ['1', '2', '3'].map((last) => ({
        code: `3${code}${last}`,
        name: { vi: `Xã ${last}`, en: `Commune ${last}` },
      })),
    })),
  },
])

/** Our own validator by itself, page after page. */
function errorsByPages(form: (typeof forms)[number], answers: Answers) {
  return form.sections.flatMap((section) => validateSection(form, section.index, answers, lists))
}

describe('the forms of the 56 services', () => {
  it('are all there, in both languages', () => {
    assert.equal(forms.length, 56)
    for (const form of forms) {
      assert.ok(form.title.vi && form.title.en !== form.title.vi, form.id)
      for (const field of form.fields) assert.ok(field.label.en.length > 0, `${form.id} ${field.key}`)
    }
    assert.equal(forms.flatMap((form) => form.fields).filter((field) => field.condition).length, 151)
  })

  it('have conditions that a browser can decide without the full FEEL, and that can be said in words', () => {
    for (const form of forms) {
      for (const { key, condition } of form.fields) {
        if (condition) assert.ok(condition.program && condition.onlyIf, `${form.id} ${key}`)
      }
    }
  })

  it('fit in a page of a phone: no page over 30 questions', () => {
    for (const form of forms)
      for (const section of form.sections) assert.ok(section.fields.length <= 30, form.id)
  })
})

for (const form of forms) {
  describe(`form ${form.id}`, () => {
    it('takes 50 generated sets of answers, by our validator and by the schema, also when typed page by page', () => {
      for (let seed = 1; seed <= 50; seed += 1) {
        const answers = generateAnswers(form, seededRandom(seed), lists)
        assert.deepEqual(validateForm(form, answers, lists), {
          answers: relevantAnswers(form, answers),
          errors: [],
        })
        assert.deepEqual(validateWithSchema(form, answers), [])
        assert.deepEqual(typed(answers), answers)
      }
    })

    it('refuses each generated fault with the error at its key', () => {
      const random = seededRandom(1)
      const valid = generateAnswers(form, random, lists)
      for (const { answers, expected } of breakAnswers(form, valid, random, lists)) {
        const { errors } = validateForm(form, answers, lists)
        const found = errors.find((error) => error.key === expected.key)
        assert.deepEqual(found?.message, expected.message, expected.key)
        // Which units exist is not in the schema.
        const isUnit = expected.message.en.startsWith('Your choice is not in the list')
        assert.ok(isUnit || validateWithSchema(form, relevantAnswers(form, answers)).length > 0, expected.key)
      }
    })

    it('agrees with its schema about answers of any make', () => {
      fc.assert(
        fc.property(mixedAnswers(), (mixed) => {
          const answers = relevantAnswers(form, mixed)
          const ours = errorsByPages(form, answers)
          const schemas = validateWithSchema(form, answers)
          const keys = new Set(ours.map((error) => error.key.split('[')[0]))
          for (const error of schemas)
            assert.ok(keys.has(error.key.split('[')[0]), `only the schema: ${error.key}`)
          const unitsOnly = ours.every((error) => error.message.en.includes('not in the list'))
          assert.ok(schemas.length > 0 || unitsOnly, `only ours: ${ours.map((error) => error.key)}`)
          for (const section of form.sections)
            sectionView(form, section.index, { answers: mixed, lists, errors: ours })
          summarise(form, mixed, lists, 'vi')
        }),
        { numRuns: 15 },
      )
    })

    it('asks every question for some answers', () => {
      const asked = new Set<string>()
      for (let seed = 1; seed <= 400 && asked.size < form.fields.length; seed += 1) {
        for (const key of Object.keys(generateAnswers(form, seededRandom(seed), lists))) asked.add(key)
      }
      assert.deepEqual(
        form.fields.map((field) => field.key).filter((key) => !asked.has(key)),
        [],
      )
      assert.ok(reachableSections(form, {}).length > 0)
    })

    function typed(answers: Answers): Answers {
      let read: Answers = {}
      for (const section of form.sections) {
        const posted = postedBy(sectionView(form, section.index, { answers, lists }))
        read = readSection(form, section.index, (name) => posted.get(name), read)
      }
      return read
    }

    /** Valid answers with some replaced by anything at all. */
    function mixedAnswers(): fc.Arbitrary<Answers> {
      const changes = fc.dictionary(
        fc.constantFrom(...form.fields.map((field) => field.key)),
        fc.jsonValue(),
        { maxKeys: 6 },
      )
      return fc.tuple(fc.nat(), changes).map(([seed, change]) => ({
        ...generateAnswers(form, seededRandom(seed), lists),
        ...(change as Answers),
      }))
    }
  })
}

describe('generated answers', () => {
  it('are the same for the same seed', () => {
    for (const form of forms) {
      assert.deepEqual(
        generateAnswers(form, seededRandom(9), lists),
        generateAnswers(form, seededRandom(9), lists),
      )
    }
  })
})
