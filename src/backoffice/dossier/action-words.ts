import type { Translate } from '../../platform/i18n/translator.ts'
import type { PossibleAction } from './possible-actions.ts'

export function actionWords(t: Translate, { name, task }: PossibleAction): string {
  switch (name) {
    case 'receive':
      return t('Kiểm tra, tiếp nhận', 'Check and accept')
    case 'assign':
      return t('Phân công', 'Assign')
    case 'reassign':
      return t('Phân công lại', 'Reassign')
    case 'complete':
      return completeWords(t, task.kind)
    case 'propose':
      return t('Đề xuất kết quả', 'Propose the result')
    case 'issue':
      return t('Vào sổ, đóng dấu', 'Number and seal')
    case 'hand-over':
      return t('Trả kết quả', 'Hand over')
    case 'claim':
      return t('Nhận việc', 'Take it')
    case 'supplement':
      return t('Yêu cầu bổ sung', 'Ask for more')
    case 'send-back':
      return t('Trả lại bước trước', 'Send back')
    case 'stop':
      return t('Dừng giải quyết', 'Stop work on it')
    case 'release':
      return t('Trả việc cho bộ phận', 'Put back for the unit')
  }
}

export function completeWords(t: Translate, kind: string): string {
  if (kind === 'consult') return t('Cho ý kiến', 'Give an opinion')
  if (kind === 'review') return t('Xem xét, trình tiếp', 'Review and pass on')
  if (kind === 'approve') return t('Xem và ký duyệt', 'Look and sign')
  return t('Ghi kết quả thẩm tra', 'Record the examination')
}
