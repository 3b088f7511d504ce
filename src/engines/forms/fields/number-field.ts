import type { FieldKind } from '../field-kind.ts'
import { integer, type Random } from '../generate/random.ts'
import { readNumber } from '../read-number.ts'
import { LARGEST, numberBounds, typedNumber } from './typed-number.ts'
import { unitOf } from './unit-of.ts'

export const numberField: FieldKind = {
  name: 'number',
  component: 'number',
  sample: {
    type: 'number',
    key: 'area',
    label: 'Diện tích',
    validate: { min: 0 },
    appearance: { suffixAdorner: 'm²' },
    properties: { labelEn: 'Area' },
  },
  build: (source) => {
    const bounds = numberBounds(source, { min: -LARGEST, max: LARGEST })
    const decimals = decimalsOf(source.json.decimalDigits)
    const whole = decimals === 0
    return typedNumber({
      label: source.label,
      unit: unitOf(source),
      ...bounds,
      decimals,
      grouping: true,
      what: whole ? { vi: 'một số nguyên', en: 'a whole number' } : { vi: 'một số', en: 'a number' },
      example: whole ? { vi: '12', en: '12' } : { vi: '12,5', en: '12.5' },
      inputMode: whole ? 'numeric' : 'decimal',
      width: 10,
      parse: readNumber,
      generate: (random) => generateWithin(random, bounds, decimals ?? 1),
    })
  },
}

function decimalsOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 6 ? value : undefined
}

/** Believable: within a few hundreds of the lowest value allowed, mostly whole. */
function generateWithin(
  random: Random,
  { min, max }: { min: number; max: number },
  decimals: number,
): number {
  const low = Math.ceil(min < 0 ? Math.min(1, max) : min)
  const high = Math.min(Math.floor(max), low + 400)
  if (high < low) return min
  const whole = integer(random, low, high)
  if (decimals === 0 || whole === high || random() < 0.7) return whole
  return Number((whole + integer(random, 1, 9) / 10).toFixed(1))
}
