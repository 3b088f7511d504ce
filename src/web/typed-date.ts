import type { Form } from '../platform/http/form.ts'
import type { IsoDate } from '../platform/i18n/format.ts'

/** A day as it stands in its three boxes. */
export interface TypedDate {
  readonly day: string
  readonly month: string
  readonly year: string
}

export function readDate(body: Form, name: string): TypedDate {
  return { day: body.get(`${name}-day`), month: body.get(`${name}-month`), year: body.get(`${name}-year`) }
}

export function typedDate(iso: IsoDate | null | undefined): TypedDate {
  const [year = '', month = '', day = ''] = iso?.split('-') ?? []
  return { day, month, year }
}

export function isNoDate({ day, month, year }: TypedDate): boolean {
  return [day, month, year].every((part) => part.trim() === '')
}

/** The day that was meant; undefined when there is no such day. */
export function isoOf({ day, month, year }: TypedDate): IsoDate | undefined {
  const [d, m, y] = [day, month, year].map((part) => part.trim())
  if (!/^\d{1,2}$/.test(d ?? '') || !/^\d{1,2}$/.test(m ?? '') || !/^\d{4}$/.test(y ?? '')) return undefined
  const iso = `${y}-${m?.padStart(2, '0')}-${d?.padStart(2, '0')}`
  const parsed = Date.parse(`${iso}T00:00:00Z`)
  // 31/02 is read as a day of March by some parsers: the day must come back as it went in.
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(iso) ? iso : undefined
}
