import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { inLocale, type Text } from '../../platform/i18n/translator.ts'
import { type Html, html } from '../../ui/index.ts'
import type { PortalPage } from '../frame.ts'
import type { InfoPage, InfoSection } from './info-page.ts'

export function infoView(info: InfoPage, request: Request<Session>): PortalPage {
  const { locale, linkTo } = request
  const say = (text: Text) => inLocale(text, locale)
  const title = say(info.title)
  const sections = info.sections.map((section) => sectionBody(section, say, linkTo))
  return {
    title,
    description: say(info.lead),
    ...(info.name === 'portal.guide' ? { current: 'guide' as const } : {}),
    main: html`<h1 class="govuk-heading-l">${title}</h1><div class="prose"><p class="govuk-body-l">${say(info.lead)}</p>${sections}</div>`,
  }
}

function sectionBody(
  section: InfoSection,
  say: (text: Text) => string,
  linkTo: Request<Session>['linkTo'],
): Html {
  const { paragraphs = [], steps = [], items = [], questions = [], links = [] } = section
  const lines = (texts: readonly Text[]) => texts.map((text) => html`<li>${say(text)}</li>`)
  const asked = questions.map(
    ({ question, answer }) => html`<h3 class="govuk-heading-s">${say(question)}</h3><p>${say(answer)}</p>`,
  )
  const ways = links.map(
    ({ text, route }) => html`<li><a class="govuk-link" href="${linkTo(route)}">${say(text)}</a></li>`,
  )
  return html`<h2 class="govuk-heading-m">${say(section.heading)}</h2>
${paragraphs.map((text) => html`<p>${say(text)}</p>`)}${steps.length > 0 && html`<ol class="govuk-list govuk-list--number">${lines(steps)}</ol>`}${items.length > 0 && html`<ul class="govuk-list govuk-list--bullet">${lines(items)}</ul>`}${asked}${links.length > 0 && html`<ul class="govuk-list govuk-list--bullet">${ways}</ul>`}`
}
