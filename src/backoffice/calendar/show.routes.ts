import { listDays } from '../../engines/calendar/index.ts'
import { listRecounts } from '../../modules/dossiers/index.ts'
import { type Session, vietnamToday } from '../../modules/identity/index.ts'
import { listCalendarVersions } from '../../modules/organizations/index.ts'
import { page, type Reply } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import type { Services } from '../../web/services.ts'
import { backofficePage } from '../frame.ts'
import { provinceAdmin } from './province-admin.ts'
import { calendarView } from './show.page.ts'

export function showRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'backoffice.calendar',
      method: 'GET',
      path: '/can-bo/lich-lam-viec',
      access: provinceAdmin,
      handler: (request) => show(services, request),
    },
  ]
}

async function show(services: Services, request: Request<Session>): Promise<Reply> {
  const { db, directory, clock } = services
  const calendar = directory.calendarOf('')
  const year = Number(vietnamToday(clock).slice(0, 4))
  const days = listDays(calendar, `${year}-01-01`, `${year + 1}-12-31`)
  const view = calendarView(request, {
    calendar,
    days: days.filter(({ kind }) => kind !== 'WORKING' && kind !== 'REST'),
    versions: await listCalendarVersions(db),
    recounts: await listRecounts(db),
  })
  return page(await backofficePage(services, request, { ...view, current: 'calendar' }))
}
