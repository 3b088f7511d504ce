import { hasTaxCodeCheckDigit, isTaxCode } from '../../vietnamese/index.ts'
import { cleanLine } from '../clean-text.ts'
import { NO_TEXTS } from '../field.ts'
import type { FieldKind } from '../field-kind.ts'
import { digits, type Random } from '../generate/random.ts'
import { forExample, mustBe } from '../messages.ts'
import { typedText } from './typed-text.ts'

const EXAMPLE = '1900123454'
const MAX_LENGTH = 20

export const taxCodeField: FieldKind = {
  name: 'tax_code',
  component: 'textfield',
  sample: {
    type: 'textfield',
    key: 'tax_code',
    label: 'Mã số thuế',
    properties: { kind: 'tax_code', labelEn: 'Tax code' },
  },
  build: ({ label }) => {
    // Codes of budget units and households may fail the check, so it only asks the person to look again.
    const doubtful = [
      {
        vi: `${label.vi} có thể bị gõ nhầm một chữ số, bạn hãy đối chiếu với giấy chứng nhận`,
        en: `${label.en} may have a digit mistyped, compare it with the certificate`,
      },
    ]
    return typedText({
      label,
      maxLength: MAX_LENGTH,
      clean: tidy,
      format: {
        isRight: isTaxCode,
        wrong: mustBe(
          label,
          {
            vi: 'mã gồm 10 chữ số, hoặc 13 chữ số với đơn vị phụ thuộc',
            en: 'a code of 10 digits, or 13 for a dependent unit',
          },
          { vi: `${EXAMPLE} hoặc ${EXAMPLE}-001`, en: `${EXAMPLE} or ${EXAMPLE}-001` },
        ),
      },
      schema: { format: 'vn-tax-code' },
      hint: forExample(EXAMPLE),
      warn: (value) => (isTaxCode(value) && !hasTaxCodeCheckDigit(value) ? doubtful : NO_TEXTS),
      view: (value) => ({
        type: 'input',
        value,
        inputType: 'text',
        inputMode: 'text',
        maxLength: MAX_LENGTH,
        width: 20,
      }),
      generate: generateCode,
      wrongExamples: ['123', '190012345X', '1900123454-01', '19001234541'],
    })
  },
}

/** 13 digits are written with a hyphen before the last three. */
function tidy(text: string): string {
  const line = cleanLine(text)
  const compact = line.replace(/[\s.]/g, '')
  const parts = /^(\d{10})-?(\d{3})$/.exec(compact)
  if (parts) return `${parts[1]}-${parts[2]}`
  return /^[\d-]+$/.test(compact) ? compact : line
}

function generateCode(random: Random): string {
  const nine = `1900${digits(random, 5)}`
  for (let last = 0; last < 10; last += 1) {
    if (hasTaxCodeCheckDigit(`${nine}${last}`))
      return random() < 0.1 ? `${nine}${last}-001` : `${nine}${last}`
  }
  return EXAMPLE
}
