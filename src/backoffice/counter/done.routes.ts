import { listReceived } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { notFound, page, type Reply } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { vietnamDate } from '../../platform/i18n/format.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { backofficePage } from '../frame.ts'
import { deskAccess, findDeskFile } from '../reception/desk-file.ts'
import { counterDonePage } from './done.page.ts'
import { todayPage } from './today.page.ts'

export function counterDoneRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'backoffice.counter.done',
      method: 'GET',
      path: '/can-bo/quay/xong/:dossier',
      access: deskAccess,
      handler: (request) => showDone(services, request),
    },
    {
      name: 'backoffice.counter.today',
      method: 'GET',
      path: '/can-bo/quay/hom-nay',
      access: deskAccess,
      handler: (request) => showToday(services, request),
    },
  ]
}

async function showDone(services: Services, request: Request<Session>): Promise<Reply> {
  const file = await findDeskFile(services, request)
  if (!file?.loaded.state.receivedAt) return notFound()
  const wantsReceipt = request.query['giay'] !== undefined
  return page(
    await backofficePage(services, request, { ...counterDonePage(file, wantsReceipt), current: 'counter' }),
  )
}

async function showToday(services: Services, request: Request<Session>): Promise<Reply> {
  const { actor, db, clock } = officerContext(services, request)
  const day = vietnamDate(clock.now())
  const received = await listReceived(db, actor, day)
  return page(
    await backofficePage(services, request, {
      ...todayPage(services, request, { day, received }),
      current: 'counter',
    }),
  )
}
