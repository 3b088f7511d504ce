import type { Db } from '../../platform/db/database.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { inLocale, translator } from '../../platform/i18n/translator.ts'
import { getAccount } from '../identity/index.ts'
import type { Letter, Notification } from '../notifications/index.ts'
import type { Directory } from '../organizations/index.ts'
import { readReport } from './agency-report.ts'
import { findRecord } from './record-queries.ts'
import { REPORT_DUE } from './remind-of-reports.ts'
import { isRegular, lateFrom } from './report-calendar.ts'

interface LetterContext {
  readonly directory: Directory
  readonly publicUrl: string
}

/** The mail that a report is due; undefined when it was signed meanwhile. */
export async function describeReportDue(
  { directory, publicUrl }: LetterContext,
  db: Db,
  { kind, accountId, params }: Notification,
): Promise<Letter | undefined> {
  const [agencyId, year, part] = [String(params['agencyId']), Number(params['year']), String(params['part'])]
  const agency = directory.findAgency(agencyId)
  const late = lateFrom(year, part)
  if (kind !== REPORT_DUE || accountId === null || !agency || late === undefined || !isRegular(part))
    return undefined
  const record = await findRecord(db, { kind: 'report', agencyId, year, part })
  if (readReport(record).signed) return undefined
  const { locale, email, status } = await getAccount(db, accountId)
  if (status !== 'active') return undefined
  const t = translator(locale)
  const period =
    part === 'half_year'
      ? t(`6 tháng đầu năm ${year}`, `the first half of ${year}`)
      : t(`năm ${year}`, `${year}`)
  const isLate = Number(params['daysLeft']) < 0
  const subject = isLate
    ? t(`Báo cáo ${period} đã trễ hạn`, `The report on ${period} is late`)
    : t(`Báo cáo ${period} sắp đến hạn`, `The report on ${period} is due soon`)
  const link = `${publicUrl}/can-bo/lo-trinh/bao-cao/${agencyId}/${year}/${part}`
  const line = t(
    `${inLocale(agency.name, locale)} cần ký báo cáo dịch vụ công trực tuyến ${period} trước ngày ${formatDate(late)}. Số liệu đã có sẵn; cơ quan viết tình hình, đề xuất và ký.`,
    `${inLocale(agency.name, locale)} has to sign its report on ${period} before ${formatDate(late)}. The figures are there; the agency writes what was done, proposes and signs.`,
  )
  return {
    email,
    // Officers are not written to by text message.
    phone: null,
    subject,
    text: [line, `${t('Mở', 'Open')}: ${link}`].join('\n\n'),
    shortText: subject,
  }
}
