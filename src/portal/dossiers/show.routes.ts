import { findReadableDossier } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { markRead } from '../../modules/notifications/index.ts'
import { notFound, page } from '../../platform/http/reply.ts'
import type { Route } from '../../platform/http/route.ts'
import { citizen } from '../../web/access.ts'
import { citizenContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { portalPage } from '../frame.ts'
import { showView } from './show.page.ts'

export function showRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'portal.dossiers.show',
      method: 'GET',
      path: '/ho-so/:dossier',
      access: citizen,
      handler: async (request) => {
        const ctx = citizenContext(services, request)
        const loaded = await findReadableDossier(ctx, request.params.dossier ?? '')
        if (!loaded) return notFound()
        await markRead(ctx, ctx.actor.accountId, loaded.state.id)
        const view = showView({ services, request }, loaded)
        return page(portalPage(services, request, { ...view, current: 'mine', noIndex: true }))
      },
    },
  ]
}
