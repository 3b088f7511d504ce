import type { Session } from '../../modules/identity/index.ts'
import type { Route } from '../../platform/http/route.ts'
import type { Services } from '../../web/services.ts'
import { addDayRoutes } from './add-day.routes.ts'
import { removeDayRoutes } from './remove-day.routes.ts'
import { showRoutes } from './show.routes.ts'

/** Days off and days worked that a decision brings after the packs, and the due dates they move. */
export function calendarRoutes(services: Services): readonly Route<Session>[] {
  return [...showRoutes(services), ...addDayRoutes(services), ...removeDayRoutes(services)]
}
