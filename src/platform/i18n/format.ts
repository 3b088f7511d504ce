import type { Locale } from './translator.ts'

/** A calendar day, `2026-11-24`, with no time zone of its own. */
export type IsoDate = string

const VIETNAM_OFFSET_MS = 7 * 3_600_000

/** Vietnam keeps +07:00 all year, so plain arithmetic is right and needs no Intl. */
function inVietnam(instant: Date): string {
  return new Date(instant.getTime() + VIETNAM_OFFSET_MS).toISOString()
}

/** The calendar day it is in Vietnam at that instant. */
export function vietnamDate(instant: Date): IsoDate {
  return inVietnam(instant).slice(0, 10)
}

/** `24/11/2026`, of an instant (the day it is in Vietnam) or of a calendar day. */
export function formatDate(day: Date | IsoDate): string {
  const iso = typeof day === 'string' ? day : vietnamDate(day)
  const [year, month, date] = iso.slice(0, 10).split('-')
  if (year === undefined || month === undefined || date === undefined) throw new RangeError('Not a date')
  return `${date}/${month}/${year}`
}

/** `15:30` in Vietnam. */
export function formatTime(instant: Date): string {
  return inVietnam(instant).slice(11, 16)
}

/** `15:30 24/11/2026`. */
export function formatDateTime(instant: Date): string {
  return `${formatTime(instant)} ${formatDate(instant)}`
}

/** `ngày 24 tháng 11 năm 2026`, as official documents write it: a 0 before days under 10 and months 1 and 2. */
export function formatDateInWords(day: Date | IsoDate): string {
  // Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4.b
  const [date = '', month = '', year = ''] = formatDate(day).split('/')
  return `ngày ${date} tháng ${Number(month) > 2 ? Number(month) : month} năm ${year}`
}

function grouped(digits: string, separator: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, separator)
}

/** `1.234,5` in Vietnamese, `1,234.5` in English; at most `decimals` digits after the mark, no zeros at the end. */
export function formatNumber(value: number, locale: Locale = 'vi', decimals = 2): string {
  const [thousands, point] = locale === 'en' ? [',', '.'] : ['.', ',']
  const fixed = Math.abs(value).toFixed(decimals)
  const [whole = '0', rest = ''] = fixed.split('.')
  const fraction = rest.replace(/0+$/, '')
  const sign = value < 0 && Number(fixed) !== 0 ? '-' : ''
  return `${sign}${grouped(whole, thousands)}${fraction === '' ? '' : point + fraction}`
}

/** `1.500.000 đồng`; `1,500,000 VND`. */
export function formatMoney(amountVnd: number, locale: Locale = 'vi'): string {
  return `${formatNumber(amountVnd, locale, 0)} ${locale === 'en' ? 'VND' : 'đồng'}`
}

/** `2,5 MB`: sizes of files, in the units people see on their phone. */
export function formatBytes(bytes: number, locale: Locale = 'vi'): string {
  if (bytes < 1000) return `${formatNumber(bytes, locale, 0)} byte`
  if (bytes < 1_000_000) return `${formatNumber(bytes / 1000, locale, 0)} KB`
  return `${formatNumber(bytes / 1_000_000, locale, 1)} MB`
}
