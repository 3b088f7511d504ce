import { scaleOn } from '../../engines/levels/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { countLevels, findLevelRules, listLevels, upgradeCandidates } from '../../modules/levels/index.ts'
import { page, type Reply } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { vietnamDate } from '../../platform/i18n/format.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { officer } from '../../web/access.ts'
import { currentDeclarations } from '../../web/levels/index.ts'
import type { Services } from '../../web/services.ts'
import { backofficePage } from '../frame.ts'
import { candidatesPage } from './candidates.page.ts'
import { readLevelFilter } from './level-query.ts'
import { levelsPage } from './list.page.ts'

/** Levels are open to the public too: any officer in a post may look. */
const anyPost = officer()
const PAGE_SIZE = 50

export function officeLevelRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'backoffice.levels',
      method: 'GET',
      path: '/can-bo/muc-do',
      access: anyPost,
      handler: (request) => showLevels(services, request),
    },
    {
      name: 'backoffice.levels.candidates',
      method: 'GET',
      path: '/can-bo/muc-do/nang-muc',
      access: anyPost,
      // Counts the files of many days.
      rateLimit: { max: 60, windowSeconds: 60, by: 'session' },
      handler: (request) => showCandidates(services, request),
    },
  ]
}

async function showLevels(services: Services, request: Request<Session>): Promise<Reply> {
  const { db, catalog, directory, clock } = services
  const rules = await findLevelRules(db)
  const day = vietnamDate(clock.now())
  const scale = rules && scaleOn(rules.scales, day)
  const offering = new Set(catalog.services.map(({ agencyId }) => agencyId))
  const agencies = directory.agencies.filter(({ id }) => offering.has(id))
  const filter = readLevelFilter(request.query, {
    agencyIds: agencies.map(({ id }) => id),
    levels: scale?.levels.map(({ id }) => id) ?? [],
  })
  const after = request.query['tu']
  const [listed, counts, declarations] = await Promise.all([
    listLevels(db, filter, { after, limit: PAGE_SIZE }),
    countLevels(db, filter),
    currentDeclarations(services, day),
  ])
  const shown = levelsPage(services, request, {
    rules,
    scale,
    agencies,
    filter,
    counts,
    declarations,
    ...listed,
    isFirst: after === undefined,
  })
  return page(await backofficePage(services, request, { ...shown, current: 'levels' }))
}

async function showCandidates(services: Services, request: Request<Session>): Promise<Reply> {
  const [rules, found] = await Promise.all([findLevelRules(services.db), upgradeCandidates(services)])
  const shown = candidatesPage(services, request, { rules, found })
  const text = translator(request.locale)('Mức độ dịch vụ', 'Levels of services')
  const backLink = { href: request.linkTo('backoffice.levels'), text }
  return page(await backofficePage(services, request, { ...shown, backLink, current: 'levels' }))
}
