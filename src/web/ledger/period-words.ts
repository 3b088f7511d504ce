import { formatDate, formatTime } from '../../platform/i18n/format.ts'
import type { Translate } from '../../platform/i18n/translator.ts'

const MIDNIGHT = '00:00'

/** A stretch of days and hours as short as it can be said: whole days are dates alone. */
export function periodWords(from: Date, to: Date, t: Translate): string {
  const begins = formatTime(from)
  const ends = formatTime(to)
  const firstDay = formatDate(from)
  // A stretch that ends at midnight ends with the day before.
  const lastDay = formatDate(ends === MIDNIGHT ? new Date(to.getTime() - 1) : to)
  if (firstDay !== lastDay) {
    const start = begins === MIDNIGHT ? firstDay : `${begins} ${firstDay}`
    return `${start} – ${ends === MIDNIGHT ? lastDay : `${ends} ${lastDay}`}`
  }
  if (begins === MIDNIGHT && ends === MIDNIGHT) return firstDay
  if (begins === MIDNIGHT) return t(`${firstDay}, đến ${ends}`, `${firstDay}, until ${ends}`)
  if (ends === MIDNIGHT) return t(`${firstDay}, từ ${begins}`, `${firstDay}, from ${begins}`)
  return `${firstDay}, ${begins}–${ends}`
}
