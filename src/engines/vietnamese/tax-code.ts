import { isNationalId } from './national-id.ts'

const ENTERPRISE = /^\d{10}$/
const BRANCH = /^\d{10}-(?!000)\d{3}$/
const PERSON = /^\d{12}$/
const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3]

/** 10 digits, 10 and 3 for a dependent unit, or the 12-digit personal number that replaced a person's tax code. */
export function isTaxCode(text: string): boolean {
  const code = text.trim()
  return ENTERPRISE.test(code) || BRANCH.test(code) || (PERSON.test(code) && isNationalId(code))
}

/**
 * Whether the tenth digit is the one computed from the first nine. Some genuine codes of public
 * bodies fail, so a false here is a reason to ask again, not to refuse.
 */
export function hasTaxCodeCheckDigit(text: string): boolean {
  const code = text.trim()
  if (!isTaxCode(code)) return false
  if (PERSON.test(code)) return true
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(code[index]), 0)
  // A remainder of 0 gives 10, which is not a digit; sources disagree, 0 is the lenient reading.
  return Number(code[9]) === (10 - (sum % 11)) % 10
}
