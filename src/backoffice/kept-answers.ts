import type { SummaryRow } from '../engines/forms/index.ts'
import type { LoadedDossier } from '../modules/dossiers/index.ts'
import { type Locale, translator } from '../platform/i18n/translator.ts'
import { type Html, html, summaryList, table } from '../ui/index.ts'
import { answersWithoutPlace } from '../web/kept-content.ts'
import type { Services } from '../web/services.ts'
import { stacked } from './stacked-table.ts'

/** Answers of an earlier revision that the present form has no question for; headings are of level 3. */
export function keptAnswers(
  ctx: Pick<Services, 'catalog' | 'directory'>,
  loaded: LoadedDossier,
  locale: Locale,
): Html | undefined {
  const rows = answersWithoutPlace(ctx, loaded, locale)
  if (rows.length === 0) return undefined
  const t = translator(locale)
  return html`<h3 class="govuk-heading-s">${t('Đã khai theo quy định cũ', 'Answered by earlier rules')}</h3>
<p class="govuk-hint">${t('Biểu mẫu hiện nay không còn hỏi; câu trả lời vẫn được giữ.', 'The present form no longer asks; the answers are kept.')}</p>${summaryList({ rows: rows.map((row) => ({ key: { text: row.label }, value: { text: valueOf(row) } })) })}`
}

function valueOf({ value, table: content }: SummaryRow): Html | string {
  if (!content) return value
  return table(
    stacked(
      content.columns.map((text) => ({ text })),
      content.rows.map((cells) => cells.map((text) => ({ text }))),
    ),
  )
}
