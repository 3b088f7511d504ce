import type { Session } from '../../modules/identity/index.ts'
import type { Route } from '../../platform/http/route.ts'
import type { Services } from '../../web/services.ts'
import { fileRoutes } from './file.routes.ts'
import { listRoutes } from './list.routes.ts'
import { messageRoutes } from './message.routes.ts'
import { paymentRoutes } from './payment.routes.ts'
import { showRoutes } from './show.routes.ts'
import { supplementRoutes } from './supplement.routes.ts'
import { timeRoutes } from './time.routes.ts'
import { withdrawRoutes } from './withdraw.routes.ts'

/** One's own dossiers: follow, answer, receive. */
export function ownDossierRoutes(services: Services): readonly Route<Session>[] {
  return [
    ...listRoutes(services),
    ...showRoutes(services),
    ...timeRoutes(services),
    ...messageRoutes(services),
    ...supplementRoutes(services),
    ...paymentRoutes(services),
    ...withdrawRoutes(services),
    ...fileRoutes(services),
  ]
}
