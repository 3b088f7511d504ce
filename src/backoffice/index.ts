import type { Session } from '../modules/identity/index.ts'
import type { Route } from '../platform/http/route.ts'
import type { Services } from '../web/services.ts'
import { alertRoutes } from './alerts/routes.ts'
import { annexRoutes } from './annex/routes.ts'
import { apologyRoutes } from './apologies/routes.ts'
import { calendarRoutes } from './calendar/routes.ts'
import { catalogImportRoutes } from './catalog-import/routes.ts'
import { counterRoutes } from './counter/routes.ts'
import { dossierRoutes } from './dossier/routes.ts'
import { latenessRoutes } from './lateness/routes.ts'
import { officeLevelRoutes } from './levels/routes.ts'
import { officerAccountRoutes } from './account/routes.ts'
import { officerRoutes } from './officers/routes.ts'
import { procedureRoutes } from './procedures/routes.ts'
import { receptionRoutes } from './reception/routes.ts'
import { registerRoutes } from './register/routes.ts'
import { roadmapOfficeRoutes } from './roadmap/routes.ts'
import { searchRoutes } from './search/routes.ts'
import { structureRoutes } from './structure/routes.ts'
import { timeRuleRoutes } from './time-rules/routes.ts'
import { transferRoutes } from './transfer/routes.ts'
import { workRoutes } from './work/routes.ts'

/** All routes of this face; each task folder gives its own. */
export function backofficeRoutes(services: Services): readonly Route<Session>[] {
  return [
    ...officerAccountRoutes(services),
    ...workRoutes(services),
    ...searchRoutes(services),
    ...receptionRoutes(services),
    ...counterRoutes(services),
    ...transferRoutes(services),
    ...registerRoutes(services),
    ...roadmapOfficeRoutes(services),
    ...annexRoutes(services),
    ...dossierRoutes(services),
    ...alertRoutes(services),
    ...apologyRoutes(services),
    ...latenessRoutes(services),
    ...officeLevelRoutes(services),
    ...officerRoutes(services),
    ...procedureRoutes(services),
    ...calendarRoutes(services),
    ...timeRuleRoutes(services),
    ...structureRoutes(services),
    ...catalogImportRoutes(services),
  ]
}
