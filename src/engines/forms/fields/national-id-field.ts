import { isNationalId } from '../../vietnamese/index.ts'
import { cleanLine } from '../clean-text.ts'
import type { FieldKind } from '../field-kind.ts'
import { digits, integer, pick, type Random } from '../generate/random.ts'
import { forExample } from '../messages.ts'
import type { Text } from '../text.ts'
import { typedText } from './typed-text.ts'

const EXAMPLE = '095190001234'
const MAX_LENGTH = 20
// ICAO 9303: at most nine letters and digits; an identity number has no letter.
const PASSPORT = /^(?=.*[A-Z])[A-Z0-9]{6,9}$/

export const nationalIdField: FieldKind = {
  name: 'national_id',
  component: 'textfield',
  sample: {
    type: 'textfield',
    key: 'citizen_id',
    label: 'Số định danh cá nhân',
    properties: { kind: 'national_id', labelEn: 'Personal identification number' },
  },
  build: (source) => {
    const passport = source.property('passport') === 'true'
    return typedText({
      label: source.label,
      maxLength: MAX_LENGTH,
      clean: compact,
      format: {
        isRight: (text) => isIdentityNumber(text) || (passport && PASSPORT.test(text)),
        wrong: wrongNumber(source.label, passport),
      },
      schema: { format: passport ? 'vn-national-id-or-passport' : 'vn-national-id' },
      hint: forExample(passport ? `${EXAMPLE}; B1234567` : EXAMPLE),
      view: (value) => ({
        type: 'input',
        value,
        inputType: 'text',
        inputMode: passport ? 'text' : 'numeric',
        maxLength: MAX_LENGTH,
        width: 20,
      }),
      generate: (random) => (passport && random() < 0.2 ? `B${digits(random, 7)}` : generateNumber(random)),
      wrongExamples: ['12345', '0951900012345', '09519000123A45', '095X'],
    })
  },
}

/** Digits as kept: a number with spaces or dots inside is not taken as right, `compact` has removed them when reading. */
export function isIdentityNumber(text: string): boolean {
  return /^\d+$/.test(text) && isNationalId(text)
}

export function isIdentityNumberOrPassport(text: string): boolean {
  return isIdentityNumber(text) || PASSPORT.test(text)
}

function compact(text: string): string {
  const line = cleanLine(text)
  const close = line.replace(/[\s.-]/g, '').toUpperCase()
  return /^[A-Z0-9]*$/.test(close) ? close : line
}

// Căn cứ: Nghị định 137/2015/NĐ-CP, Điều 13 (số định danh gồm 12 chữ số); chứng minh nhân dân trước đó gồm 9 chữ số.
function wrongNumber(label: Text, passport: boolean): Text {
  return {
    vi: `${label.vi} gồm 12 chữ số, ví dụ ${EXAMPLE}, hoặc 9 chữ số nếu là chứng minh nhân dân${passport ? ', hoặc số hộ chiếu, ví dụ B1234567' : ''}`,
    en: `${label.en} has 12 digits, for example ${EXAMPLE}, or 9 digits on an old identity card${passport ? ', or is a passport number such as B1234567' : ''}`,
  }
}

function generateNumber(random: Random): string {
  if (random() < 0.4) return `38${digits(random, 6)}${integer(random, 1, 9)}`
  const year = String(integer(random, 50, 99)).padStart(2, '0')
  return `${pick(random, ['095', '096', '092', '094'])}${integer(random, 0, 1)}${year}${digits(random, 6)}`
}
