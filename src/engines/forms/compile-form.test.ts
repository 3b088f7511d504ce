import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkForm, compileForm, FormFaultsError } from './index.ts'

const group = (...components: unknown[]) => ({
  type: 'group',
  label: 'Trang một',
  components,
  properties: { labelEn: 'Page one' },
})
const form = (...components: unknown[]) => ({ type: 'default', id: 'f', components })
const text = (key: string, more: Record<string, unknown> = {}) => ({
  type: 'textfield',
  key,
  label: `Câu ${key}`,
  ...more,
})

/** Path and English message of each fault. */
function faultsOf(schema: unknown): string[] {
  return checkForm(schema).map((fault) => `${fault.path}: ${fault.message.en}`)
}

describe('compiling a form', () => {
  it('takes its title from the first heading and a page from each group', () => {
    const heading = { type: 'text', text: '# Đơn đề nghị', properties: { textEn: '# Application' } }
    const compiled = compileForm(form(heading, group(text('a')), group(text('b'))))
    assert.deepEqual(compiled.title, { vi: 'Đơn đề nghị', en: 'Application' })
    assert.deepEqual(
      compiled.sections.map((section) => section.title),
      [
        { vi: 'Trang một', en: 'Page one' },
        { vi: 'Trang một', en: 'Page one' },
      ],
    )
    assert.deepEqual(
      compiled.fields.map((field) => field.key),
      ['a', 'b'],
    )
  })

  it('falls back to Vietnamese where there is no English, and to the kind of the component', () => {
    const compiled = compileForm(form(group(text('a'), text('b', { validate: { validationType: 'email' } }))))
    assert.equal(compiled.fieldByKey.get('a')?.label.en, 'Câu a')
    assert.deepEqual(
      compiled.fields.map((field) => field.kind),
      ['text', 'email'],
    )
  })

  it('shows help before the example of the kind', () => {
    const [phone, helped] = compileForm(
      form(
        group(
          text('phone', { properties: { kind: 'phone' } }),
          text('other', {
            description: 'Số máy bàn',
            properties: { kind: 'phone', descriptionEn: 'Landline' },
          }),
        ),
      ),
    ).fields
    assert.equal(phone?.hint?.vi, 'Ví dụ: 0912345678')
    assert.deepEqual(helped?.hint, { vi: 'Số máy bàn', en: 'Landline' })
  })

  it('says in words when a field is asked', () => {
    const kind = {
      type: 'radio',
      key: 'kind',
      label: 'Loại',
      values: [
        { value: 'x', label: 'Xưởng' },
        { value: 'y', label: 'Khác' },
      ],
    }
    const [, once, either] = compileForm(
      form(
        group(
          kind,
          text('b', { conditional: { hide: '=kind != "x"' } }),
          text('c', { conditional: { hide: '=not(kind in ("x", "y"))' } }),
        ),
      ),
    ).fields
    assert.equal(once?.condition?.onlyIf?.vi, 'Chỉ trả lời nếu “Loại” là “Xưởng”')
    assert.equal(either?.condition?.onlyIf?.vi, 'Chỉ trả lời nếu “Loại” là “Xưởng” hoặc “Khác”')
  })
})

describe('a faulty form', () => {
  const number = { type: 'number', key: 'n', label: 'Số' }
  const list = { type: 'dynamiclist', path: 'rows', label: 'Danh sách', components: [text('a')] }
  const cases: readonly [string, unknown, string[]][] = [
    ['is no form', { a: 1 }, [': This is not a form-js form.']],
    ['is nothing', null, [': This is not a form-js form.']],
    ['has no questions', form(), ['components: A form must have 1 to 400 questions.']],
    [
      'has a question outside a page',
      form(group(text('a')), text('b')),
      ['components[1]: Every question must be inside a group; each group is a page.'],
    ],
    [
      'has an unknown component',
      form(group(text('a'), { type: 'iframe', key: 'b', label: 'B' })),
      ['components[0].components[1].type: The kind "iframe" is not supported.'],
    ],
    [
      'has an unknown kind',
      form(group(text('a', { properties: { kind: 'horoscope' } }), text('b'))),
      ['components[0].components[0].type: The kind "horoscope" is not supported.'],
    ],
    [
      'stores a kind in the wrong component',
      form(group(text('a', { properties: { kind: 'money' } }), text('b'))),
      ['components[0].components[0].type: The kind "money" is not supported.'],
    ],
    [
      'uses a key twice, on two pages',
      form(group(text('a')), group(text('a'))),
      ['components[1].components[0].key: The key "a" is already used.'],
    ],
    [
      'uses a key of every object',
      form(group(text('constructor'))),
      [
        'components[0].components[0].key: A key starts with a plain letter and has only letters, digits and underscores.',
      ],
    ],
    [
      'uses a key with a dot',
      form(group(text('a.b'))),
      [
        'components[0].components[0].key: A key starts with a plain letter and has only letters, digits and underscores.',
      ],
    ],
    [
      'has a question without words',
      form(group({ type: 'textfield', key: 'a' })),
      ['components[0].components[0].label: The question has no label.'],
    ],
    [
      'offers no choices',
      form(group({ type: 'radio', key: 'a', label: 'A' })),
      ['components[0].components[0].values: There are no choices.'],
    ],
    [
      'offers a choice twice',
      form(
        group({
          type: 'select',
          key: 'a',
          label: 'A',
          values: [
            { value: 'x', label: 'X' },
            { value: 'x', label: 'Y' },
          ],
        }),
      ),
      [
        'components[0].components[0].values[1]: Each choice needs a label and a value of its own, at most 100 characters.',
      ],
    ],
    [
      'has bounds that contradict',
      form(group({ ...number, validate: { min: 5, max: 3 } })),
      ['components[0].components[0].validate: The minimum is above the maximum.'],
    ],
    [
      'has a bound that is no number',
      form(group({ ...number, validate: { min: 'five' } })),
      ['components[0].components[0].validate.min: "min" must be a number.'],
    ],
    [
      'has lengths that contradict',
      form(group(text('a', { validate: { minLength: 9, maxLength: 3 } }))),
      ['components[0].components[0].validate: The minimum and maximum length contradict each other.'],
    ],
    [
      'has a pattern without an example',
      form(group(text('a', { validate: { pattern: '^x$' } }))),
      [
        'components[0].components[0].validate.pattern: The pattern must be valid, under 200 characters, and have a matching example in properties.example.',
      ],
    ],
    [
      'asks for too many rows',
      form(group({ ...list, properties: { max: '500' } })),
      [
        'components[0].components[0].properties: The least and most rows must be whole numbers that agree, at most 100.',
      ],
    ],
    [
      'has a list inside a list',
      form(group({ ...list, components: [{ ...list, path: 'inner' }] })),
      [
        'components[0].components[0].components: A list needs at least one question and cannot hold another list.',
      ],
    ],
    [
      'asks for an unknown level of units',
      form(
        group({ type: 'select', key: 'u', label: 'U', properties: { kind: 'admin_unit', level: 'hamlet' } }),
      ),
      ['components[0].components[0].properties.level: The level must be province, district or commune.'],
    ],
    [
      'hides by a plain text',
      form(group(text('a', { conditional: { hide: 'b = 1' } }))),
      [
        'components[0].components[0].conditional.hide: The condition to hide must be FEEL and start with "=".',
      ],
    ],
    [
      'hides by what comes later',
      form(group(text('a', { conditional: { hide: '=b = "x"' } }), text('b'))),
      [
        'components[0].components[0].conditional.hide: The condition to hide uses "b", which is no key of a question before it.',
      ],
    ],
    [
      'hides by itself',
      form(group(text('a', { conditional: { hide: '=a = "x"' } }))),
      [
        'components[0].components[0].conditional.hide: The condition to hide uses "a", which is no key of a question before it.',
      ],
    ],
  ]
  for (const [name, schema, expected] of cases) {
    it(`that ${name} is refused with the place`, () => {
      assert.deepEqual(faultsOf(schema), expected)
    })
  }

  it('that hides by something other than FEEL is refused with the reason', () => {
    assert.match(
      faultsOf(form(group(text('a'), text('b', { conditional: { hide: '=a = (' } }))))[0] ?? '',
      /conditional\.hide: The condition to hide is not FEEL: /,
    )
  })

  it('gets all its faults at once', () => {
    const many = form(
      group(text('a'), text('a'), { type: 'chart' }, text('c', { conditional: { hide: '=zzz' } })),
    )
    assert.equal(faultsOf(many).length, 3)
    assert.throws(
      () => compileForm(many),
      (error) => error instanceof FormFaultsError && error.faults.length === 3,
    )
  })
})
