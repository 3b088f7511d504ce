const MOBILE = /^0(3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}$/
// Area codes after the change of 2017: 024 and 028 with eight digits, the others with seven.
const LANDLINE = /^0(2[48]\d{8}|2(0[3-9]|1[0-689]|2[0-25-9]|3[2-9]|5[124-9]|6[0-39]|7[0-7]|9[0-4679])\d{7})$/

// Eleven-digit mobile prefixes, in use until 15/9/2018, and what became of them. Numbers in files of
// 2015 still reach their owner under the new prefix.
const OLD_MOBILE_PREFIXES: Readonly<Record<string, string>> = {
  '0120': '070',
  '0121': '079',
  '0122': '077',
  '0123': '083',
  '0124': '084',
  '0125': '085',
  '0126': '076',
  '0127': '081',
  '0128': '078',
  '0129': '082',
  '0162': '032',
  '0163': '033',
  '0164': '034',
  '0165': '035',
  '0166': '036',
  '0167': '037',
  '0168': '038',
  '0169': '039',
  '0186': '056',
  '0188': '058',
  '0199': '059',
}

/** The national form (0 and the digits) of a number however it was typed; undefined when it is not one. */
export function normalisePhone(text: string): string | undefined {
  const compact = text.trim().replace(/[\s.()\u00a0-]/g, '')
  if (!/^\+?\d+$/.test(compact)) return undefined
  const national = withoutCountryCode(compact)
  const digits = renewedPrefix(national)
  return MOBILE.test(digits) || LANDLINE.test(digits) ? digits : undefined
}

export function isPhone(text: string): boolean {
  return normalisePhone(text) !== undefined
}

/** Whether a text message can reach the number. */
export function isMobilePhone(text: string): boolean {
  const digits = normalisePhone(text)
  return digits !== undefined && MOBILE.test(digits)
}

function withoutCountryCode(digits: string): string {
  const rest = /^(?:\+84|0084|84(?=\d{9,10}$))0?(.*)$/.exec(digits)?.[1]
  return rest === undefined ? digits : `0${rest}`
}

function renewedPrefix(digits: string): string {
  const renewed = digits.length === 11 ? OLD_MOBILE_PREFIXES[digits.slice(0, 4)] : undefined
  return renewed === undefined ? digits : renewed + digits.slice(4)
}
