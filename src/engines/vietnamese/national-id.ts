import { PROVINCES_OF_REGISTRATION } from './provinces-of-registration.ts'

export interface NationalIdDescription {
  readonly kind: 'CCCD' | 'CMND'
  /** Province or country code of birth registration; only a 12-digit number has one. */
  readonly provinceCode?: string
  /** Its name as of 2016, when the codes were set; absent for a country. */
  readonly provinceName?: string
  readonly registeredAbroad?: boolean
  readonly sex?: 'male' | 'female'
  readonly birthYear?: number
}

/** 12-digit personal number (căn cước, định danh) or the 9-digit identity card of before. */
export function isNationalId(text: string): boolean {
  return describeNationalId(text) !== undefined
}

/**
 * What the number itself tells. There is no check digit: use sex and birth year to warn of a
 * slip, never to refuse a person. Undefined when the number cannot have been issued.
 */
export function describeNationalId(text: string): NationalIdDescription | undefined {
  const digits = text.replace(/[\s.]/g, '')
  if (/^\d{9}$/.test(digits)) return digits === '000000000' ? undefined : { kind: 'CMND' }
  if (!/^\d{12}$/.test(digits)) return undefined
  const place = placeOfRegistration(digits.slice(0, 3))
  const birth = birthOf(digits)
  return place && birth ? { kind: 'CCCD', ...place, ...birth } : undefined
}

type Place = Pick<NationalIdDescription, 'provinceCode' | 'provinceName' | 'registeredAbroad'>

// Căn cứ: Nghị định 137/2015/NĐ-CP, Điều 13; Thông tư 07/2016/TT-BCA, Điều 7 và phụ lục.
function placeOfRegistration(provinceCode: string): Place | undefined {
  const provinceName = PROVINCES_OF_REGISTRATION[provinceCode]
  if (provinceName !== undefined) return { provinceCode, provinceName, registeredAbroad: false }
  return provinceCode > '100' ? { provinceCode, registeredAbroad: true } : undefined
}

function birthOf(digits: string): { sex: 'male' | 'female'; birthYear: number } | undefined {
  const centuryAndSex = Number(digits[3])
  // 4 and above would be a birth in 2100 or later: a slip, as long as nobody is born then.
  if (centuryAndSex > 3) return undefined
  const century = 1900 + 100 * Math.floor(centuryAndSex / 2)
  return {
    sex: centuryAndSex % 2 === 0 ? 'male' : 'female',
    birthYear: century + Number(digits.slice(4, 6)),
  }
}
