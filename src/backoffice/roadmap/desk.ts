import { type Session, vietnamToday } from '../../modules/identity/index.ts'
import type { Agency } from '../../modules/organizations/index.ts'
import {
  type Duties,
  dutiesToday,
  isYear,
  listReportsDue,
  mayRead,
  plannerPost,
  type ReadStanding,
  readsAll,
  type ReportDueHere,
  type ReportContext,
  reportingAgencies,
  ROADMAP_ROLES,
} from '../../modules/roadmap/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { isId, newId } from '../../platform/ids/id.ts'
import { officer } from '../../web/access.ts'
import { officerContext } from '../../web/contexts.ts'
import { fileReader } from '../../web/roadmap/index.ts'
import type { Services } from '../../web/services.ts'

export const BASE = '/can-bo/lo-trinh'
export const roadmapAccess = officer(...ROADMAP_ROLES)
export const YEAR_FIELD = 'nam'
/** Version of the record a form was made from. */
export const SEEN_FIELD = 'ban'

/** What all pages of the roadmap stand on. */
export interface Desk {
  readonly services: Services
  readonly readStanding: ReadStanding
}

/** Who looks, at what of it he may. */
export interface Scene extends Desk {
  readonly request: Request<Session>
  readonly ctx: ReportContext
  readonly duties: Duties
  readonly today: string
  /** Agencies whose records open to this officer. */
  readonly agencies: readonly Agency[]
}

export async function sceneOf(desk: Desk, request: Request<Session>): Promise<Scene> {
  const { services, readStanding } = desk
  const { db, clock, directory, catalog, actor } = officerContext(services, request)
  const readFiles = fileReader({ db, clock, directory, catalog })
  const ctx: ReportContext = { db, clock, directory, catalog, actor, readStanding, readFiles }
  const duties = await dutiesToday(ctx)
  const isForAll = readsAll(actor, directory, duties)
  const reporting = new Set(reportingAgencies(services))
  const agencies = directory.agencies.filter(
    ({ id }) => plannerPost(actor, id) !== undefined || (isForAll && reporting.has(id)),
  )
  return { ...desk, request, ctx, duties, today: vietnamToday(clock), agencies }
}

/** Id in the address of a form, or in the form itself when it comes back; '' where there is none. */
export function askedId({ request }: Scene, field: string): string {
  const id = request.method === 'POST' ? request.body.get(field) : (request.query[field] ?? '')
  return isId(id) ? id : ''
}

/** The same for a thing to be made, which gets its id here where the address brought none. */
export const idInHand = (scene: Scene, field: string): string =>
  askedId(scene, field) || newId(scene.ctx.clock)

/** For a link to the form of a thing to be made: sent twice, or once more from the page before, it is one thing. */
export function freshId({ ctx }: Scene, field: string): Readonly<Record<string, string>> {
  return { [field]: newId(ctx.clock) }
}

export interface Place {
  readonly agency: Agency
  readonly year: number
}

/** Of the address; undefined where nothing is for this officer. */
export function placeOf(scene: Scene): Place | undefined {
  const { request, ctx, duties } = scene
  const agency = ctx.directory.findAgency(request.params['agency'] ?? '')
  const year = yearOf(request.params['year'] ?? '')
  if (!agency || year === undefined) return undefined
  const isOpen = mayRead(ctx.actor, agency.id, { ...duties, directory: ctx.directory })
  return isOpen ? { agency, year } : undefined
}

function yearOf(text: string): number | undefined {
  const year = /^\d{4}$/.test(text) ? Number(text) : 0
  return isYear(year) ? year : undefined
}

/** The year of a list: asked for, else this one. */
export function listYear({ request, today }: Scene): number {
  return yearOf(request.query[YEAR_FIELD] ?? '') ?? Number(today.slice(0, 4))
}

/** Reports that wait for a signature of this officer's own agencies. */
export function dueHere({ ctx, agencies, today }: Scene): Promise<readonly ReportDueHere[]> {
  const own = agencies.filter(({ id }) => plannerPost(ctx.actor, id) !== undefined)
  const reporting = new Set(reportingAgencies(ctx))
  return listReportsDue(
    ctx.db,
    own.flatMap(({ id }) => (reporting.has(id) ? [id] : [])),
    today,
  )
}
