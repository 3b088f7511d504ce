import { namesOfAccounts, type Session } from '../../modules/identity/index.ts'
import { holderOf, listRecords } from '../../modules/roadmap/index.ts'
import { file, notFound, page, type Reply } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { backofficePage } from '../frame.ts'
import { actRoutes } from './act-form.ts'
import {
  BASE,
  type Desk,
  dueHere,
  listYear,
  type Place,
  placeOf,
  roadmapAccess,
  type Scene,
  sceneOf,
} from './desk.ts'
import { figureListPage } from './figure-list.page.ts'
import { partWords } from './figure-words.ts'
import { REPORT_FORMS } from './report-acts.ts'
import { reportPdf, reportXlsx } from './report-files.ts'
import { reportListPage } from './report-list.page.ts'
import { reportPage } from './report.page.ts'
import { readReportFacts, type ReportFacts } from './report-scene.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const PDF_BRAKE = { max: 60, windowSeconds: 600, by: 'session' } as const
const CURRENT = 'roadmap-reports'

interface Found {
  readonly scene: Scene
  readonly place: Place
  readonly facts: ReportFacts
}

export function reportRoutes(desk: Desk): readonly Route<Session>[] {
  const path = `${BASE}/bao-cao/:agency/:year/:part` as const
  const get = (name: string, below: string, handle: (found: Found) => Promise<Reply>): Route<Session> => ({
    name: `backoffice.roadmap.report${name}`,
    method: 'GET',
    path: `${path}${below}`,
    access: roadmapAccess,
    handler: async (request) => {
      const found = await findReport(desk, request)
      return found ? handle(found) : notFound()
    },
  })
  const { writeForm, signForm, annexForm, receiveForm, askForm } = REPORT_FORMS
  return [
    {
      name: 'backoffice.roadmap.reports',
      method: 'GET',
      path: `${BASE}/bao-cao`,
      access: roadmapAccess,
      handler: (request) => list(desk, request),
    },
    get('', '', show),
    get('.figure', '/so-lieu/:figure', showFigure),
    { ...get('.pdf', '/bao-cao.pdf', sendPdf), rateLimit: PDF_BRAKE },
    { ...get('.xlsx', '/bao-cao.xlsx', sendXlsx), rateLimit: PDF_BRAKE },
    ...actRoutes(desk, writeForm),
    ...actRoutes(desk, signForm),
    ...actRoutes(desk, annexForm),
    ...actRoutes(desk, receiveForm),
    ...actRoutes(desk, askForm),
  ]
}

async function findReport(desk: Desk, request: Request<Session>): Promise<Found | undefined> {
  const scene = await sceneOf(desk, request)
  const place = placeOf(scene)
  const facts = place && (await readReportFacts(scene, place))
  return place && facts ? { scene, place, facts } : undefined
}

async function list(desk: Desk, request: Request<Session>): Promise<Reply> {
  const scene = await sceneOf(desk, request)
  const year = listYear(scene)
  const records = await listRecords(scene.ctx.db, { kind: 'report', year })
  const informationId = holderOf(scene.duties.holders, 'information', scene.today)
  const due = await dueHere(scene)
  const { title, main } = reportListPage(scene, { due, year, records, informationId })
  return page(await backofficePage(desk.services, request, { title, main, current: CURRENT }))
}

async function show({ scene, place, facts }: Found): Promise<Reply> {
  const { request, services, ctx } = scene
  const { signed, annexes } = facts.report
  const signers = [...(signed ? [signed.signedBy] : []), ...annexes.map(({ signedBy }) => signedBy)]
  const names = await namesOfAccounts(ctx.db, signers)
  const t = translator(request.locale)
  const { title, main } = reportPage(scene, { ...place, facts, names })
  return page(
    await backofficePage(services, request, {
      title,
      main,
      current: CURRENT,
      backLink: {
        href: request.linkTo('backoffice.roadmap.reports', {}, { nam: String(place.year) }),
        text: t('Báo cáo của các cơ quan', 'Reports of agencies'),
      },
    }),
  )
}

/** The list behind a figure: of the report, or of one of its annexes. */
async function showFigure({ scene, place, facts }: Found): Promise<Reply> {
  const { request, services } = scene
  const { locale } = request
  const annexNo = request.query['phu-luc'] ?? ''
  const annex = facts.report.annexes.find(({ no }) => String(no) === annexNo)
  if (annexNo !== '' && !annex) return notFound()
  const { figures, asOf } = annex ?? facts
  const shown = figureListPage(place, { figures, asOf, key: request.params['figure'] ?? '' }, locale)
  if (!shown) return notFound()
  return page(
    await backofficePage(services, request, {
      ...shown,
      current: CURRENT,
      backLink: {
        href: request.linkTo('backoffice.roadmap.report', {
          agency: place.agency.id,
          year: place.year,
          part: facts.part,
        }),
        text: partWords(facts.part, place.year, translator(locale)),
      },
    }),
  )
}

async function sendPdf({ scene, place, facts }: Found): Promise<Reply> {
  const bytes = await reportPdf(scene, place, facts)
  return file(bytes, { type: 'application/pdf', name: `${fileName(place, facts)}.pdf`, inline: true })
}

async function sendXlsx({ scene, place, facts }: Found): Promise<Reply> {
  const bytes = await reportXlsx(place, facts, scene.request.locale)
  return file(bytes, { type: XLSX, name: `${fileName(place, facts)}.xlsx` })
}

const fileName = ({ agency, year }: Place, { part }: ReportFacts): string =>
  `bao-cao-${agency.id}-${year}-${part}`
