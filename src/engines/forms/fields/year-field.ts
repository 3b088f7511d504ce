import type { FieldKind } from '../field-kind.ts'
import { integer } from '../generate/random.ts'
import { numberBounds, typedNumber } from './typed-number.ts'

const EARLIEST = 1800
const LATEST = 2200

export const yearField: FieldKind = {
  name: 'year',
  component: 'number',
  sample: {
    type: 'number',
    key: 'birth_year',
    label: 'Năm sinh',
    properties: { kind: 'year', labelEn: 'Year of birth' },
  },
  build: (source) => {
    const bounds = numberBounds(source, { min: EARLIEST, max: LATEST })
    return typedNumber({
      label: source.label,
      ...bounds,
      decimals: 0,
      grouping: false,
      what: { vi: 'năm gồm 4 chữ số', en: 'a year of 4 digits' },
      example: { vi: '1990', en: '1990' },
      inputMode: 'numeric',
      width: 4,
      parse: (text) => (/^\d{4}$/.test(text) ? Number(text) : undefined),
      generate: (random) => {
        const born = /sinh/i.test(source.label.vi)
        const year = born ? integer(random, 1950, 1996) : integer(random, 1995, 2014)
        return Math.max(bounds.min, Math.min(bounds.max, year))
      },
    })
  },
}
