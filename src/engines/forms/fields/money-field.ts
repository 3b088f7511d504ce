import type { FieldKind } from '../field-kind.ts'
import { integer } from '../generate/random.ts'
import { readMoney } from '../read-number.ts'
import { LARGEST, numberBounds, typedNumber } from './typed-number.ts'
import { unitOf } from './unit-of.ts'

const DONG = { vi: 'đồng', en: 'VND' }
const STEP = 100_000

export const moneyField: FieldKind = {
  name: 'money',
  component: 'number',
  sample: {
    type: 'number',
    key: 'price',
    label: 'Giá vé',
    properties: { kind: 'money', labelEn: 'Ticket price' },
  },
  build: (source) => {
    const bounds = numberBounds(source, { min: 0, max: LARGEST })
    return typedNumber({
      label: source.label,
      unit: unitOf(source) ?? DONG,
      ...bounds,
      decimals: 0,
      grouping: true,
      what: { vi: 'một số tiền', en: 'an amount of money' },
      example: { vi: '1.500.000', en: '1500000' },
      inputMode: 'numeric',
      width: 20,
      parse: readMoney,
      generate: (random) => {
        const steps = Math.ceil(Math.max(bounds.min, 1) / STEP)
        return Math.min(bounds.max, integer(random, steps, steps + 5_000) * STEP)
      },
    })
  },
}
