import { type Session, vietnamToday } from '../../modules/identity/index.ts'
import { findLevelRules } from '../../modules/levels/index.ts'
import { listAllocations, readOutlook, readSettled } from '../../modules/roadmap/index.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { anyone } from '../../web/access.ts'
import { currentDeclarations } from '../../web/levels/index.ts'
import { standingReader } from '../../web/roadmap/index.ts'
import type { Services } from '../../web/services.ts'
import { portalPage } from '../frame.ts'
import type { Comparison } from './declared-level.ts'
import { overviewView } from './overview.page.ts'
import { serviceListView } from './service-list.page.ts'

/** Where the province stands on its way online, agency by agency and service by service: for everybody. */
export function roadmapRoutes(services: Services): readonly Route<Session>[] {
  const readStanding = standingReader(services)
  const today = () => vietnamToday(services.clock)
  const readComparison = async (): Promise<Comparison> => {
    const [rules, declarations] = await Promise.all([
      findLevelRules(services.db),
      currentDeclarations(services, today()),
    ])
    return { rules, declarations }
  }
  const overview = async (request: Request<Session>) => {
    const [standing, comparison, settled, allocations] = await Promise.all([
      readStanding(today()),
      readComparison(),
      readSettled(services.db),
      listAllocations(services.db),
    ])
    const outlook = readOutlook({ settled, standing, allocations, withForecast: false })
    return portalPage(services, request, overviewView(services, request, { outlook, standing, comparison }))
  }
  const list = async (request: Request<Session>) => {
    const [standing, comparison, settled] = await Promise.all([
      readStanding(today()),
      readComparison(),
      readSettled(services.db),
    ])
    const view = serviceListView(services, request, { standing, settled, comparison })
    return portalPage(services, request, view)
  }
  return [
    {
      name: 'portal.roadmap',
      method: 'GET',
      path: '/lo-trinh',
      access: anyone,
      cache: 'public',
      handler: (request) => services.pages.serve(request, ['catalog', 'levels'], () => overview(request)),
    },
    {
      name: 'portal.roadmap.services',
      method: 'GET',
      path: '/lo-trinh/dich-vu',
      access: anyone,
      cache: 'public',
      handler: (request) => services.pages.serve(request, ['catalog', 'levels'], () => list(request)),
    },
  ]
}
