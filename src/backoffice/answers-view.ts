import { summarise, type SummaryRow } from '../engines/forms/index.ts'
import { askedSituations, formLists, type LoadedDossier, vietnamDay } from '../modules/dossiers/index.ts'
import { inLocale, type Locale, translator } from '../platform/i18n/translator.ts'
import { type Html, html, summaryList, table } from '../ui/index.ts'
import type { Services } from '../web/services.ts'
import { keptAnswers } from './kept-answers.ts'
import { stacked } from './stacked-table.ts'

/** What the applicant declared, section by section, to be read; headings are of level 3. */
export function answersView(services: Services, loaded: LoadedDossier, locale: Locale): Html {
  const { state, revision } = loaded
  const form = services.catalog.formOf(revision)
  const sections = summarise(
    form,
    state.content.answers,
    formLists(services.directory, vietnamDay(state.submittedAt)),
    locale,
  )
  const cards = sections.map(
    ({ title, rows }) =>
      html`<h3 class="govuk-heading-s">${title}</h3>${summaryList({ rows: rows.map((row) => answerRow(row, locale)) })}`,
  )
  return html`${cards}${situations(loaded, locale)}${keptAnswers(services, loaded, locale)}`
}

function answerRow(row: SummaryRow, locale: Locale) {
  const t = translator(locale)
  const empty = html`<span class="govuk-hint">${t('Không trả lời', 'No answer')}</span>`
  const value = row.table
    ? table(
        stacked(
          row.table.columns.map((text) => ({ text })),
          row.table.rows.map((cells) => cells.map((text) => ({ text }))),
        ),
      )
    : row.value === ''
      ? empty
      : row.value
  return { key: { text: row.label }, value: { text: value } }
}

function situations({ state, revision }: LoadedDossier, locale: Locale): Html | undefined {
  const t = translator(locale)
  const asked = askedSituations(revision.record, state.content.answers)
  if (asked.length === 0) return undefined
  const rows = asked.map(({ key, question }) => ({
    key: { text: inLocale(question, locale) },
    value: { text: state.content.situations[key] === true ? t('Có', 'Yes') : t('Không', 'No') },
  }))
  return html`<h3 class="govuk-heading-s">${t('Trường hợp cụ thể', 'The situation')}</h3>${summaryList({ rows })}`
}
