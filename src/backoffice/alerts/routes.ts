import { CASE_ROLES, listAlertFiles, MUTABLE_KINDS } from '../../modules/dossiers/index.ts'
import { type OfficerActor, postsWith, type Session } from '../../modules/identity/index.ts'
import { listAlerts, listMutes, markAlertsRead, setMutes } from '../../modules/notifications/index.ts'
import { page, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { officer } from '../../web/access.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { backofficePage } from '../frame.ts'
import { officeFormPage } from '../office-form.ts'
import { readPlace, writePlace } from './alert-place.ts'
import { alertsPage } from './list.page.ts'
import { settingsFields, WANTED } from './settings.page.ts'

const PAGE = 25

/** What the system reminds an officer of, and what he wants to be reminded of. */
export function alertRoutes(services: Services): readonly Route<Session>[] {
  const path = '/can-bo/nhac-viec'
  const access = officer(...CASE_ROLES)
  return [
    { name: 'backoffice.alerts', method: 'GET', path, access, handler: (request) => show(services, request) },
    {
      name: 'backoffice.alerts.read',
      method: 'POST',
      path: `${path}/da-doc`,
      access,
      handler: async (request) => {
        await markAlertsRead(services, officerContext(services, request).actor.accountId)
        return seeOther(request.linkTo('backoffice.alerts'))
      },
    },
    {
      name: 'backoffice.alerts.settings',
      method: 'GET',
      path: `${path}/cai-dat`,
      access,
      handler: (request) => showSettings(services, request),
    },
    {
      name: 'backoffice.alerts.settings.save',
      method: 'POST',
      path: `${path}/cai-dat`,
      access,
      handler: (request) => saveSettings(services, request),
    },
  ]
}

async function show(services: Services, request: Request<Session>): Promise<Reply> {
  const { actor } = officerContext(services, request)
  const before = readPlace(request.query['tu'])
  const found = await listAlerts(services.db, actor.accountId, { limit: PAGE + 1, before })
  const alerts = found.slice(0, PAGE)
  const last = alerts.at(-1)
  const files = await listAlertFiles(
    services.db,
    alerts.flatMap(({ dossierId }) => dossierId ?? []),
    agenciesOf(actor),
  )
  const shown = alertsPage(services, request, {
    alerts,
    files: new Map(files.map((file) => [file.dossierId, file])),
    hasUnread: alerts.some(({ readAt }) => readAt === null),
    next: found.length > PAGE && last ? writePlace(last) : undefined,
    isFirst: before === undefined,
  })
  return page(await backofficePage(services, request, { ...shown, current: 'alerts' }))
}

function agenciesOf(actor: OfficerActor): readonly string[] {
  return [...new Set(postsWith(actor, ...CASE_ROLES).map(({ agencyId }) => agencyId))]
}

async function showSettings(services: Services, request: Request<Session>): Promise<Reply> {
  const t = translator(request.locale)
  const { actor } = officerContext(services, request)
  const mutes = await listMutes(services.db, actor.accountId)
  return officeFormPage(services, request, {
    title: t('Chọn loại nhắc việc', 'Choose your reminders'),
    action: request.linkTo('backoffice.alerts.settings.save'),
    fields: settingsFields(request, mutes),
    backLink: { href: request.linkTo('backoffice.alerts'), text: t('Nhắc việc', 'Reminders') },
    current: 'alerts',
    errors: {},
  })
}

async function saveSettings(services: Services, request: Request<Session>): Promise<Reply> {
  const t = translator(request.locale)
  const { actor } = officerContext(services, request)
  const wanted = request.body.getAll(WANTED)
  await setMutes(
    services,
    actor.accountId,
    MUTABLE_KINDS.filter((kind) => !wanted.includes(kind)),
  )
  return withFlash(seeOther(request.linkTo('backoffice.alerts.settings')), {
    kind: 'success',
    text: t('Đã lưu lựa chọn của bạn', 'Your choice is saved'),
  })
}
