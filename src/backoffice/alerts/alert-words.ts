import type { AlertKind, MutableKind } from '../../modules/dossiers/index.ts'
import type { Translate } from '../../platform/i18n/translator.ts'

export function alertWords(kind: AlertKind, t: Translate): string {
  const words: Readonly<Record<AlertKind, string>> = {
    'alert.due_soon': t('Sắp đến hạn', 'Due soon'),
    'alert.overdue': t('Quá hạn', 'Late'),
    'alert.answer_overdue': t('Quá hạn trả lời ý kiến', 'Opinion overdue'),
    'alert.letters_due': t('Cần thư xin lỗi', 'Letters of apology due'),
    'alert.recounted': t('Ngày hẹn dời vì lịch nghỉ', 'Date moved by the calendar'),
    'alert.payment_proof': t('Có chứng từ nộp tiền', 'Proof of payment'),
  }
  return words[kind]
}

/** What may be switched off, as its own page says it. */
export function settingWords(
  kind: MutableKind,
  t: Translate,
): { readonly text: string; readonly hint: string } {
  const words: Readonly<Record<MutableKind, { readonly text: string; readonly hint: string }>> = {
    'alert.due_soon': {
      text: t('Hồ sơ sắp đến hạn', 'Files due soon'),
      hint: t('Trước hạn một ngày làm việc', 'One working day ahead'),
    },
    'alert.overdue': {
      text: t('Hồ sơ quá hạn', 'Late files'),
      hint: t('Khi quá hạn mà chưa có kết quả', 'When the date is past and there is no result'),
    },
    'alert.answer_overdue': {
      text: t('Ý kiến quá hạn trả lời', 'Overdue opinions'),
      hint: t('Khi cơ quan được hỏi chưa trả lời', 'When those asked have not answered'),
    },
    'alert.letters_due': {
      text: t('Hồ sơ cần thư xin lỗi', 'Letters of apology due'),
      hint: t('Mỗi sáng, cho lãnh đạo cơ quan', 'Every morning, for heads of agencies'),
    },
    'alert.recounted': {
      text: t('Ngày hẹn dời vì lịch nghỉ', 'Dates moved by the calendar'),
      hint: t(
        'Khi có thêm ngày nghỉ làm dời ngày hẹn hồ sơ bạn đang giữ; không gửi thư',
        'When a new day off moves the date of a file you hold; without mail',
      ),
    },
    'alert.payment_proof': {
      text: t('Chứng từ nộp tiền', 'Proofs of payment'),
      hint: t(
        'Khi người nộp gửi chứng từ của hồ sơ bạn đang chờ',
        'When the applicant sends proof for a file that waits with you',
      ),
    },
    'digest.daily': {
      text: t('Thư tóm tắt mỗi sáng', 'Summary every morning'),
      hint: t(
        'Số việc và mười hồ sơ gấp nhất, qua thư điện tử',
        'Counts and the ten most urgent files, by e-mail',
      ),
    },
  }
  return words[kind]
}
