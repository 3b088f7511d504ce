import { askToMoveFiles, movableAgencies, vietnamDay } from '../../modules/dossiers/index.ts'
import { type OfficerActor, postsWith, type Session } from '../../modules/identity/index.ts'
import { isId } from '../../platform/ids/id.ts'
import { forbidden, notFound, page, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { officer } from '../../web/access.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { openFilesPage, type OpenFilesView } from './open-files.page.ts'
import { procedureDesk, REGISTER_BASE, registerAccess } from './register-desk.ts'

const LEADERS = ['agency_leader', 'unit_leader'] as const

/** Files that go by an older revision: what becomes of each, all that may move at once, the others one by one. */
export function openFilesRoutes(services: Services): readonly Route<Session>[] {
  const path = `${REGISTER_BASE}/:procedure/ho-so-dang-mo` as const
  return [
    {
      name: 'backoffice.procedures.files',
      method: 'GET',
      path,
      access: officer('agency_admin', 'province_admin', ...LEADERS),
      handler: (request) => show(services, request),
    },
    {
      name: 'backoffice.procedures.files.move',
      method: 'POST',
      path: `${path}/chuyen`,
      access: registerAccess,
      handler: (request) => move(services, request),
    },
  ]
}

async function show(services: Services, request: Request<Session>): Promise<Reply> {
  const view = viewOf(services, request)
  return view ? page(await openFilesPage(services, request, view)) : notFound()
}

function viewOf(services: Services, request: Request<Session>): OpenFilesView | undefined {
  const desk = procedureDesk(services, request)
  if (!desk) return undefined
  const { actor, latest } = desk
  const movable = movableAgencies(actor)
  const place = (name: string) => {
    const id = request.query[name]
    return id && isId(id) ? id : undefined
  }
  return {
    latest,
    inForce: services.catalog.revisionOn(latest.procedureId, vietnamDay(services.clock.now())),
    seen: movable === null ? null : [...new Set([...(movable ?? []), ...ledBy(actor)])],
    movable,
    ledBy: ledBy(actor),
    after: { keeps: place('giu'), 'may-move': place('chuyen'), 'to-decide': place('quyet') },
  }
}

function ledBy(actor: OfficerActor): readonly string[] {
  return [...new Set(postsWith(actor, ...LEADERS).map(({ agencyId }) => agencyId))]
}

async function move(services: Services, request: Request<Session>): Promise<Reply> {
  const procedureId = request.params['procedure'] ?? ''
  if (!procedureDesk(services, request)) return notFound()
  const t = translator(request.locale)
  const back = seeOther(request.linkTo('backoffice.procedures.files', { procedure: procedureId }))
  const revision = Number(request.body.get('revision'))
  const outcome = await askToMoveFiles(officerContext(services, request), { procedureId, revision })
  if (outcome.kind === 'done')
    return withFlash(back, {
      kind: 'success',
      text: t('Đang chuyển các hồ sơ có thể chuyển.', 'Files that may move are being moved.'),
    })
  if (outcome.reason === 'not-your-role') return forbidden()
  return withFlash(back, {
    kind: 'warning',
    text: t(
      'Phiên bản vừa thay đổi, hãy xem lại rồi chuyển.',
      'The revision changed meanwhile: look again, then move.',
    ),
  })
}
