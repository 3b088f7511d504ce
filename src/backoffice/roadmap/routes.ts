import type { Session } from '../../modules/identity/index.ts'
import type { Route } from '../../platform/http/route.ts'
import { standingReader } from '../../web/roadmap/index.ts'
import type { Services } from '../../web/services.ts'
import { activityRoutes } from './activity.routes.ts'
import { allocationRoutes } from './allocation.routes.ts'
import { commitmentRoutes } from './commitment.routes.ts'
import { inspectionRoutes } from './inspection.routes.ts'
import { overviewRoutes } from './overview.routes.ts'
import { reportRoutes } from './report.routes.ts'

/** The roadmap for those who carry it: progress and forecast, promises, plans, inspections, reports. */
export function roadmapOfficeRoutes(services: Services): readonly Route<Session>[] {
  const desk = { services, readStanding: standingReader(services) }
  return [
    ...overviewRoutes(desk),
    ...allocationRoutes(desk),
    ...commitmentRoutes(desk),
    ...activityRoutes(desk),
    ...inspectionRoutes(desk),
    ...reportRoutes(desk),
  ]
}
