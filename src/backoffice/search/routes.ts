import { auditSearch, CASE_ROLES, searchDossiers } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { page, type Reply } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { officer } from '../../web/access.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { backofficePage } from '../frame.ts'
import { searchPage } from './search.page.ts'

const MOST_TYPED = 200

export function searchRoutes(services: Services): readonly Route<Session>[] {
  const path = '/can-bo/tim'
  const access = officer(...CASE_ROLES)
  return [
    {
      name: 'backoffice.search.form',
      method: 'GET',
      path,
      access,
      handler: async (request) =>
        page(
          await backofficePage(services, request, searchPage(services, request, { text: '', isFirst: true })),
        ),
    },
    {
      name: 'backoffice.search',
      method: 'POST',
      path,
      access,
      rateLimit: { max: 120, windowSeconds: 600, by: 'session' },
      handler: (request) => find(services, request),
    },
  ]
}

async function find(services: Services, request: Request<Session>): Promise<Reply> {
  const ctx = officerContext(services, request)
  const text = request.body.get('q').slice(0, MOST_TYPED)
  const after = request.body.get('after')
  const { rows, next } = await searchDossiers(ctx.db, ctx.actor, { text, ...(after === '' ? {} : { after }) })
  if (text.trim() !== '') await auditSearch(ctx, 'dossiers', rows.length)
  const shown = searchPage(services, request, { text, rows, next, isFirst: after === '' })
  return page(await backofficePage(services, request, shown))
}
