import type { Session } from '../../modules/identity/index.ts'
import type { Route } from '../../platform/http/route.ts'
import { applyJourneyRoutes } from '../../web/apply/index.ts'
import type { Services } from '../../web/services.ts'
import { doneRoutes } from './done.routes.ts'
import { portalFace } from './portal-face.ts'
import { startRoutes } from './start.routes.ts'

export function applyRoutes(services: Services): readonly Route<Session>[] {
  return [
    ...startRoutes(services),
    ...applyJourneyRoutes(services, portalFace(services)),
    ...doneRoutes(services),
  ]
}
