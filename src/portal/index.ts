import type { Session } from '../modules/identity/index.ts'
import type { Route } from '../platform/http/route.ts'
import type { Services } from '../web/services.ts'
import { accountRoutes } from './account/routes.ts'
import { applyRoutes } from './apply/routes.ts'
import { catalogRoutes } from './catalog/routes.ts'
import { dossierFigures } from './figures/dossier-figures.ts'
import { homeRoutes } from './home/routes.ts'
import { levelRoutes } from './levels/routes.ts'
import { lookupRoutes } from './lookup/routes.ts'
import { mailboxRoutes } from './mailbox/routes.ts'
import { ownDossierRoutes } from './dossiers/routes.ts'
import { roadmapRoutes } from './roadmap/routes.ts'

/** All routes of this face; each task folder gives its own. */
export function portalRoutes(services: Services): readonly Route<Session>[] {
  const figures = dossierFigures(services)
  return [
    ...homeRoutes(services, figures),
    ...catalogRoutes(services, figures),
    ...levelRoutes(services),
    ...accountRoutes(services),
    ...applyRoutes(services),
    ...ownDossierRoutes(services),
    ...lookupRoutes(services),
    ...mailboxRoutes(services),
    ...roadmapRoutes(services),
  ]
}
