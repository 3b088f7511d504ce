import { type Html, sortableTable } from '../../ui/index.ts'
import { stacked } from '../stacked-table.ts'
import type { ProposalView } from './proposal-view.ts'

/** Every service as printed, each value leading to its line. */
export function serviceTable({ t, atLine, request, annex }: ProposalView): Html {
  const head = [
    { text: t('TT', 'No.') },
    { text: t('Tên dịch vụ', 'Service') },
    { text: t('Mức độ', 'Level') },
    { text: t('Cơ quan chủ trì', 'Lead agency') },
    { text: t('Cơ quan phối hợp', 'Other agencies') },
  ]
  const rows = annex.proposal.services.map(({ row, name, level, leadAgency, coAgency, places }) => [
    { text: atLine(row === null ? '–' : String(row), places.row) },
    { text: atLine(name === '' ? '–' : name, places.name) },
    { text: level === null ? t('trống', 'none') : atLine(String(level), places.level) },
    { text: leadAgency === null ? '–' : atLine(leadAgency, places.leadAgency) },
    { text: coAgency === null ? '–' : atLine(coAgency, places.coAgency) },
  ])
  const label = t('Danh mục dịch vụ', 'List of services')
  return sortableTable({
    label,
    caption: t('Như trong văn bản, chưa tính các quyết định', 'As printed, before what is decided'),
    locale: request.locale,
    dense: true,
    ...stacked(head, rows),
  })
}
