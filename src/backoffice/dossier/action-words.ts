import type { Text, Translate } from '../../platform/i18n/translator.ts'
import type { ActionName, PossibleAction } from './possible-actions.ts'

export function actionWords(t: Translate, { name, task }: PossibleAction): string {
  if (name === 'complete') return completeWords(t, task.kind)
  const { vi, en } = WORDS[name]
  return t(vi, en)
}

const WORDS: Readonly<Record<Exclude<ActionName, 'complete'>, Text>> = {
  receive: { vi: 'Kiểm tra, tiếp nhận', en: 'Check and accept' },
  assign: { vi: 'Phân công', en: 'Assign' },
  reassign: { vi: 'Phân công lại', en: 'Reassign' },
  propose: { vi: 'Đề xuất kết quả', en: 'Propose the result' },
  issue: { vi: 'Vào sổ, đóng dấu', en: 'Number and seal' },
  'hand-over': { vi: 'Trả kết quả', en: 'Hand over' },
  claim: { vi: 'Nhận việc', en: 'Take it' },
  supplement: { vi: 'Yêu cầu bổ sung', en: 'Ask for more' },
  'send-back': { vi: 'Trả lại bước trước', en: 'Send back' },
  release: { vi: 'Trả việc cho bộ phận', en: 'Put back for the unit' },
  'financial-duty': { vi: 'Yêu cầu nộp tiền', en: 'Ask for a payment' },
  payment: { vi: 'Ghi nhận đã nộp tiền', en: 'Record the payment' },
  extend: { vi: 'Xin lỗi, hẹn lại', en: 'Apologise, new date' },
  'move-to-revision': { vi: 'Chuyển sang quy định mới', en: 'Go on by the new rules' },
  stop: { vi: 'Dừng giải quyết', en: 'Stop work on it' },
}

export function completeWords(t: Translate, kind: string): string {
  if (kind === 'consult') return t('Cho ý kiến', 'Give an opinion')
  if (kind === 'review') return t('Xem xét, trình tiếp', 'Review and pass on')
  if (kind === 'approve') return t('Xem và ký duyệt', 'Look and sign')
  return t('Ghi kết quả thẩm tra', 'Record the examination')
}
