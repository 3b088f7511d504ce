const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']
const SCALES = ['', 'nghìn', 'triệu']

/** `1.500.000 đồng`. */
export function formatVnd(amountVnd: number): string {
  return `${String(wholeAmount(amountVnd)).replace(/\B(?=(\d{3})+$)/g, '.')} đồng`
}

/** `Một triệu năm trăm nghìn đồng`, as it follows the figure on receipts. */
export function moneyInWords(amountVnd: number): string {
  const words = numberInWords(wholeAmount(amountVnd))
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} đồng`
}

function wholeAmount(amountVnd: number): number {
  if (!Number.isSafeInteger(amountVnd) || amountVnd < 0)
    throw new RangeError(`not an amount in đồng: ${amountVnd}`)
  return amountVnd
}

function numberInWords(value: number): string {
  if (value === 0) return 'không'
  // Numbers are read in blocks of nine digits, each closed by "tỷ".
  const billions = Math.floor(value / 1e9)
  const head = billions > 0 ? `${numberInWords(billions)} tỷ` : ''
  return [head, blockInWords(value % 1e9, billions > 0)].filter(Boolean).join(' ')
}

function blockInWords(block: number, follows: boolean): string {
  const words: string[] = []
  for (const [position, scale] of [...SCALES.entries()].reverse()) {
    const three = Math.floor(block / 1000 ** position) % 1000
    if (three > 0) words.push(threeInWords(three, follows || words.length > 0), scale)
  }
  return words.filter(Boolean).join(' ')
}

function threeInWords(three: number, follows: boolean): string {
  const [hundreds, tens, units] = [Math.floor(three / 100), Math.floor(three / 10) % 10, three % 10]
  const words: string[] = []
  if (hundreds > 0 || follows) words.push(`${DIGITS[hundreds]} trăm`)
  if (tens === 0 && units > 0 && words.length > 0) words.push('lẻ')
  if (tens === 1) words.push('mười')
  if (tens > 1) words.push(`${DIGITS[tens]} mươi`)
  if (units > 0) words.push(unitInWords(tens, units))
  return words.join(' ')
}

/** The unit changes its sound after tens: mốt, lăm; the tone rules are the language's, not ours. */
function unitInWords(tens: number, units: number): string {
  if (units === 1 && tens > 1) return 'mốt'
  if (units === 5 && tens > 0) return 'lăm'
  return DIGITS[units] ?? ''
}
