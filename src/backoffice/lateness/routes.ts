import { countAgencyTimeliness, headedAgencies, listCalibrations } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { notFound, page, type Reply } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { vietnamDate } from '../../platform/i18n/format.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { backofficePage } from '../frame.ts'
import { figurePeriod } from './figure-period.ts'
import { forecastsPage } from './forecasts.page.ts'
import { headAccess } from './head-access.ts'
import { timelinessPage } from './timeliness.page.ts'

/** Figures of punctuality for heads: of their own agencies, and how true forecasts are. */
export function latenessRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'backoffice.timeliness',
      method: 'GET',
      path: '/can-bo/dung-han',
      access: headAccess,
      // Reads all files of a year.
      rateLimit: { max: 60, windowSeconds: 60, by: 'session' },
      handler: (request) => showTimeliness(services, request),
    },
    {
      name: 'backoffice.forecasts',
      method: 'GET',
      path: '/can-bo/du-bao-tre',
      access: headAccess,
      handler: async (request) => {
        const shown = forecastsPage(request, await listCalibrations(services.db))
        const text = translator(request.locale)('Đúng hạn', 'Dates kept')
        const backLink = { href: request.linkTo('backoffice.timeliness'), text }
        return page(await backofficePage(services, request, { ...shown, backLink, current: 'timeliness' }))
      },
    },
  ]
}

/** Years that can be asked for: this one and the four before. */
const YEARS = 5

/** Another agency's figures are not there. */
async function showTimeliness(services: Services, request: Request<Session>): Promise<Reply> {
  const { actor, directory, clock } = officerContext(services, request)
  const agencies = headedAgencies(actor).flatMap((id) => directory.findAgency(id) ?? [])
  const wanted = request.query['co-quan']
  const agency = wanted === undefined ? agencies[0] : agencies.find(({ id }) => id === wanted)
  if (!agency) return notFound()
  const { nam: year, ky: key } = request.query
  const now = clock.now()
  const period = figurePeriod(
    { ...(year === undefined ? {} : { year }), ...(key === undefined ? {} : { key }) },
    now,
  )
  const thisYear = Number(vietnamDate(now).slice(0, 4))
  const years = Array.from({ length: YEARS }, (_, index) => thisYear - index)
  const count = await countAgencyTimeliness(services, agency.id, period)
  const shown = timelinessPage(services, request, {
    agency,
    agencies,
    years: years.includes(period.year) ? years : [...years, period.year],
    period,
    count,
  })
  return page(await backofficePage(services, request, { ...shown, current: 'timeliness' }))
}
