import { type Session, vietnamToday } from '../../modules/identity/index.ts'
import { currentLevels, findCurrentLevel, findLevelRules, levelHistory } from '../../modules/levels/index.ts'
import { notFound, page, type Reply } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { anyone } from '../../web/access.ts'
import { currentDeclarations } from '../../web/levels/index.ts'
import type { Services } from '../../web/services.ts'
import { portalPage } from '../frame.ts'
import { levelView } from './level.page.ts'

/** The level of a service with what it rests on: open to anybody, and read anew at each visit. */
export function levelRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'portal.catalog.level',
      method: 'GET',
      path: '/dich-vu/:procedure/muc-do',
      access: anyone,
      handler: (request) => showLevel(services, request),
    },
  ]
}

async function showLevel(services: Services, request: Request<Session>): Promise<Reply> {
  const revision = services.catalog.findProcedure(request.params['procedure'] ?? '')
  const offered = revision ? services.catalog.servicesOf(revision.procedureId) : []
  const wanted = request.query['co-quan']
  const service = wanted === undefined ? offered[0] : offered.find(({ agencyId }) => agencyId === wanted)
  if (!revision || !service) return notFound()
  const [rules, current, history, levels, declarations] = await Promise.all([
    findLevelRules(services.db),
    findCurrentLevel(services.db, service.id),
    levelHistory(services.db, service.id),
    currentLevels(
      services.db,
      offered.map(({ id }) => id),
    ),
    currentDeclarations(services, vietnamToday(services.clock)),
  ])
  const known = rules && current && { rules, current, history, declaration: declarations.get(service.id) }
  return page(
    portalPage(
      services,
      request,
      levelView(services, request, { revision, service, offered, levels, known }),
    ),
  )
}
