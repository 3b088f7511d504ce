import { endSessionById, endSessionsOf, type Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { identityContext } from '../contexts.ts'
import type { Services } from '../services.ts'

/** Does what a form of `sessionList` asks: ends one session of one's own, or all but the present one. */
export async function endPostedSessions(
  services: Services,
  request: Request<Session>,
  accountId: string,
): Promise<void> {
  const ctx = identityContext(services)
  const id = request.body.get('session')
  if (id === 'others') await endSessionsOf(ctx, accountId, request.sessionToken)
  else await endSessionById(ctx, accountId, id)
}
