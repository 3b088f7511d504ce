import { listDrafts, listOwnDossiers } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { listUnreadDossiers } from '../../modules/notifications/index.ts'
import { page } from '../../platform/http/reply.ts'
import type { Route } from '../../platform/http/route.ts'
import { citizen } from '../../web/access.ts'
import { citizenContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { portalPage } from '../frame.ts'
import { listView } from './list.page.ts'

const PAGE = 20

export function listRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'portal.dossiers.list',
      method: 'GET',
      path: '/ho-so',
      access: citizen,
      handler: async (request) => {
        const ctx = citizenContext(services, request)
        const before = readBefore(request.query.truoc)
        const [drafts, dossiers, unread] = await Promise.all([
          before ? [] : listDrafts(ctx.db, ctx.actor.accountId),
          listOwnDossiers(ctx.db, ctx.actor.accountId, { limit: PAGE + 1, ...(before ? { before } : {}) }),
          listUnreadDossiers(ctx.db, ctx.actor.accountId),
        ])
        const shown = dossiers.slice(0, PAGE)
        const last = dossiers.length > PAGE ? shown.at(-1) : undefined
        const view = listView(
          { services, request },
          {
            drafts,
            unread,
            dossiers: shown,
            next: last && `${last.submittedAt.toISOString()}_${last.dossierId}`,
          },
        )
        return page(
          portalPage(services, request, {
            title: view.title,
            main: view.main,
            current: 'mine',
            noIndex: true,
          }),
        )
      },
    },
  ]
}

/** Where the page before ended: a time and an id; anything else is the first page. */
function readBefore(text: string | undefined): { at: Date; id: string } | undefined {
  const [at = '', id = ''] = (text ?? '').split('_')
  const time = Date.parse(at)
  return Number.isNaN(time) || !/^[0-9a-f-]{36}$/.test(id) ? undefined : { at: new Date(time), id }
}
