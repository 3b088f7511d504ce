import type { Db } from '../../platform/db/database.ts'
import { readReport } from './agency-report.ts'
import { listRecords } from './record-queries.ts'
import { lateFrom, REGULAR_PARTS, type RegularPart } from './report-calendar.ts'

export interface ReportDueHere {
  readonly agencyId: string
  readonly year: number
  readonly part: RegularPart
  readonly lateFrom: string
  readonly isLate: boolean
}

/** How long before its day a report is put before the eyes of its agency. */
const SHOWN_DAYS = 14

/** Reports of these agencies that are due soon or late this year and not signed, for the pages of the roadmap. */
export async function listReportsDue(
  db: Db,
  agencyIds: readonly string[],
  today: string,
): Promise<readonly ReportDueHere[]> {
  const year = Number(today.slice(0, 4))
  const soon = new Date(Date.parse(today) + SHOWN_DAYS * 86_400_000).toISOString().slice(0, 10)
  const parts = REGULAR_PARTS.filter((part) => (lateFrom(year, part) ?? '') <= soon)
  if (parts.length === 0 || agencyIds.length === 0) return []
  const signed = new Set(
    (await listRecords(db, { kind: 'report', year }))
      .filter((record) => readReport(record).signed)
      .map(({ agencyId, part }) => `${agencyId} ${part}`),
  )
  return agencyIds.flatMap((agencyId) =>
    parts
      .filter((part) => !signed.has(`${agencyId} ${part}`))
      .map((part) => {
        const late = lateFrom(year, part) ?? ''
        return { agencyId, year, part, lateFrom: late, isLate: late <= today }
      }),
  )
}
