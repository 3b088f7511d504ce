import type { ComponentSource } from '../component-source.ts'
import type { FieldKind } from '../field-kind.ts'
import { sampleLine } from '../generate/sample-texts.ts'
import { forExample, mustBe } from '../messages.ts'
import { lengthBounds, MAX_LINE } from './length-bounds.ts'
import { typedText } from './typed-text.ts'

export const textField: FieldKind = {
  name: 'text',
  component: 'textfield',
  sample: { type: 'textfield', key: 'name', label: 'Họ và tên', properties: { labelEn: 'Full name' } },
  build: (source) => {
    const format = formatOf(source)
    return typedText({
      label: source.label,
      ...lengthBounds(source, MAX_LINE),
      ...(format ? { format, hint: format.hint, schema: { allOf: [{ pattern: format.pattern }] } } : {}),
      wrongExamples: format ? WRONG.filter((text) => !format.isRight(text)) : [],
      view: (value) => ({
        type: 'input',
        value,
        inputType: 'text',
        inputMode: 'text',
        maxLength: MAX_LINE,
        width: undefined,
      }),
      generate: (random) => format?.example ?? sampleLine(random, source.label.vi).slice(0, MAX_LINE),
    })
  },
}

const WRONG = ['?', '#sai#', '0']
const MAX_PATTERN = 200

interface TextFormat {
  readonly pattern: string
  readonly example: string
  readonly wrong: ReturnType<typeof mustBe>
  readonly hint: ReturnType<typeof forExample>
  isRight(text: string): boolean
}

/** A form may ask for a pattern of its own; it must then say an example, for people cannot read patterns. */
function formatOf(source: ComponentSource): TextFormat | undefined {
  const validate = source.json.validate as { pattern?: unknown } | undefined
  const pattern = validate?.pattern
  if (typeof pattern !== 'string' || pattern === '') return undefined
  const expression = compiled(pattern)
  const example = source.property('example')
  if (!expression || example === undefined || !expression.test(example)) {
    source.fault(
      {
        vi: 'Mẫu (pattern) phải đúng cú pháp, ngắn hơn 200 ký tự và có ví dụ khớp mẫu ở properties.example.',
        en: 'The pattern must be valid, under 200 characters, and have a matching example in properties.example.',
      },
      'validate.pattern',
    )
    return undefined
  }
  const shape = { vi: 'đúng mẫu', en: 'in the right format' }
  return {
    pattern,
    example,
    wrong: mustBe(source.label, shape, { vi: example, en: example }),
    hint: forExample(example),
    isRight: (text) => expression.test(text),
  }
}

function compiled(pattern: string): RegExp | undefined {
  if (pattern.length > MAX_PATTERN) return undefined
  try {
    return new RegExp(pattern, 'u')
  } catch {
    return undefined
  }
}
