import type { Session } from '../../modules/identity/index.ts'
import { instantAt } from '../../engines/calendar/index.ts'
import {
  CASE_ROLES,
  deskScope,
  findHandOverSlip,
  listHandOverSlips,
  listToTransfer,
  transferDossiers,
} from '../../modules/dossiers/index.ts'
import { namesOfAccounts, postsWith } from '../../modules/identity/index.ts'
import { file, invalid, notFound, page, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { vietnamDate } from '../../platform/i18n/format.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { officer } from '../../web/access.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { backofficePage } from '../frame.ts'
import { deskAccess } from '../reception/desk-file.ts'
import { handOverSlipPdf } from './hand-over-slip-pdf.ts'
import { ALL, FIELDS, transferPage } from './transfer.page.ts'
import { transferLines } from './transfer-lines.ts'

/** Papers leave the desk: which, for whom, and the slip that goes with them. */
export function transferRoutes(services: Services): readonly Route<Session>[] {
  const path = '/can-bo/chuyen-ho-so'
  return [
    {
      name: 'backoffice.transfer',
      method: 'GET',
      path,
      access: deskAccess,
      handler: async (request) => page(await draw(services, request)),
    },
    {
      name: 'backoffice.transfer.send',
      method: 'POST',
      path,
      access: deskAccess,
      handler: (request) => transfer(services, request),
    },
    {
      name: 'backoffice.transfer.slip',
      method: 'GET',
      path: `${path}/:slip/phieu-giao-nhan.pdf`,
      // Who takes the papers may print it too; which officers those are, the slip says.
      access: officer(...CASE_ROLES),
      // Making a PDF is work for a machine of two cores.
      rateLimit: { max: 120, windowSeconds: 600, by: 'session' },
      handler: (request) => showSlip(services, request),
    },
  ]
}

async function draw(services: Services, request: Request<Session>, isNothingChosen = false) {
  const ctx = officerContext(services, request)
  const scope = deskScope(ctx.catalog, ctx.actor)
  const [{ rows, hasMore }, slips] = await Promise.all([
    listToTransfer(ctx.db, scope),
    todaysSlips(services, request),
  ])
  const shown = transferPage(request, {
    lines: transferLines(services, request, rows),
    hasMore,
    slips,
    isNothingChosen,
  })
  return backofficePage(services, request, {
    ...shown,
    current: 'transfer',
    errorCount: isNothingChosen ? 1 : 0,
  })
}

async function todaysSlips(services: Services, request: Request<Session>) {
  const ctx = officerContext(services, request)
  const { directory, db, clock } = ctx
  const desks = [...new Set(postsWith(ctx.actor, 'receptionist').map(({ agencyId }) => agencyId))]
  const entries = await listHandOverSlips(ctx, desks, instantAt(vietnamDate(clock.now()), '00:00'))
  const names = await namesOfAccounts(
    db,
    entries.map(({ giverAccountId }) => giverAccountId),
  )
  return entries.map((entry) => ({
    ...entry,
    giver: names.get(entry.giverAccountId) ?? '',
    unit: entry.unitId === undefined ? undefined : directory.findUnit(entry.unitId),
  }))
}

async function transfer(services: Services, request: Request<Session>): Promise<Reply> {
  const ctx = officerContext(services, request)
  const t = translator(request.locale)
  // All means those that were on the screen, and so in the pile on the desk: none that came in meanwhile.
  const ids =
    request.body.get(FIELDS.act) === ALL
      ? request.body.get(FIELDS.shown).split(' ')
      : request.body.getAll(FIELDS.chosen)
  if (ids.length === 0) return invalid(await draw(services, request, true))
  const slips = await transferDossiers(ctx, ids)
  const count = slips.reduce((sum, slip) => sum + slip.count, 0)
  const back = seeOther(request.linkTo('backoffice.transfer'))
  if (count === 0)
    return withFlash(back, {
      kind: 'info',
      text: t(
        'Các hồ sơ này đã được chuyển trước đó. Phiếu giao nhận ở bên dưới.',
        'These files were handed over before. Their slips are below.',
      ),
    })
  return withFlash(back, {
    kind: 'success',
    text: t(
      `Đã chuyển ${count} hồ sơ. In ${slips.length} phiếu giao nhận ở bên dưới.`,
      `${count} files handed over. Print ${slips.length} slips below.`,
    ),
  })
}

async function showSlip(services: Services, request: Request<Session>): Promise<Reply> {
  const ctx = officerContext(services, request)
  const slip = await findHandOverSlip(ctx, request.params['slip'] ?? '')
  if (!slip) return notFound()
  const pdf = await handOverSlipPdf(ctx, slip)
  return file(pdf, { type: 'application/pdf', name: `phieu-giao-nhan-${slip.slipId}.pdf`, inline: true })
}
