import type { AnnexMatch, Unmatched } from '../../modules/roadmap/index.ts'
import { formatNumber } from '../../platform/i18n/format.ts'
import type { Translate } from '../../platform/i18n/translator.ts'
import { type Html, html, sortableTable } from '../../ui/index.ts'
import { stacked } from '../stacked-table.ts'
import type { ProposalView } from './proposal-view.ts'

/** A decision of elsewhere matches nothing: its whole list stands above already. */
const MOST_SHOWN = 100

/** Which rows stand for services of the catalogue, and of those that do not, why. */
export function matchPart(view: ProposalView, matches: readonly AnnexMatch[]): Html {
  const { t, request } = view
  const unmatched = matches.filter(({ why }) => why !== undefined)
  const [all, found] = [matches.length, matches.length - unmatched.length].map((count) =>
    formatNumber(count, request.locale),
  )
  const more = unmatched.length - MOST_SHOWN
  return html`<h2 class="govuk-heading-m" id="doi-chieu">${t(`Đối chiếu với danh mục dịch vụ: khớp ${found} / ${all} mục`, `Against the catalogue: ${found} of ${all} rows found`)}</h2>
<p class="govuk-body">${t('Mục được nối với dịch vụ theo tên thủ tục và cơ quan chủ trì. Mức độ ghi ở mục đã khớp sẽ đứng bên mức tính từ bằng chứng; mục chưa khớp không làm thay đổi dịch vụ nào.', 'Rows are joined to services by the name of the procedure and the lead agency. The level of a row that was found stands beside the one of the evidence; a row that was not found changes no service.')}</p>
${unmatched.length > 0 && unmatchedTable(view, unmatched.slice(0, MOST_SHOWN))}${more > 0 && html`<p class="govuk-body">${t(`… và ${more} mục nữa chưa khớp.`, `… and ${more} more rows that were not found.`)}</p>`}`
}

function unmatchedTable({ t, atLine, request }: ProposalView, unmatched: readonly AnnexMatch[]): Html {
  const head = [
    { text: t('TT', 'No.') },
    { text: t('Tên dịch vụ', 'Service') },
    { text: t('Cơ quan chủ trì', 'Lead agency') },
    { text: t('Vì sao chưa khớp', 'Why it was not found') },
  ]
  const rows = unmatched.map(({ declared: { row, name, leadAgency, source }, why }) => [
    { text: atLine(row === null ? '–' : String(row), source) },
    { text: name === '' ? '–' : name },
    { text: leadAgency ?? '–' },
    { text: why === undefined ? '' : whyWords(why, t) },
  ])
  const label = t('Mục chưa khớp với dịch vụ nào', 'Rows without a service')
  return sortableTable({ label, caption: label, locale: request.locale, ...stacked(head, rows) })
}

function whyWords(why: Unmatched, t: Translate): string {
  const words: Readonly<Record<Unmatched, string>> = {
    'no-name': t('Danh mục không có thủ tục tên này', 'No procedure bears this name'),
    'not-offered': t(
      'Thủ tục có trong danh mục nhưng chưa cơ quan nào cung cấp ở đây',
      'The procedure is known, but no agency offers it here',
    ),
    'other-agency': t('Có thủ tục tên này, nhưng do cơ quan khác cung cấp', 'Another agency offers it'),
    several: t(
      'Nhiều thủ tục cùng tên, cơ quan ghi ở mục không chỉ rõ thủ tục nào',
      'Several procedures bear this name; the agency does not tell which is meant',
    ),
    twice: t('Một mục ở trên đã chỉ dịch vụ này', 'A row above stands for this service already'),
  }
  return words[why]
}
