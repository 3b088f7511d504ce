import type { Locale, Text } from '../text.ts'

export interface Formats {
  /** As in a box to type in: decimal comma, nothing else, so that reading it again gives the same number. */
  plain(value: number): string
  /** With thousands and the unit, for reading. */
  full(value: number, locale: Locale): string
  /** The same without the unit. */
  bare(value: number, locale: Locale): string
}

const DIGITS = { maximumFractionDigits: 20 } as const
const PLAIN = new Intl.NumberFormat('vi-VN', { ...DIGITS, useGrouping: false })
const GROUPED: Record<Locale, Intl.NumberFormat> = {
  vi: new Intl.NumberFormat('vi-VN', DIGITS),
  en: new Intl.NumberFormat('en-GB', DIGITS),
}

export function formats(grouping: boolean, unit: Text | undefined): Formats {
  const grouped = (value: number, locale: Locale) =>
    grouping ? GROUPED[locale].format(value) : String(value)
  return {
    plain: (value) =>
      Number.isInteger(value) && Math.abs(value) < 1e15 ? String(value) : PLAIN.format(value),
    bare: grouped,
    full: (value, locale) => (unit ? `${grouped(value, locale)} ${unit[locale]}` : grouped(value, locale)),
  }
}
