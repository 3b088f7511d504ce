import { localDateAt } from '../../engines/calendar/index.ts'
import { handOverDueAt } from '../../engines/clock/index.ts'
import type { RowToTransfer } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { inLocale, translator } from '../../platform/i18n/translator.ts'
import { deadline, type Html } from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'
import { timeLeft, timeLeftTone } from '../../web/words/index.ts'

/** A file that waits to be handed over, in words. */
export interface TransferLine {
  readonly dossierId: string
  readonly code: string
  readonly applicant: string
  readonly procedure: string
  /** How many originals, how many copies. */
  readonly papers: string
  readonly receivedAt: string
  /** Until when it is to be handed over, and how far that is. */
  readonly due: Html
  readonly isLate: boolean
  readonly receiver: string
}

export function transferLines(
  { directory, catalog, clock }: Pick<Services, 'directory' | 'catalog' | 'clock'>,
  { locale }: Pick<Request<Session>, 'locale'>,
  rows: readonly RowToTransfer[],
): readonly TransferLine[] {
  const t = translator(locale)
  const now = clock.now()
  return rows.map((row) => {
    const unit = directory.findUnit(row.unitId)
    const calendar = directory.calendarOf(unit?.agencyId ?? '')
    const dueAt = handOverDueAt(directory.rulesOn(localDateAt(row.receivedAt)), calendar, row.receivedAt)
    const record = catalog.findProcedure(row.procedureId)?.record
    return {
      dossierId: row.dossierId,
      code: row.code,
      applicant: row.applicantName,
      procedure: record ? inLocale(record.name, locale) : row.procedureId,
      papers: `${row.originals}, ${row.copies}`,
      receivedAt: formatDateTime(row.receivedAt),
      due: deadline({
        date: { timestamp: dueAt.toISOString(), text: formatDateTime(dueAt) },
        words: timeLeft(calendar, now, dueAt, t),
        tone: timeLeftTone(now, now, dueAt),
      }),
      isLate: dueAt < now,
      receiver: unit ? inLocale(unit.name, locale) : row.unitId,
    }
  })
}
