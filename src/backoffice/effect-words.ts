import type { FileEffect } from '../modules/catalog/index.ts'
import type { Translate } from '../platform/i18n/translator.ts'

/** Why a file keeps its revision, may move, or has to be decided about. */
export function effectReasonWords(reason: FileEffect['reason'], t: Translate): string {
  const words: Readonly<Record<FileEffect['reason'], string>> = {
    untouched: t('không có gì đổi', 'nothing changes'),
    received: t('đã tiếp nhận', 'received'),
    decided: t('đã có kết quả', 'the result is there'),
    'process-changed': t('quy trình đã khác', 'the process is another'),
    fits: t('vừa với phiên bản mới', 'fits the new revision'),
    'answer-without-place': t('có câu trả lời không còn chỗ', 'an answer has no place any more'),
    'more-is-asked': t('phiên bản mới hỏi thêm', 'the new revision asks more'),
    'procedure-ends': t('thủ tục hết hiệu lực trước khi tiếp nhận', 'the procedure ends before reception'),
  }
  return words[reason]
}
