import type { Session } from '../../modules/identity/index.ts'
import type { LevelEntry, LevelRules } from '../../modules/levels/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { type Html, html, timeline } from '../../ui/index.ts'
import { causeLines, levelName, nameOf2011 } from '../../web/levels/index.ts'

/** A page stays light however often a service changed; older entries are counted. */
const MOST_SHOWN = 30

/** Each entry with its day, the level it brought, and why. */
export function historyList(
  { locale }: Request<Session>,
  { rules, history }: { readonly rules: LevelRules; readonly history: readonly LevelEntry[] },
): Html {
  const t = translator(locale)
  const older = history.length - MOST_SHOWN
  const items = history.slice(0, MOST_SHOWN).map((entry) => {
    const old = nameOf2011(rules, entry, locale)
    const level = levelName(rules, entry, locale)
    const causes = causeLines(rules, entry.causes, locale).map((line) => html`<li>${line}</li>`)
    return {
      label: {
        text: level === old ? level : t(`${level} (thang 2011: ${old})`, `${level} (scale of 2011: ${old})`),
      },
      datetime: { timestamp: entry.onDate, text: formatDate(entry.onDate) },
      text: html`<ul class="govuk-list govuk-!-margin-bottom-0">${causes}</ul>`,
    }
  })
  const more =
    older > 0 &&
    html`<p class="govuk-body-s">${t(`Còn ${older} lần thay đổi trước đó.`, `${older} earlier changes.`)}</p>`
  return html`${timeline({ items, locale, headingLevel: 3 })}${more}`
}
