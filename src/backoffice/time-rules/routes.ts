import type { Session } from '../../modules/identity/index.ts'
import type { Route } from '../../platform/http/route.ts'
import type { Services } from '../../web/services.ts'
import { settleRoutes } from './settle.routes.ts'
import { showRoutes } from './show.routes.ts'

/** The one-stop rules as dated data: what is in force when, and what nobody has compared with the law yet. */
export function timeRuleRoutes(services: Services): readonly Route<Session>[] {
  return [...showRoutes(services), ...settleRoutes(services)]
}
