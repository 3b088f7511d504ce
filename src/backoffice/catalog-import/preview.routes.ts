import { type CatalogUpload, findUpload, importUpload, previewFacts } from '../../modules/catalog/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { notFound, page, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { formatNumber } from '../../platform/i18n/format.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { isId } from '../../platform/ids/id.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { provinceAdmin } from '../calendar/province-admin.ts'
import { backofficePage } from '../frame.ts'
import { previewView } from './preview.page.ts'
import { IMPORT_BASE } from './upload.routes.ts'

export function previewRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'backoffice.catalog-import.preview',
      method: 'GET',
      path: `${IMPORT_BASE}/:upload`,
      access: provinceAdmin,
      handler: (request) => preview(services, request),
    },
    {
      name: 'backoffice.catalog-import.confirm',
      method: 'POST',
      path: `${IMPORT_BASE}/:upload`,
      access: provinceAdmin,
      handler: (request) => confirm(services, request),
    },
  ]
}

/** Of the address, where it is this officer's own. */
async function askedUpload(
  services: Services,
  request: Request<Session>,
): Promise<CatalogUpload | undefined> {
  const id = request.params['upload'] ?? ''
  const { accountId } = officerContext(services, request).actor
  return isId(id) ? findUpload(services.db, { id, accountId }) : undefined
}

async function preview(services: Services, request: Request<Session>): Promise<Reply> {
  const upload = await askedUpload(services, request)
  if (!upload) return notFound()
  const t = translator(request.locale)
  if (upload.importedAt !== null) return done(request, t('Tệp này đã được nhập.', 'This file was imported.'))
  const plan = await previewFacts(services.db, upload.records)
  const title = t('Xem trước khi nhập', 'What the import would change')
  return page(
    await backofficePage(services, request, {
      title,
      main: previewView(request, { upload, plan, title }),
      current: 'catalog-import',
      backLink: {
        href: request.linkTo('backoffice.catalog-import'),
        text: t('Nhập danh mục thủ tục', 'Import procedures'),
      },
    }),
  )
}

async function confirm(services: Services, request: Request<Session>): Promise<Reply> {
  const upload = await askedUpload(services, request)
  if (!upload) return notFound()
  const t = translator(request.locale)
  const { accountId } = officerContext(services, request).actor
  const outcome = await importUpload(services, { id: upload.id, accountId })
  if (!outcome) return done(request, t('Tệp này đã được nhập.', 'This file was imported.'))
  await services.refresh()
  const [added, changed, same] = [outcome.added.length, outcome.changed.length, outcome.unchanged].map(
    (count) => formatNumber(count, request.locale),
  )
  return done(
    request,
    t(
      `Đã nhập: ${added} thủ tục mới, ${changed} thay đổi, ${same} không đổi.`,
      `Imported: ${added} new, ${changed} changed, ${same} the same.`,
    ),
  )
}

function done(request: Request<Session>, text: string): Reply {
  return withFlash(seeOther(request.linkTo('backoffice.catalog-import')), { kind: 'success', text })
}
