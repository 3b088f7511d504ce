import type { Session } from '../../modules/identity/index.ts'
import { type Content, notFound, withHeader } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { FAVICON_ICO } from '../../ui/index.ts'
import { anyone } from '../../web/access.ts'
import type { Services } from '../../web/services.ts'
import type { FindFigures } from '../figures/dossier-figures.ts'
import { portalPage, type PortalPage } from '../frame.ts'
import { homeView } from './home.page.ts'
import { INFO_PAGES } from './info-pages.ts'
import { infoView } from './show-info.page.ts'
import { listedSitemapXml, robotsText, sitemapView, sitemapXml } from './sitemap.ts'

type View = (request: Request<Session>) => PortalPage | Promise<PortalPage>

/** First page, guidance, and what the law asks a portal to say about itself. */
export function homeRoutes(services: Services, figures: FindFigures): readonly Route<Session>[] {
  const shared = (name: string, path: `/${string}`, view: View): Route<Session> => ({
    name,
    method: 'GET',
    path,
    access: anyone,
    cache: 'public',
    handler: (request) =>
      services.pages.serve(request, ['catalog'], async () =>
        portalPage(services, request, await view(request)),
      ),
  })
  return [
    shared('portal.home', '/', async (request) => homeView(services, request, await figures())),
    ...INFO_PAGES.map((info) => shared(info.name, info.path, (request) => infoView(info, request))),
    shared('portal.sitemap', '/so-do-trang', (request) => sitemapView(services, request)),
    machineRoute('portal.sitemap.xml', '/sitemap.xml', ({ linkTo }) =>
      document('application/xml; charset=utf-8', sitemapXml(services, linkTo)),
    ),
    machineRoute('portal.sitemap.listed', '/sitemap-danh-muc/:page', ({ params, linkTo }) => {
      const xml = /^[1-9]\d{0,3}$/.test(params['page'] ?? '')
        ? listedSitemapXml(services, linkTo, Number(params['page']))
        : undefined
      return xml === undefined ? notFound() : document('application/xml; charset=utf-8', xml)
    }),
    machineRoute('portal.robots', '/robots.txt', ({ linkTo }) =>
      document('text/plain; charset=utf-8', robotsText(services, linkTo)),
    ),
    machineRoute('portal.favicon', '/favicon.ico', () =>
      withHeader(document('image/x-icon', FAVICON_ICO), 'cache-control', 'public, max-age=86400'),
    ),
  ]
}

function machineRoute(name: string, path: `/${string}`, handler: Route<Session>['handler']): Route<Session> {
  return { name, method: 'GET', path, access: anyone, anonymous: true, cache: 'public', handler }
}

function document(type: string, body: string | Buffer): Content {
  return { kind: 'content', status: 200, type, body }
}
