import { isEmail } from '../../vietnamese/index.ts'
import type { FieldKind } from '../field-kind.ts'
import { digits, pick } from '../generate/random.ts'
import { forExample } from '../messages.ts'
import { typedText } from './typed-text.ts'

const EXAMPLE = 'nguyenvana@gmail.com'
// RFC 5321: an address has at most 254 characters.
const MAX_LENGTH = 254

export const emailField: FieldKind = {
  name: 'email',
  component: 'textfield',
  sample: {
    type: 'textfield',
    key: 'email',
    label: 'Thư điện tử',
    properties: { kind: 'email', labelEn: 'E-mail' },
  },
  build: ({ label }) =>
    typedText({
      label,
      maxLength: MAX_LENGTH,
      format: {
        isRight: isEmail,
        wrong: {
          vi: `${label.vi} chưa đúng dạng, ví dụ ${EXAMPLE}`,
          en: `${label.en} is not in the right format, for example ${EXAMPLE}`,
        },
      },
      schema: { format: 'email' },
      hint: forExample(EXAMPLE),
      view: (value) => ({
        type: 'input',
        value,
        inputType: 'email',
        inputMode: 'email',
        maxLength: MAX_LENGTH,
        width: undefined,
      }),
      generate: (random) =>
        `${pick(random, ['minh', 'lan', 'hung', 'yen', 'vanthu'])}${digits(random, 4)}@example.vn`,
      wrongExamples: ['nguyenvana', 'a@', '@gmail.com', 'hai địa chỉ@gmail.com', 'a@b'],
    }),
}
