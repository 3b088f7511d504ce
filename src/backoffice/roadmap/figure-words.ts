import {
  type FigureKey,
  isAdHoc,
  isConsolidated,
  isRegular,
  type Share,
  type ShareKey,
} from '../../modules/roadmap/index.ts'
import { formatMoney, formatNumber } from '../../platform/i18n/format.ts'
import type { Locale, Translate } from '../../platform/i18n/translator.ts'

export function figureWords(key: FigureKey, t: Translate): string {
  const words: Readonly<Record<FigureKey, string>> = {
    services: t('Dịch vụ của cơ quan', 'Services of the agency'),
    reached: t('Dịch vụ đã đạt mức độ của lộ trình', 'Services at the level of the roadmap'),
    reachedInPeriod: t('Trong đó đạt trong kỳ', 'Of these, reached in the period'),
    notReached: t('Dịch vụ chưa đạt', 'Services not there yet'),
    promised: t('Dịch vụ cam kết trong năm (đã phê duyệt)', 'Services promised this year (approved)'),
    promisedReached: t('Cam kết đã thực hiện', 'Promises kept'),
    budget: t('Kinh phí trong cam kết', 'Money in the commitment'),
    budgetApproved: t('Kinh phí được phê duyệt', 'Money approved'),
    outreachSessions: t('Buổi tuyên truyền đã làm', 'Outreach sessions held'),
    outreachPeople: t('Người dự tuyên truyền', 'People at outreach'),
    trainingSessions: t('Buổi đào tạo đã làm', 'Training sessions held'),
    trainingPeople: t('Người được đào tạo', 'People trained'),
    findings: t('Phát hiện kiểm tra chưa đóng', 'Open findings of inspections'),
    findingsOverdue: t('Phát hiện quá hạn khắc phục', 'Findings overdue'),
    filesCarriedOver: t('Hồ sơ kỳ trước chuyển sang', 'Files carried over'),
    filesReceived: t('Hồ sơ tiếp nhận trong kỳ', 'Files received'),
    filesOnline: t('Trong đó nộp trực tuyến', 'Of these, online'),
    filesCounter: t('Trong đó nộp tại quầy', 'Of these, at the desk'),
    filesPost: t('Trong đó nộp qua bưu chính', 'Of these, by post'),
    filesOnTime: t('Hồ sơ giải quyết đúng hạn', 'Files resolved in time'),
    filesLate: t('Hồ sơ giải quyết trễ hạn', 'Files resolved late'),
    filesOpen: t('Hồ sơ đang giải quyết, còn hạn', 'Open files, in time'),
    filesOpenLate: t('Hồ sơ đang giải quyết, quá hạn', 'Open files, late'),
    filesClosed: t('Hồ sơ rút hoặc dừng trước hạn', 'Files withdrawn or stopped in time'),
    filesWithoutDueDate: t('Hồ sơ không có ngày hẹn', 'Files without a due date'),
    apologyLetters: t('Thư xin lỗi và hẹn lại', 'Letters of apology'),
  }
  return words[key]
}

export function shareWords(key: ShareKey, t: Translate): string {
  const words: Readonly<Record<ShareKey, string>> = {
    onTimeShare: t('Tỷ lệ đúng hạn của hồ sơ đến hạn', 'Share in time of files that were due'),
    onlineShare: t('Tỷ lệ hồ sơ nộp trực tuyến', 'Share of files sent online'),
  }
  return words[key]
}

/** With the fraction it is, so that no rounding hides a file. */
export function shareValue(share: Share | null, locale: Locale, t: Translate): string {
  if (!share) return t('Chưa xếp hạng', 'Not rated')
  const { part, of } = share
  const number = (value: number) => formatNumber(value, locale, 0)
  return `${formatNumber((part / of) * 100, locale, 1)} % (${number(part)}/${number(of)})`
}

const isMoney = (key: FigureKey): boolean => key === 'budget' || key === 'budgetApproved'

export function figureValue(key: FigureKey, value: number, locale: Locale): string {
  return isMoney(key) ? formatMoney(value, locale) : formatNumber(value, locale, 0)
}

/** A report by its period. */
export function partWords(part: string, year: number, t: Translate): string {
  if (isConsolidated(part))
    return t(
      `Tổng hợp toàn tỉnh, ${periodWords(part.slice(4), year, t)}`,
      `The whole province, ${periodWords(part.slice(4), year, t)}`,
    )
  if (isAdHoc(part))
    return t(`Báo cáo đột xuất lần ${part.slice(6)} năm ${year}`, `Ad hoc report ${part.slice(6)} of ${year}`)
  return isRegular(part)
    ? t(`Báo cáo ${periodWords(part, year, t)}`, `Report, ${periodWords(part, year, t)}`)
    : part
}

export function periodWords(part: string, year: number, t: Translate): string {
  return part === 'half_year'
    ? t(`6 tháng đầu năm ${year}`, `first half of ${year}`)
    : t(`năm ${year}`, `year ${year}`)
}
