import type { Session } from '../../modules/identity/index.ts'
import type { Route } from '../../platform/http/route.ts'
import type { Services } from '../../web/services.ts'

export function ownDossierRoutes(_services: Services): readonly Route<Session>[] {
  return []
}
