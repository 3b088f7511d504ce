import { isPhone, normalisePhone } from '../../vietnamese/index.ts'
import { cleanLine } from '../clean-text.ts'
import type { FieldKind } from '../field-kind.ts'
import { digits, pick } from '../generate/random.ts'
import { forExample, mustBe } from '../messages.ts'
import { typedText } from './typed-text.ts'

const EXAMPLE = '0912345678'
const MAX_LENGTH = 40

export const phoneField: FieldKind = {
  name: 'phone',
  component: 'textfield',
  sample: {
    type: 'textfield',
    key: 'phone',
    label: 'Số điện thoại',
    properties: { kind: 'phone', labelEn: 'Phone number' },
  },
  build: ({ label }) =>
    typedText({
      label,
      maxLength: MAX_LENGTH,
      clean: (text) => {
        const line = cleanLine(text)
        return normalisePhone(line) ?? line
      },
      format: {
        isRight: isPhone,
        wrong: mustBe(
          label,
          { vi: 'một số của Việt Nam', en: 'a Vietnamese phone number' },
          { vi: `${EXAMPLE} hoặc 02913823456`, en: `${EXAMPLE} or 02913823456` },
        ),
      },
      schema: { format: 'vn-phone' },
      hint: forExample(EXAMPLE),
      show: grouped,
      view: (value) => ({
        type: 'input',
        value,
        inputType: 'tel',
        inputMode: 'tel',
        maxLength: MAX_LENGTH,
        width: 20,
      }),
      generate: (random) => `09${pick(random, ['1', '3', '4', '7', '8'])}${digits(random, 7)}`,
      wrongExamples: ['12345', '0912', '09123456789012', 'không có'],
    }),
}

/** 0912 345 678: read aloud in threes. */
function grouped(value: string): string {
  const national = normalisePhone(value) ?? value
  return national.replace(/^(0\d{3})(\d{3})(\d{3,4})$/, '$1 $2 $3')
}
