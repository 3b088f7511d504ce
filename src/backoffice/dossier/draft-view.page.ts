import { validityMonthsOf } from '../../modules/catalog/index.ts'
import type { LoadedDossier, ResultDraft } from '../../modules/dossiers/index.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import type { Translate } from '../../platform/i18n/translator.ts'
import { type Html, html } from '../../ui/index.ts'
import type { CaseFile } from './case-file.ts'
import { facts } from './step.page.ts'

/** The proposed result as it stands in the file. */
export function draftView({ t, request, loaded }: CaseFile): Html | undefined {
  const { state } = loaded
  const { draft } = state
  if (!draft || state.result) return undefined
  const rows = draft.rows.map(({ label, value }) => [label, value] as const)
  const reasonLabel =
    draft.outcome === 'refused' ? t('Lý do', 'Reasons') : t('Điều kiện, ghi chú', 'Conditions, remarks')
  const link = request.linkTo('backoffice.dossier.draft', { dossier: state.id })
  return html`<h2 class="govuk-heading-m">${t('Dự thảo kết quả', 'Draft of the result')}</h2>
${facts([
  [t('Đề xuất', 'Proposed'), html`<strong>${outcomeWords(t, draft.outcome)}</strong>`],
  ...(draft.outcome === 'granted' ? rows : []),
  ...(draft.reason ? [[reasonLabel, draft.reason] as const] : []),
  ...validityRows(t, draft, loaded),
])}
<p class="govuk-body"><a class="govuk-link" href="${link}">${t('Xem bản dự thảo (PDF)', 'See the draft (PDF)')}</a></p>`
}

/** What the leader signs of its validity: a day, or the length that begins with its issue. */
function validityRows(
  t: Translate,
  { outcome, validUntil }: ResultDraft,
  { revision }: LoadedDossier,
): readonly (readonly [string, string])[] {
  if (outcome === 'refused') return []
  if (validUntil) return [[t('Có giá trị đến', 'Valid until'), formatDate(validUntil)]]
  const months = validityMonthsOf(revision.record)
  if (months === null) return []
  return [[t('Thời hạn', 'Validity'), t(`${months} tháng kể từ ngày cấp`, `${months} months from its issue`)]]
}

export function outcomeWords(t: Translate, outcome: ResultDraft['outcome']): string {
  return outcome === 'granted' ? t('Giải quyết (cấp)', 'Grant') : t('Không giải quyết (từ chối)', 'Refuse')
}
