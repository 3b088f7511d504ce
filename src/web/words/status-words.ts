import type { Translate } from '../../platform/i18n/translator.ts'

/** What a dossier's state is called, for citizens and officers alike. */
export function statusWords(status: string, t: Translate): string {
  switch (status) {
    case 'submitted':
      return t('Đã gửi, chờ tiếp nhận', 'Sent, waiting to be accepted')
    case 'supplement_before_reception':
    case 'supplement':
      return t('Chờ bổ sung', 'More papers needed')
    case 'financial_duty':
      return t('Chờ nộp nghĩa vụ tài chính', 'Payment needed')
    case 'not_accepted':
      return t('Không được tiếp nhận', 'Not accepted')
    case 'received':
      return t('Đã tiếp nhận', 'Accepted')
    case 'processing':
      return t('Đang giải quyết', 'In progress')
    case 'done':
      return t('Đã có kết quả', 'Result ready')
    case 'returned':
      return t('Đã trả kết quả', 'Result handed over')
    case 'withdrawn':
      return t('Đã rút', 'Withdrawn')
    case 'stopped':
      return t('Đã dừng', 'Stopped')
    default:
      return status
  }
}

const COLOURS: Readonly<Record<string, string>> = {
  submitted: 'blue',
  supplement_before_reception: 'orange',
  supplement: 'orange',
  financial_duty: 'orange',
  not_accepted: 'red',
  received: 'blue',
  processing: 'blue',
  done: 'green',
  returned: 'green',
  withdrawn: 'grey',
  stopped: 'grey',
}

/** Class of the tag that carries the words; the colour only repeats them. */
export function statusTag(status: string): string {
  return `govuk-tag--${COLOURS[status] ?? 'grey'}`
}
