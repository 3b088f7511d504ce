import { findFacts, type ProcedureRevision } from '../../modules/catalog/index.ts'
import type { DocumentInput } from '../../modules/documents/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { file, notFound, type Reply, seeOther } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { instantAt } from '../../engines/calendar/index.ts'
import { vietnamDate } from '../../platform/i18n/format.ts'
import { anyone } from '../../web/access.ts'
import { blankFormDocument } from '../../web/blank-form.ts'
import type { Services } from '../../web/services.ts'
import type { FindFigures } from '../figures/dossier-figures.ts'
import { portalPage } from '../frame.ts'
import { levelLine } from '../levels/level-line.ts'
import { listView } from './list.page.ts'
import { listedView } from './listed.page.ts'
import { PdfShelf } from './pdf-shelf.ts'
import { sheetDocument } from './sheet-documents.ts'
import { showView } from './show.page.ts'

// Drawing is the dear part, and a document drawn is kept: this many an hour is a reader, more is a machine.
const PDF_BRAKE = { max: 120, windowSeconds: 600, by: 'ip' } as const

/** The catalogue and the sheets. A sheet is the same for the whole world and served from ready bytes. */
export function catalogRoutes(services: Services, figures: FindFigures): readonly Route<Session>[] {
  return [
    {
      name: 'portal.catalog.list',
      method: 'GET',
      path: '/dich-vu',
      access: anyone,
      cache: 'public',
      handler: (request) =>
        services.pages.serve(request, ['catalog'], () =>
          portalPage(services, request, { ...listView(services, request), current: 'catalog' }),
        ),
    },
    {
      name: 'portal.catalog.show',
      method: 'GET',
      path: '/dich-vu/:procedure',
      access: anyone,
      cache: 'public',
      handler: (request) => showSheet(services, request, figures),
    },
    ...pdfRoutes(services),
  ]
}

function findRevision({ catalog }: Services, request: Request<Session>): ProcedureRevision | undefined {
  return catalog.findProcedure(request.params['procedure'] ?? '')
}

function showSheet(
  services: Services,
  request: Request<Session>,
  figures: FindFigures,
): Reply | Promise<Reply> {
  const revision = findRevision(services, request)
  if (!revision) return showListed(services, request)
  return services.pages.serve(request, ['catalog', 'levels'], async () => {
    const [counted, level] = await Promise.all([figures(), levelLine(services, revision, request.locale)])
    const facts = { revision, figures: counted, level }
    return portalPage(services, request, showView(services, request, facts))
  })
}

async function showListed(services: Services, request: Request<Session>): Promise<Reply> {
  const listed = services.catalog.findListed(request.params['procedure'] ?? '')
  const facts = listed && (await findFacts(services.db, listed))
  if (!listed || !facts) return byNationalCode(services, request)
  return services.pages.serve(request, ['catalog'], () =>
    portalPage(services, request, listedView(request, listed, facts)),
  )
}

/** A procedure that was listed by its national code keeps that address when it gets an id of its own. */
function byNationalCode({ catalog }: Services, request: Request<Session>): Reply {
  const code = request.params['procedure'] ?? ''
  const found = catalog.procedures.find(({ record }) => record.nationalCode === code)
  return found
    ? seeOther(request.linkTo('portal.catalog.show', { procedure: found.procedureId }))
    : notFound()
}

function pdfRoutes(services: Services): readonly Route<Session>[] {
  const shelf = new PdfShelf()
  const reply = async (key: string, name: string, document: () => DocumentInput): Promise<Reply> => {
    const bytes = await shelf.get(key, () => {
      const { template, data } = document()
      return services.pdf.render(template, data)
    })
    return file(bytes, { type: 'application/pdf', name, inline: true, size: bytes.length })
  }
  const common = { method: 'GET', access: anyone, anonymous: true, rateLimit: PDF_BRAKE } as const
  return [
    {
      ...common,
      name: 'portal.catalog.sheet-pdf',
      path: '/dich-vu/:procedure/huong-dan.pdf',
      handler: async (request) => {
        const revision = findRevision(services, request)
        if (!revision) return notFound()
        const { procedureId, revision: number } = revision
        const { locale } = request
        const level = await levelLine(services, revision, locale)
        // The day of printing stands on the paper: a new day draws a new one.
        const day = vietnamDate(services.clock.now())
        const path = request.linkTo('portal.catalog.show', { procedure: procedureId })
        return reply(
          `sheet ${procedureId} ${number} ${locale} ${day} ${level}`,
          `huong-dan-${procedureId}.pdf`,
          () =>
            sheetDocument(services, revision, { locale, path, level, printedAt: instantAt(day, '00:00') }),
        )
      },
    },
    {
      ...common,
      name: 'portal.catalog.form-pdf',
      path: '/dich-vu/:procedure/mau-to-khai.pdf',
      handler: (request) => {
        const revision = findRevision(services, request)
        if (!revision) return notFound()
        const { procedureId, formVersion, revision: number, validFrom } = revision
        return reply(`form ${procedureId} ${number} ${formVersion}`, `to-khai-${procedureId}.pdf`, () =>
          blankFormDocument(services, revision, instantAt(validFrom, '00:00')),
        )
      },
    },
  ]
}
