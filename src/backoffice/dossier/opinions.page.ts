import { timelineForOfficers } from '../../modules/dossiers/index.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { type Html, html, timeline } from '../../ui/index.ts'
import { timelineLine } from '../../web/timeline/timeline-words.ts'
import type { CaseFile } from './case-file.ts'

const SPOKEN = ['assigned', 'completed', 'sent_back'] as const

/** What colleagues have said on the way here, the latest first: read before judging. */
export function opinionsSoFar({ t, request, loaded, names }: CaseFile): Html | undefined {
  const spoken: readonly string[] = SPOKEN
  const items = timelineForOfficers(loaded)
    .filter(({ event }) => spoken.includes(event.type))
    .map((entry) => ({ entry, line: timelineLine(entry, t, { audience: 'officer', names }) }))
    .filter(({ line }) => line.text !== undefined && line.text !== '')
    .toReversed()
    .map(({ entry, line }) => ({
      label: { text: line.label },
      ...(line.by ? { byline: { text: line.by } } : {}),
      datetime: { timestamp: entry.at.toISOString(), text: formatDateTime(entry.at) },
      text: line.text,
    }))
  if (items.length === 0) return undefined
  return html`<h2 class="govuk-heading-m">${t('Ý kiến các bước trước', 'Opinions so far')}</h2>${timeline({ items, headingLevel: 3, locale: request.locale })}`
}
