import type { ProcedurePart } from '../../modules/catalog/index.ts'
import type { DossierEvent } from '../../modules/dossiers/index.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import type { Translate } from '../../platform/i18n/translator.ts'

type Moved = Extract<DossierEvent, { type: 'moved_to_revision' }>

/** That a file goes on by newer rules, by which decision, and what that changes for whoever applied. */
export function movedWords({ data }: Moved, t: Translate): string {
  const { decisionNumber, changedParts, dueAt, revision } = data
  const by = decisionNumber
    ? t(`, theo Quyết định ${decisionNumber}`, `, by Decision ${decisionNumber}`)
    : t(` (phiên bản ${revision})`, ` (revision ${revision})`)
  const moved = t(
    `Chuyển sang quy định mới của thủ tục${by}`,
    `Goes on by the new rules of the procedure${by}`,
  )
  const parts = changedPartNames(changedParts, t)
  const changes =
    parts.length > 0 ? t(`có thay đổi về: ${parts.join(', ')}`, `changed: ${parts.join(', ')}`) : ''
  const due = dueAt
    ? t(`hẹn trả lùi đến ${formatDateTime(new Date(dueAt))}`, `now due on ${formatDateTime(new Date(dueAt))}`)
    : t('ngày hẹn giữ nguyên', 'the due date stays')
  const kept = t('thông tin, giấy tờ đã nộp giữ nguyên', 'what was sent stays')
  return [moved, changes, due, kept].filter((words) => words !== '').join('; ')
}

/** Parts of a procedure as whoever applies knows them. */
export function changedPartNames(parts: readonly ProcedurePart[], t: Translate): readonly string[] {
  const names: Partial<Record<ProcedurePart, string>> = {
    deadline: t('thời hạn giải quyết', 'the time limit'),
    papers: t('giấy tờ phải nộp', 'the papers'),
    fees: t('phí, lệ phí', 'the fees'),
    formFields: t('câu hỏi trong tờ khai', 'the questions of the form'),
    situations: t('câu hỏi về trường hợp', 'the questions about the situation'),
    results: t('kết quả', 'the result'),
    conditions: t('yêu cầu, điều kiện', 'the conditions'),
    ways: t('cách nộp hồ sơ', 'the ways to file'),
    delivery: t('cách nhận kết quả', 'the ways to get the result'),
  }
  return parts.flatMap((part) => names[part] ?? [])
}
