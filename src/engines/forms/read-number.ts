/** Numbers as Vietnamese people type them. Imports nothing: the islands of the portal use it too. */

const THOUSANDS_BY_DOT = /^[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/
const THOUSANDS_BY_COMMA = /^[1-9]\d{0,2}(,\d{3}){2,}(\.\d+)?$|^[1-9]\d{0,2}(,\d{3})+\.\d+$/
const PLAIN = /^\d+([.,]\d+)?$/
const GROUPED_MONEY = /^[1-9]\d{0,2}([.,])\d{3}(\1\d{3})*$/

/**
 * "1.234,5", "1234,5" and "1 234,5" are 1234.5. A dot before exactly three digits groups thousands, as the
 * law of writing numbers here has it: "1.234" is 1234 and the summary shows it so; other dots ("2.5") are
 * decimals, since many people and machines type them.
 */
export function readNumber(text: string): number | undefined {
  const compact = text.replace(/\s/g, '').replace(/^[−–]/, '-')
  const negative = compact.startsWith('-')
  const value = magnitude(negative ? compact.slice(1) : compact)
  return value === undefined || value === 0 ? value : negative ? -value : value
}

function magnitude(digits: string): number | undefined {
  if (THOUSANDS_BY_DOT.test(digits)) return Number(digits.replaceAll('.', '').replace(',', '.'))
  if (THOUSANDS_BY_COMMA.test(digits)) return Number(digits.replaceAll(',', ''))
  return PLAIN.test(digits) ? Number(digits.replace(',', '.')) : undefined
}

/** Whole đồng: "1.500.000", "1,500,000", "1 500 000 đồng", "1500000đ". */
export function readMoney(text: string): number | undefined {
  const compact = text.replace(/\s/g, '').replace(/(đồng|vnđ|vnd|đ|₫)$/i, '')
  if (/^\d+$/.test(compact)) return Number(compact)
  return GROUPED_MONEY.test(compact) ? Number(compact.replace(/[.,]/g, '')) : undefined
}
