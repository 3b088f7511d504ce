import type { Session } from '../../modules/identity/index.ts'
import { notFound, page } from '../../platform/http/reply.ts'
import type { Route } from '../../platform/http/route.ts'
import { anyone } from '../../web/access.ts'
import type { Services } from '../../web/services.ts'
import { portalPage } from '../frame.ts'
import { listMailbox } from './list-mailbox.ts'
import { mailboxView } from './mailbox.page.ts'

/** What the demo mailbox took, open to whoever tries the system; outside demo mode the page does not exist. */
export function mailboxRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'portal.mailbox',
      method: 'GET',
      path: '/hop-thu-thu',
      access: anyone,
      handler: async (request) => {
        if (services.mailboxFolder === undefined) return notFound()
        const messages = await listMailbox(services.mailboxFolder)
        const view = mailboxView(messages, request.locale)
        return page(portalPage(services, request, { title: view.title, main: view.main, noIndex: true }))
      },
    },
  ]
}
