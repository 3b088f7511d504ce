import type { Session } from '../../modules/identity/index.ts'
import type { Route } from '../../platform/http/route.ts'
import { anyone } from '../../web/access.ts'
import type { Services } from '../../web/services.ts'
import { portalPage } from '../frame.ts'
import { homeView } from './home.page.ts'
import { INFO_PAGES, infoView } from './info.pages.ts'
import { promiseFigures } from './promise-figures.ts'
import { robotsText, sitemapView, sitemapXml } from './sitemap.ts'
import { page } from '../../platform/http/reply.ts'

/** First page, guidance, and what the law asks a portal to say about itself. */
export function homeRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'portal.home',
      method: 'GET',
      path: '/',
      access: anyone,
      handler: (request) =>
        services.pages.serve(request, ['catalog', 'figures'], async () => {
          const view = homeView(services, request, await promiseFigures(services.db))
          return portalPage(services, request, { ...view, current: 'home' })
        }),
    },
    ...INFO_PAGES.map(
      (info): Route<Session> => ({
        name: info.name,
        method: 'GET',
        path: info.path,
        access: anyone,
        handler: (request) =>
          services.pages.serve(request, ['catalog'], () => {
            const current = info.name === 'portal.guide' ? ({ current: 'guide' } as const) : {}
            return portalPage(services, request, { ...infoView(info, request.locale), ...current })
          }),
      }),
    ),
    {
      name: 'portal.sitemap',
      method: 'GET',
      path: '/so-do-trang',
      access: anyone,
      handler: (request) =>
        services.pages.serve(request, ['catalog'], () =>
          portalPage(services, request, sitemapView(services, request)),
        ),
    },
    {
      name: 'portal.sitemap.xml',
      method: 'GET',
      path: '/sitemap.xml',
      access: anyone,
      anonymous: true,
      handler: (request) => ({
        ...page({ markup: sitemapXml(services, request.linkTo) }),
        type: 'application/xml; charset=utf-8',
      }),
    },
    {
      name: 'portal.robots',
      method: 'GET',
      path: '/robots.txt',
      access: anyone,
      anonymous: true,
      handler: () => ({
        ...page({ markup: robotsText(services.publicUrl) }),
        type: 'text/plain; charset=utf-8',
      }),
    },
  ]
}
