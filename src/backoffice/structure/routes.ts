import {
  askReorganisation,
  countByAgency,
  listReorganisationRuns,
  previewReorganisation,
} from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import {
  findReorganisationPack,
  listReorganisationPacks,
  listReorganisations,
} from '../../modules/organizations/index.ts'
import { forbidden, notFound, page, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { officer } from '../../web/access.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { backofficePage } from '../frame.ts'
import { READING_FIELD, readReading } from '../reading-links.ts'
import { packView } from './pack.page.ts'
import { structureView } from './structure.page.ts'

/** The map of the administration is the whole province's. */
const provinceAdmin = officer('province_admin')

/** Reorganisations: what there is, what one would do, and what was done. */
export function structureRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'backoffice.structure',
      method: 'GET',
      path: '/can-bo/co-cau',
      access: provinceAdmin,
      handler: (request) => show(services, request),
    },
    {
      name: 'backoffice.structure.pack',
      method: 'GET',
      path: '/can-bo/co-cau/:pack',
      access: provinceAdmin,
      handler: (request) => showPack(services, request),
    },
    {
      name: 'backoffice.structure.apply.do',
      method: 'POST',
      path: '/can-bo/co-cau/:pack',
      access: provinceAdmin,
      handler: (request) => apply(services, request),
    },
  ]
}

async function show(services: Services, request: Request<Session>): Promise<Reply> {
  const { db, directory } = services
  const [ids, applied, runs, asItWas, asItIsNow] = await Promise.all([
    listReorganisationPacks(),
    listReorganisations(db),
    listReorganisationRuns(db),
    countByAgency(db, directory, 'as-it-was'),
    countByAgency(db, directory, 'as-it-is-now'),
  ])
  const packs = (await Promise.all(ids.map(findReorganisationPack))).filter((pack) => pack !== undefined)
  const reading = readReading(request.query[READING_FIELD], 'as-it-was')
  const figures = reading === 'as-it-was' ? asItWas : asItIsNow
  const view = { packs, applied, runs, reading, figures, directory } as const
  return page(
    await backofficePage(services, request, { ...structureView(request, view), current: 'structure' }),
  )
}

async function showPack(services: Services, request: Request<Session>): Promise<Reply> {
  const pack = await findReorganisationPack(request.params['pack'] ?? '')
  if (!pack) return notFound()
  const [applied] = (await listReorganisations(services.db)).filter(({ id }) => id === pack.id)
  const run = (await listReorganisationRuns(services.db)).find(({ packId }) => packId === pack.id)
  const isRunning = run !== undefined && run.finishedAt === null
  // While it is being applied a preview would wait for it.
  const outcome = isRunning ? undefined : await previewReorganisation(officerContext(services, request), pack)
  const today = services.clock.now()
  const view = packView(request, { pack, applied, run, outcome, today, directory: services.directory })
  const t = translator(request.locale)
  return page(
    await backofficePage(services, request, {
      ...view,
      current: 'structure',
      backLink: {
        href: request.linkTo('backoffice.structure'),
        text: t('Cơ cấu tổ chức', 'Structure'),
      },
    }),
  )
}

async function apply(services: Services, request: Request<Session>): Promise<Reply> {
  const pack = await findReorganisationPack(request.params['pack'] ?? '')
  if (!pack) return notFound()
  const outcome = await askReorganisation(officerContext(services, request), pack.id)
  if (outcome.kind === 'refused') return forbidden()
  const t = translator(request.locale)
  return withFlash(seeOther(request.linkTo('backoffice.structure.pack', { pack: pack.id })), {
    kind: 'success',
    text: t(
      'Đã yêu cầu thực hiện. Trang này cho biết tiến độ và kết quả.',
      'Asked for. This page shows the progress and the result.',
    ),
  })
}
