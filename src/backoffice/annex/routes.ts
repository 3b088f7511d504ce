import type { Session } from '../../modules/identity/index.ts'
import type { Route } from '../../platform/http/route.ts'
import type { Services } from '../../web/services.ts'
import { annexDecideRoutes } from './decide.routes.ts'
import { annexListRoutes } from './list.routes.ts'
import { annexShowRoutes } from './show.routes.ts'

/** A decision's text read, its anomalies decided, and what it says taken over into the roadmap. */
export function annexRoutes(services: Services): readonly Route<Session>[] {
  return [...annexListRoutes(services), ...annexShowRoutes(services), ...annexDecideRoutes(services)]
}
