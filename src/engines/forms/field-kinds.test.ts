import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type Answers, type AnswerValue, isTyped } from './answers.ts'
import { FIELD_KINDS } from './field-kinds.ts'
import {
  compileForm,
  type FormDefinition,
  generateAnswers,
  breakAnswers,
  listsOf,
  postedBy,
  readSection,
  sectionView,
  seededRandom,
  summarise,
  toJsonSchema,
  validateForm,
  validateSection,
  validateWithSchema,
  warningsOf,
} from './index.ts'

const lists = listsOf([
  {
    code: '95',
    name: { vi: 'Tỉnh Bạc Liêu', en: 'Bạc Liêu' },
    districts: [
      {
        code: '954',
        name: { vi: 'Thành phố Bạc Liêu', en: 'Bạc Liêu City' },
        communes: [{ code: '31813', name: { vi: 'Phường 2', en: 'Ward 2' } }],
      },
    ],
    communes: [{ code: '31999', name: { vi: 'Xã Hòa Bình', en: 'Hòa Bình' } }],
  },
])

function formOf(...components: Record<string, unknown>[]): FormDefinition {
  return compileForm({
    type: 'default',
    id: 'f',
    components: [{ type: 'group', label: 'Trang', components }],
  })
}

/** The one field of a form, given what was posted under its name. */
function ask(component: Record<string, unknown>) {
  const form = formOf({ label: 'Nội dung', ...component, key: 'x' })
  const read = (posted: string | Record<string, string[]>) =>
    readSection(
      form,
      0,
      (name) => (typeof posted === 'string' ? (name === 'x' ? [posted] : undefined) : posted[name]),
      {},
    ).x
  const errors = (value: unknown) =>
    validateSection(form, 0, { x: value as AnswerValue }, lists).map((error) => error.message.vi)
  const shown = (value: unknown, locale: 'vi' | 'en' = 'vi') =>
    summarise(form, { x: value as AnswerValue }, lists, locale)[0]?.rows[0]?.value
  return { form, read, errors, shown }
}

for (const kind of FIELD_KINDS) {
  describe(`the kind ${kind.name}`, () => {
    const form = formOf({ ...kind.sample, validate: { ...(kind.sample.validate as object), required: true } })
    const field = form.fields[0]!
    const valid = () => generateAnswers(form, seededRandom(fc.sample(fc.nat(), 1)[0] ?? 1), lists)

    it('is stored as the form-js component it names', () => {
      assert.equal(field.kind, kind.name)
      assert.equal(kind.sample.type, kind.component)
    })

    it('generates answers that the validator and the schema accept', () => {
      fc.assert(
        fc.property(fc.nat(), (seed) => {
          const answers = generateAnswers(form, seededRandom(seed), lists)
          assert.deepEqual(validateSection(form, 0, answers, lists), [])
          assert.deepEqual(validateWithSchema(form, answers), [])
        }),
      )
    })

    it('refuses each broken answer with the message it announces, and so does the schema', () => {
      const broken = breakAnswers(form, valid(), seededRandom(7), lists)
      assert.ok(broken.length >= 2)
      const listed = new Set(field.behaviour.listErrors().map((message) => message.vi))
      for (const { answers, expected } of broken) {
        const errors = validateSection(form, 0, answers, lists)
        const found = errors.find((error) => error.key === expected.key)
        assert.deepEqual(found?.message, expected.message, JSON.stringify(answers).slice(0, 300))
        assert.ok(listed.has(expected.message.vi.replace(/^Dòng \d+: /, '')), expected.message.vi)
        const alsoBySchema = validateWithSchema(form, answers).length > 0
        assert.ok(
          alsoBySchema || kind.name === 'admin_unit',
          `schema takes ${JSON.stringify(answers).slice(0, 300)}`,
        )
      }
    })

    it('says in both languages what is missing, and where to go', () => {
      const [error, ...others] = validateSection(form, 0, {}, lists)
      assert.ok(error)
      assert.deepEqual(others, [])
      assert.ok(error.message.vi.startsWith('Bạn ') && error.message.en.length > 3)
      assert.ok(idsIn(form, {}).has(error.id), error.id)
    })

    it('draws what was answered so that sending it back changes nothing', () => {
      for (const answers of [
        valid(),
        ...breakAnswers(form, valid(), seededRandom(3), lists).map((one) => one.answers),
      ]) {
        const once = sendBack(form, answers)
        assert.deepEqual(sendBack(form, once), once)
      }
      const answers = valid()
      assert.deepEqual(sendBack(form, answers), answers)
    })

    it('takes any posted junk without failing, and a second reading agrees with the first', () => {
      const junk = fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 3 })
      fc.assert(
        fc.property(fc.func(fc.option(junk, { nil: undefined })), (posted) => {
          const answers = readSection(form, 0, (name) => posted(name), {})
          validateForm(form, answers, lists)
          for (const locale of ['vi', 'en'] as const) summarise(form, answers, lists, locale)
          assert.deepEqual(sendBack(form, answers), answers)
        }),
        { numRuns: kind.name === 'repeat' ? 5 : 100 },
      )
    })

    it('takes any JSON as an answer without failing, and agrees with the schema about it', () => {
      const anything = fc.oneof(
        fc.jsonValue(),
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('31813', 'VN', '0912345678'),
      )
      fc.assert(
        fc.property(anything, (value) => {
          const answers = { [field.key]: value } as Answers
          const ours = validateSection(form, 0, answers, lists).length === 0
          const schemas = validateWithSchema(form, answers).length === 0
          assert.ok(ours === schemas || (kind.name === 'admin_unit' && schemas), JSON.stringify(value))
          sectionView(form, 0, { answers, lists })
          summarise(form, answers, lists, 'en')
        }),
        { numRuns: 300 },
      )
    })
  })
}

function sendBack(form: FormDefinition, answers: Answers): Answers {
  const posted = postedBy(sectionView(form, 0, { answers, lists }))
  return readSection(form, 0, (name) => posted.get(name), answers)
}

function idsIn(form: FormDefinition, answers: Answers): Set<string> {
  const ids = new Set<string>()
  const add = (fields: ReturnType<typeof sectionView>['fields']): void => {
    for (const { id, control } of fields) {
      if (control.type === 'date') for (const part of ['day', 'month', 'year']) ids.add(`${id}-${part}`)
      else ids.add(id)
      if (control.type === 'repeat') for (const row of control.rows) add(row.fields)
    }
  }
  add(sectionView(form, 0, { answers, lists }).fields)
  return ids
}

describe('text', () => {
  it('keeps one clean line', () => {
    const { read } = ask({ type: 'textfield' })
    assert.equal(read('  Nguyê\u0303n\u00a0 Văn\tA\u202e\u0000 '), 'Nguyễn Văn A')
    assert.equal(read('   '), undefined)
    assert.equal(read('a\ud800b'), 'a\ufffdb')
  })

  it('keeps the lines of a paragraph', () => {
    assert.equal(ask({ type: 'textarea' }).read('một\r\n  hai\rba \n'), 'một\n  hai\nba')
  })

  it('holds to 500 characters in a line and 5,000 in a paragraph, counted as people do', () => {
    const line = ask({ type: 'textfield' })
    assert.deepEqual(line.errors('😀'.repeat(500)), [])
    assert.deepEqual(line.errors('😀'.repeat(501)), ['Nội dung dài quá, tối đa 500 ký tự'])
    assert.deepEqual(ask({ type: 'textarea' }).errors('a'.repeat(5_001)), [
      'Nội dung dài quá, tối đa 5.000 ký tự',
    ])
  })

  it('holds to the lengths and the pattern a form asks for', () => {
    const validate = { minLength: 3, maxLength: 8, pattern: '^[A-Z]+-\\d+$' }
    const { errors } = ask({ type: 'textfield', validate, properties: { example: 'GP-12' } })
    assert.deepEqual(errors('GP-12'), [])
    assert.deepEqual(errors('gp12'), ['Nội dung phải là đúng mẫu, ví dụ GP-12'])
    assert.deepEqual(errors('GP'), ['Nội dung cần ít nhất 3 ký tự'])
    assert.deepEqual(errors('GP-1234567'), ['Nội dung dài quá, tối đa 8 ký tự'])
  })
})

describe('numbers', () => {
  const cases: readonly [string, number | undefined][] = [
    ['12', 12],
    ['12,5', 12.5],
    ['12.5', 12.5],
    ['1.234', 1234],
    ['1.234,5', 1234.5],
    ['1 234,5', 1234.5],
    ['1.234.567', 1_234_567],
    ['1,234,567.8', 1_234_567.8],
    ['1,234', 1.234],
    ['0.125', 0.125],
    ['-3,2', -3.2],
    ['−3', -3],
    ['0', 0],
    ['-0', 0],
    ['007', 7],
    ['mười', undefined],
    ['1.23.4', undefined],
    ['1e5', undefined],
    ['12 ha', undefined],
    ['--1', undefined],
  ]
  for (const [typed, expected] of cases) {
    it(`reads "${typed}" as ${expected}`, () => {
      assert.deepEqual(ask({ type: 'number' }).read(typed), expected ?? { typed: [typed] })
    })
  }

  it('reads again what it shows in Vietnamese', () => {
    const { read, shown } = ask({ type: 'number' })
    const numbers = fc.oneof(
      fc.integer(),
      fc.double({ min: -1e12, max: 1e12, noNaN: true }).map((n) => Math.round(n * 1e4) / 1e4),
    )
    fc.assert(fc.property(numbers, (value) => assert.equal(read(shown(value) ?? ''), value + 0 || 0)))
  })

  it('keeps what it could not read, and says what a number looks like', () => {
    const { read, errors, form } = ask({ type: 'number', label: 'Diện tích' })
    assert.deepEqual(errors(read('độ mười')), ['Diện tích phải là một số, ví dụ 12,5'])
    const { control } = sectionView(form, 0, { answers: { x: read('độ mười')! }, lists }).fields[0]!
    assert.equal(control.type === 'input' && control.value, 'độ mười')
  })

  it('says the bounds of the form with the unit', () => {
    const area = {
      type: 'number',
      label: 'Diện tích',
      validate: { min: 0, max: 1500 },
      appearance: { suffixAdorner: 'ha' },
    }
    assert.deepEqual(ask(area).errors(-1), ['Diện tích phải từ 0 đến 1.500 ha'])
    assert.deepEqual(ask({ ...area, validate: { min: 1 } }).errors(0), ['Diện tích phải từ 1 ha trở lên'])
    assert.equal(ask(area).shown(1234.5), '1.234,5 ha')
    assert.equal(ask(area).shown(1234.5, 'en'), '1,234.5 ha')
  })

  it('asks for whole numbers where a form says so, and for few decimals', () => {
    assert.deepEqual(ask({ type: 'number', decimalDigits: 0 }).errors(1.5), [
      'Nội dung phải là một số nguyên, ví dụ 12',
    ])
    const twoDecimals = ask({ type: 'number', decimalDigits: 2 })
    assert.deepEqual(twoDecimals.errors(0.1 + 0.2), [])
    assert.equal(twoDecimals.errors(1.234).length, 1)
    assert.equal(validateWithSchema(twoDecimals.form, { x: 1.234 }).length, 1)
  })

  it('reads money with its separators and its word', () => {
    const { read, shown, errors } = ask({ type: 'number', label: 'Giá vé', properties: { kind: 'money' } })
    for (const typed of ['1500000', '1.500.000', '1,500,000', '1 500 000 đồng', '1.500.000đ']) {
      assert.equal(read(typed), 1_500_000, typed)
    }
    assert.equal(shown(1_500_000), '1.500.000 đồng')
    assert.deepEqual(errors(read('1,5 triệu')), ['Giá vé phải là một số tiền, ví dụ 1.500.000'])
    assert.deepEqual(read('1.50'), { typed: ['1.50'] })
  })

  it('takes a year of four digits', () => {
    const { read, errors, shown } = ask({ type: 'number', label: 'Năm sinh', properties: { kind: 'year' } })
    assert.equal(read('1990'), 1990)
    assert.equal(shown(1990), '1990')
    assert.deepEqual(errors(read('90')), ['Năm sinh phải là năm gồm 4 chữ số, ví dụ 1990'])
  })
})

describe('dates', () => {
  const date = ask({ type: 'datetime', label: undefined, dateLabel: 'Ngày cấp' })
  const typed = (day: string, month: string, year: string) =>
    date.read({ 'x-day': [day], 'x-month': [month], 'x-year': [year] })

  it('are three boxes and one date', () => {
    assert.equal(typed('7', '3', '2014'), '2014-03-07')
    assert.equal(typed('29', '02', '2024'), '2024-02-29')
    assert.equal(typed(' ', '', ''), undefined)
    assert.equal(date.shown('2014-03-07'), '07/03/2014')
  })

  for (const [day, month, year, message, id] of [
    ['31', '2', '2014', 'Ngày cấp phải là ngày có thật, ví dụ 24 11 2026', 'x-day'],
    ['29', '2', '2023', 'Ngày cấp phải là ngày có thật, ví dụ 24 11 2026', 'x-day'],
    ['7', '13', '2014', 'Ngày cấp phải là ngày có thật, ví dụ 24 11 2026', 'x-month'],
    ['7', '3', '14', 'Ngày cấp phải là ngày có thật, ví dụ 24 11 2026', 'x-year'],
    ['', '3', '2014', 'Ngày cấp còn thiếu ngày, bạn hãy nhập đủ ngày, tháng, năm', 'x-day'],
    ['7', '', '2014', 'Ngày cấp còn thiếu tháng, bạn hãy nhập đủ ngày, tháng, năm', 'x-month'],
    ['7', '3', '', 'Ngày cấp còn thiếu năm, bạn hãy nhập đủ ngày, tháng, năm', 'x-year'],
  ] as const) {
    it(`that are no date (${day}/${month}/${year}) are kept and pointed at`, () => {
      const value = typed(day, month, year)
      assert.ok(isTyped(value))
      const [error] = validateSection(date.form, 0, { x: value }, lists)
      assert.deepEqual([error?.message.vi, error?.id], [message, id])
      const { control } = sectionView(date.form, 0, { answers: { x: value }, lists }).fields[0]!
      assert.ok(control.type === 'date')
      assert.deepEqual([control.day, control.month, control.year], [day, month, year])
    })
  }

  it('refuse hours', () => {
    assert.throws(
      () => formOf({ type: 'datetime', subtype: 'time', key: 't', dateLabel: 'Giờ' }),
      /Only dates/,
    )
  })
})

describe('numbers of people, phones and taxes', () => {
  it('takes an identity number however it is spaced', () => {
    const { read, errors } = ask({
      type: 'textfield',
      label: 'Số định danh cá nhân',
      properties: { kind: 'national_id' },
    })
    assert.equal(read('095 190 001 234'), '095190001234')
    assert.deepEqual(errors('095190001234'), [])
    assert.deepEqual(errors('385123456'), [])
    const wrong =
      'Số định danh cá nhân gồm 12 chữ số, ví dụ 095190001234, hoặc 9 chữ số nếu là chứng minh nhân dân'
    for (const value of ['0951900012', '095190001234 5', 'B1234567'])
      assert.deepEqual(errors(value), [wrong], value)
  })

  it('takes a passport where the form does', () => {
    const { read, errors } = ask({ type: 'textfield', properties: { kind: 'national_id', passport: 'true' } })
    assert.equal(read('b1234567'), 'B1234567')
    assert.deepEqual(errors('B1234567'), [])
    assert.equal(errors('B12').length, 1)
  })

  it('normalises a phone number and reads it out in threes', () => {
    const { read, shown, errors } = ask({
      type: 'textfield',
      label: 'Số điện thoại',
      properties: { kind: 'phone' },
    })
    assert.equal(read('+84 912.345.678'), '0912345678')
    assert.equal(shown('0912345678'), '0912 345 678')
    assert.equal(read('máy bàn'), 'máy bàn')
    assert.deepEqual(errors('máy bàn'), [
      'Số điện thoại phải là một số của Việt Nam, ví dụ 0912345678 hoặc 02913823456',
    ])
  })

  it('only doubts a tax code whose check digit is off', () => {
    const { read, errors, form } = ask({
      type: 'textfield',
      label: 'Mã số thuế',
      properties: { kind: 'tax_code' },
    })
    assert.equal(read('1900 123 454 001'), '1900123454-001')
    const wrongDigit = { x: '1900123453' }
    assert.deepEqual(errors(wrongDigit.x), [])
    assert.deepEqual(
      warningsOf(form, 0, wrongDigit).map((warning) => warning.key),
      ['x'],
    )
    assert.deepEqual(warningsOf(form, 0, { x: '1900123454' }), [])
    assert.equal(errors('12345').length, 1)
  })
})

describe('choices', () => {
  it('takes units from the lists of the day, named in full', () => {
    const { errors, shown, form } = ask({
      type: 'select',
      label: 'Xã, phường',
      properties: { kind: 'admin_unit' },
    })
    assert.deepEqual(errors('31813'), [])
    assert.deepEqual(errors('99999'), [
      'Lựa chọn của bạn không có trong danh sách, bạn hãy chọn lại “Xã, phường”',
    ])
    assert.equal(shown('31813'), 'Phường 2, Thành phố Bạc Liêu, Tỉnh Bạc Liêu')
    assert.equal(shown('31999', 'en'), 'Hòa Bình, Bạc Liêu')
    const { control } = sectionView(form, 0, { answers: {}, lists }).fields[0]!
    assert.ok(control.type === 'select')
    assert.deepEqual(
      control.groups.map((group) => group.label?.vi),
      ['Tỉnh Bạc Liêu', 'Thành phố Bạc Liêu, Tỉnh Bạc Liêu'],
    )
    assert.equal(control.groups, lists.adminUnits('commune'))
  })

  it('takes a province where the form asks for one', () => {
    const { errors } = ask({ type: 'select', properties: { kind: 'admin_unit', level: 'province' } })
    assert.deepEqual(errors('95'), [])
    assert.equal(errors('31813').length, 1)
  })

  it('offers the 249 countries, Việt Nam first', () => {
    const { shown, form } = ask({ type: 'select', properties: { kind: 'country' } })
    assert.equal(shown('LA'), 'Lào')
    const { control } = sectionView(form, 0, { answers: {}, lists }).fields[0]!
    assert.ok(control.type === 'select')
    const options = control.groups.flatMap((group) => group.options)
    assert.equal(options.length, 249)
    assert.equal(options[0]?.value, 'VN')
    assert.ok(options.every((option) => option.label.vi && option.label.en))
  })

  it('keeps several choices in the order of the form', () => {
    const values = ['a', 'b', 'c'].map((value) => ({ value, label: value.toUpperCase() }))
    const { read, shown, errors } = ask({ type: 'checklist', values })
    assert.deepEqual(read({ x: ['c', 'a', 'c', ''] }), ['a', 'c'])
    assert.equal(shown(['a', 'c']), 'A; C')
    assert.equal(errors(['a', 'a']).length, 1)
  })

  it('counts a box not ticked as no answer', () => {
    const { read, errors } = ask({ type: 'checkbox', label: 'Tôi cam đoan', validate: { required: true } })
    assert.equal(read({}), undefined)
    assert.equal(read('yes'), true)
    assert.deepEqual(errors(undefined), ['Bạn cần đánh dấu vào ô “Tôi cam đoan”'])
  })
})

describe('the schema for the outside', () => {
  it('is JSON Schema 2020-12 with titles and, for conditions of equality, if and then', () => {
    const schema = toJsonSchema(
      formOf(
        { ...FIELD_KINDS.find((kind) => kind.name === 'radio')!.sample, validate: { required: true } },
        {
          type: 'textfield',
          key: 'contractor',
          label: 'Nhà thầu',
          validate: { required: true },
          conditional: { hide: '=self_perform != "no"' },
        },
      ),
    )
    assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema')
    assert.deepEqual(schema.required, ['self_perform'])
    assert.deepEqual(schema.allOf, [
      {
        if: { type: 'object', properties: { self_perform: { const: 'no' } }, required: ['self_perform'] },
        // oxlint-disable-next-line unicorn/no-thenable -- it is the keyword of JSON Schema
        then: { type: 'object', required: ['contractor'] },
      },
    ])
  })
})
