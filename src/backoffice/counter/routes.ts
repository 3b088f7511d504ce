import type { Session } from '../../modules/identity/index.ts'
import type { Route } from '../../platform/http/route.ts'
import { applyJourneyRoutes } from '../../web/apply/index.ts'
import type { Services } from '../../web/services.ts'
import { beginRoutes } from './begin.routes.ts'
import { counterFace } from './counter-face.ts'
import { counterDoneRoutes } from './done.routes.ts'
import { filingRoutes } from './filing.routes.ts'
import { supplementRoutes } from './supplement.routes.ts'

/** The desk where people stand: from "who is next" to the printed receipt. */
export function counterRoutes(services: Services): readonly Route<Session>[] {
  return [
    ...beginRoutes(services),
    ...applyJourneyRoutes(services, counterFace(services)),
    ...filingRoutes(services),
    ...counterDoneRoutes(services),
    ...supplementRoutes(services),
  ]
}
