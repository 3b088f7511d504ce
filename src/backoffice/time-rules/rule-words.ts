import type { RuleName, WorkingTerm } from '../../engines/clock/index.ts'
import { formatNumber } from '../../platform/i18n/format.ts'
import type { Locale, Translate } from '../../platform/i18n/translator.ts'

export function ruleWords(name: RuleName, t: Translate): string {
  const words: Readonly<Record<RuleName, string>> = {
    supplementEffect: t('Khi nhận đủ bổ sung, thời hạn', 'When papers are complete, the limit'),
    supplementsAllowed: t('Số lần được yêu cầu bổ sung', 'Requests for more allowed'),
    supplementRequestWithin: t('Phải yêu cầu bổ sung trong', 'More must be asked for within'),
    pauses: t('Không tính thời gian chờ', 'Time not counted'),
    extensionsAllowed: t('Số lần được xin lỗi, hẹn lại', 'Apologies with a new date allowed'),
    apologyBefore: t('Xin lỗi trước hạn ít nhất', 'The apology is out before the due date by'),
    replyOnlineWithin: t('Trả lời hồ sơ nộp trên mạng trong', 'A file sent online is answered within'),
    transferCutOff: t('Nhận sau giờ này được chuyển vào hôm sau', 'Received later, handed over the next day'),
  }
  return words[name]
}

/** A value of a rule in words; `null` means that no limit is known. */
export function valueWords(value: unknown, t: Translate, locale: Locale): string {
  if (value === null) return t('không giới hạn', 'no limit')
  if (value === 'restart') return t('tính lại từ đầu', 'begins again')
  if (value === 'continue') return t('tính tiếp', 'goes on')
  if (Array.isArray(value)) return pauseWords(value, t)
  if (typeof value === 'object') return termWords(value as WorkingTerm, t, locale)
  return String(value)
}

function pauseWords(pauses: readonly unknown[], t: Translate): string {
  const words = pauses.map((pause) =>
    pause === 'supplement' ? t('bổ sung giấy tờ', 'more papers') : t('nghĩa vụ tài chính', 'a payment'),
  )
  return words.length > 0 ? words.join(', ') : t('không có', 'none')
}

function termWords({ amount, unit }: WorkingTerm, t: Translate, locale: Locale): string {
  const count = formatNumber(amount, locale)
  return unit === 'working_day'
    ? t(`${count} ngày làm việc`, `${count} working days`)
    : t(`${count} giờ làm việc`, `${count} working hours`)
}
