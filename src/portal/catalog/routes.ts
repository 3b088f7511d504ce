import type { Session } from '../../modules/identity/index.ts'
import { file, notFound } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { inLocale } from '../../platform/i18n/translator.ts'
import { anyone } from '../../web/access.ts'
import type { Services } from '../../web/services.ts'
import { portalPage } from '../frame.ts'
import { listView } from './list.page.ts'
import { blankFormPdf, sheetPdf } from './sheet-documents.ts'
import { showView } from './show.page.ts'

/** The catalogue and the sheets; a sheet is the same for the whole world and served from ready bytes. */
export function catalogRoutes(services: Services): readonly Route<Session>[] {
  const revisionOf = (request: Request<Session>) =>
    services.catalog.findProcedure(request.params.procedure ?? '')
  return [
    {
      name: 'portal.catalog.list',
      method: 'GET',
      path: '/dich-vu',
      access: anyone,
      handler: (request) =>
        services.pages.serve(request, ['catalog'], () =>
          portalPage(services, request, { ...listView(services, request), current: 'catalog' }),
        ),
    },
    {
      name: 'portal.catalog.show',
      method: 'GET',
      path: '/dich-vu/:procedure',
      access: anyone,
      handler: (request) => {
        const revision = revisionOf(request)
        if (!revision) return notFound()
        return services.pages.serve(request, ['catalog'], () => {
          const title = inLocale(revision.record.name, request.locale)
          const description = inLocale(revision.record.summary, request.locale)
          return portalPage(services, request, {
            title,
            description,
            main: showView(services, request, revision),
            current: 'catalog',
          })
        })
      },
    },
    {
      name: 'portal.catalog.sheet-pdf',
      method: 'GET',
      path: '/dich-vu/:procedure/huong-dan.pdf',
      access: anyone,
      anonymous: true,
      rateLimit: { max: 60, windowSeconds: 600, by: 'ip' },
      handler: async (request) => {
        const revision = revisionOf(request)
        return revision
          ? file(await sheetPdf(services, revision), {
              type: 'application/pdf',
              name: `${revision.procedureId}-huong-dan.pdf`,
              inline: true,
            })
          : notFound()
      },
    },
    {
      name: 'portal.catalog.form-pdf',
      method: 'GET',
      path: '/dich-vu/:procedure/mau-to-khai.pdf',
      access: anyone,
      anonymous: true,
      rateLimit: { max: 60, windowSeconds: 600, by: 'ip' },
      handler: async (request) => {
        const revision = revisionOf(request)
        return revision
          ? file(await blankFormPdf(services, revision), {
              type: 'application/pdf',
              name: `${revision.procedureId}-mau-to-khai.pdf`,
              inline: true,
            })
          : notFound()
      },
    },
  ]
}
