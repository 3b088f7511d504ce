import { archivesOf } from '../../modules/dossiers/index.ts'
import { agenciesOf, type OfficerActor, type Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { inLocale, translator } from '../../platform/i18n/translator.ts'
import { type Html, html } from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'
import { readingWords, successionRule, untilWords } from '../reading-links.ts'

/** In the address: `?co-quan=so-tnmt`, the office of the day. */
export const OFFICE_FIELD = 'co-quan'

/** Offices whose closed files the officer may read: his own agencies, and those whose archives came to them. */
export function officesOfDay({ directory }: Services, actor: OfficerActor): readonly string[] {
  const archives = archivesOf(actor).map(({ key }) => key)
  if (archives.length === 0) return []
  return [...agenciesOf(actor), ...archives].filter((id) => directory.findAgency(id) !== undefined)
}

/** As it is now (all that these agencies answer for), or as it was: by the office of the day. */
export function officeReading(
  { directory }: Services,
  { locale, linkTo }: Request<Session>,
  { offices, office }: { readonly offices: readonly string[]; readonly office: string | undefined },
): Html | undefined {
  if (offices.length === 0) return undefined
  const t = translator(locale)
  const item = (id: string | undefined, words: string) =>
    id === office
      ? html`<strong aria-current="true">${words}</strong>`
      : html`<a class="govuk-link" href="${linkTo('backoffice.work', { list: 'done' }, { [OFFICE_FIELD]: id })}">${words}</a>`
  const nameOf = (id: string): string => {
    const agency = directory.getAgency(id)
    const name = inLocale(agency.name, locale)
    return agency.endedOn === null ? name : untilWords(name, agency.endedOn, t)
  }
  const items = offices.map((id) => html`<li>${item(id, nameOf(id))}</li>`)
  const now = `${readingWords('as-it-is-now', t)}${t(' (mặc định)', ' (default)')}`
  return html`<p class="govuk-body govuk-!-margin-bottom-1">${t('Cách đọc', 'Read')}: ${item(undefined, now)} · ${readingWords('as-it-was', t)}:</p>
<ul class="govuk-list govuk-list--bullet">${items}</ul><p class="govuk-hint">${successionRule(t)}</p>`
}
