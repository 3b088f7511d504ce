import type { Session } from '../modules/identity/index.ts'
import type { Request } from '../platform/http/route.ts'
import { inLocale } from '../platform/i18n/translator.ts'
import { type Html, portalLayout, type PortalLayoutOptions, type PortalSection } from '../ui/index.ts'
import { flashOf } from '../web/flash.ts'
import { languageLinks } from '../web/language-links.ts'
import { portalLinks, trialBannerText } from '../web/portal-links.ts'
import type { Services } from '../web/services.ts'

export interface PortalPage {
  readonly title: string
  readonly main: Html
  readonly current?: PortalSection
  readonly breadcrumbs?: PortalLayoutOptions['breadcrumbs']
  readonly backLink?: PortalLayoutOptions['backLink']
  readonly errorCount?: number
  readonly description?: string
  readonly noIndex?: boolean
}

/** A page of the portal in its frame: header with the province's name, navigation, footer. */
export function portalPage(services: Services, request: Request<Session>, page: PortalPage): Html {
  const { linkTo, locale, session } = request
  const signedIn = session?.face === 'portal' && session.kind !== 'officer'
  return portalLayout({
    title: page.title,
    locale,
    mainContent: page.main,
    assets: services.assets,
    provinceName: inLocale(services.provinceName, locale),
    links: portalLinks(linkTo),
    languageLinks: languageLinks(request),
    // Only a page with a form needs a token: asking for it makes the page this visitor's own.
    csrfToken: signedIn ? request.csrfToken : '',
    current: page.current,
    breadcrumbs: page.breadcrumbs,
    backLink: page.backLink,
    user: signedIn ? { name: session.name } : undefined,
    bannerText: services.demo ? trialBannerText(locale) : undefined,
    flash: flashOf(request),
    errorCount: page.errorCount,
    description: page.description,
    noIndex: page.noIndex,
    contact: { owner: inLocale(services.provinceName, locale) },
  })
}
