import type { LinkTo } from '../platform/http/route.ts'
import type { Locale } from '../platform/i18n/translator.ts'
import type { PortalLinks } from '../ui/index.ts'

/** Where the frame of the portal leads; the error page has the same frame. */
export function portalLinks(linkTo: LinkTo): PortalLinks {
  return {
    home: linkTo('portal.home'),
    catalog: linkTo('portal.catalog.list'),
    lookup: linkTo('portal.lookup'),
    signIn: linkTo('portal.account.sign-in'),
    signOut: linkTo('portal.account.sign-out'),
    account: linkTo('portal.account.show'),
    mine: linkTo('portal.dossiers.list'),
    guide: linkTo('portal.guide'),
    sitemap: linkTo('portal.sitemap'),
    accessibility: linkTo('portal.accessibility'),
    privacy: linkTo('portal.privacy'),
  }
}

export function trialBannerText(locale: Locale): string {
  return locale === 'en'
    ? 'Trial version: nothing sent here has legal effect.'
    : 'Bản chạy thử: hồ sơ gửi ở đây không có giá trị pháp lý.'
}
