import { completenessOf } from '../../modules/catalog/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { page, type Reply } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import type { Services } from '../../web/services.ts'
import { backofficePage } from '../frame.ts'
import { findLines, readCompletenessQuery } from './completeness-query.ts'
import { completenessView } from './completeness.page.ts'
import { REGISTER_BASE, registerAccess } from './register-desk.ts'

const PAGE_SIZE = 50

/** All procedures known, with form and process or by imported facts alone, and what the record of each lacks. */
export function completenessRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'backoffice.procedures.completeness',
      method: 'GET',
      path: `${REGISTER_BASE}/day-du`,
      access: registerAccess,
      handler: (request) => show(services, request),
    },
  ]
}

async function show(services: Services, request: Request<Session>): Promise<Reply> {
  const query = readCompletenessQuery((name) => request.query[name] ?? '')
  const all = await completenessOf(services)
  const { text } = query
  const ids =
    text === '' ? undefined : new Set(services.catalog.searchAll(text).map(({ procedureId }) => procedureId))
  const view = completenessView(request, {
    query,
    all,
    found: findLines(all, query, { limit: PAGE_SIZE, ids }),
  })
  return page(await backofficePage(services, request, { ...view, current: 'procedures' }))
}
