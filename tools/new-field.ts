// node tools/new-field.ts plate_number "Biển số xe" "Plate number" 95A-12345: a kind of text field with a format of its
// own. The tests of all kinds run on it at once.
import { insertLine, pascal, quoted, refuse, writeNew } from './new-files.ts'

const [kind = '', labelVi = '', labelEn = '', example = ''] = process.argv.slice(2)
if (!/^[a-z]+(_[a-z]+)*$/.test(kind) || !/^[A-Z0-9-]{4,20}$/.test(example))
  refuse(
    'Usage: node tools/new-field.ts <kind_in_snake_case> "<nhãn>" "<label>" <example of 4 to 20 capitals, digits, hyphens>',
  )

const file = kind.replaceAll('_', '-')
const field = `${pascal(file).replace(/^./, (letter) => letter.toLowerCase())}Field`

writeNew({
  [`src/engines/forms/fields/${file}-field.ts`]: `import type { FieldKind } from '../field-kind.ts'
import { digits } from '../generate/random.ts'
import { forExample, mustBe } from '../messages.ts'
import { typedText } from './typed-text.ts'

const EXAMPLE = ${quoted(example)}
const FORMAT = /^[A-Z0-9-]{4,20}$/
const MAX_LENGTH = 20
const SHAPE = { vi: 'gồm 4 đến 20 chữ in hoa, chữ số, gạch nối', en: '4 to 20 capitals, digits, hyphens' }

export const ${field}: FieldKind = {
  name: '${kind}',
  component: 'textfield',
  sample: {
    type: 'textfield',
    key: '${kind}',
    label: ${quoted(labelVi)},
    properties: { kind: '${kind}', labelEn: ${quoted(labelEn)} },
  },
  build: ({ label }) =>
    typedText({
      label,
      maxLength: MAX_LENGTH,
      clean: (text) => text.normalize('NFC').trim().toUpperCase(),
      format: {
        isRight: (text) => FORMAT.test(text),
        wrong: mustBe(label, SHAPE, { vi: EXAMPLE, en: EXAMPLE }),
      },
      schema: { allOf: [{ pattern: FORMAT.source }] },
      hint: forExample(EXAMPLE),
      view: (value) => ({
        type: 'input',
        value,
        inputType: 'text',
        inputMode: 'text',
        maxLength: MAX_LENGTH,
        width: 20,
      }),
      generate: (random) => \`\${digits(random, 2)}A-\${digits(random, 5)}\`,
      wrongExamples: ['AB', 'có dấu', '?????'],
    }),
}
`,
})
insertLine('src/engines/forms/field-kinds.ts', `import { ${field} } from './fields/${file}-field.ts'`, {
  before: /^$/,
})
insertLine('src/engines/forms/field-kinds.ts', `  ${field},`, {
  after: /^export const FIELD_KINDS/,
  before: /^\]/,
})
