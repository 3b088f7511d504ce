import { findReadableDossier } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { notFound, page } from '../../platform/http/reply.ts'
import type { Route } from '../../platform/http/route.ts'
import { citizen } from '../../web/access.ts'
import { citizenContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { portalPage } from '../frame.ts'
import { timeView } from './time.page.ts'

export function timeRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'portal.dossiers.time',
      method: 'GET',
      path: '/ho-so/:dossier/thoi-han',
      access: citizen,
      handler: async (request) => {
        const loaded = await findReadableDossier(
          citizenContext(services, request),
          request.params.dossier ?? '',
        )
        if (!loaded) return notFound()
        return page(
          portalPage(services, request, {
            ...timeView({ services, request }, loaded),
            current: 'mine',
            noIndex: true,
            backLink: { href: request.linkTo('portal.dossiers.show', { dossier: loaded.state.id }) },
          }),
        )
      },
    },
  ]
}
