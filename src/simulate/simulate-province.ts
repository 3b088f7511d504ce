import { addWorkingHours, instantAt } from '../engines/calendar/index.ts'
import { seededRandom } from '../engines/forms/index.ts'
import { loadCatalog } from '../modules/catalog/index.ts'
import { DOCUMENT_TEMPLATES } from '../modules/documents/index.ts'
import { type DossierState, findReadableDossier, sealRoots } from '../modules/dossiers/index.ts'
import { loadDirectory } from '../modules/organizations/index.ts'
import { manualClock } from '../platform/clock/clock.ts'
import type { Db } from '../platform/db/database.ts'
import type { FileStore } from '../platform/files/index.ts'
import type { Log } from '../platform/log/log.ts'
import { createPdfRenderer } from '../platform/pdf/pdf-renderer.ts'
import { tinosFontFiles } from '../platform/pdf/tinos-fonts.ts'
import { act, type NextAct, nextAct } from './act.ts'
import { Agenda } from './agenda.ts'
import { arrive } from './arrive.ts'
import { loadCaseOfficers } from './case-officers.ts'
import { choosePace, chooseShape, fitShape, limitHours } from './life-shape.ts'
import { OfficeDays } from './office-days.ts'
import { serviceChooser } from './service-choice.ts'
import { silenceNotices } from './silence-notices.ts'
import { countAccounts, insertAccounts, seedOf } from './simulated-accounts.ts'
import { contextFor, type SimulatedDossier, type SimulatedProvince } from './simulated-province.ts'
import { apologyMoment } from './time-acts.ts'

export interface SimulationWish {
  readonly files: number
  readonly seed: number
  /** First and last day, `YYYY-MM-DD`. */
  readonly from: string
  readonly to: string
}

export interface SimulationOptions {
  /** Within the grants of the application: the simulated people may do no more than real ones. */
  readonly db: Db
  readonly log: Log
  readonly files: FileStore
  readonly publicUrl: string
  readonly wish: SimulationWish
  /** What else is done in those days, in the order of time with the dossiers. */
  readonly alongside?: ((province: SimulatedProvince) => Promise<readonly SideAct[]>) | undefined
  onProgress?(dossiers: number): void
}

interface SideAct {
  readonly at: Date
  readonly act: () => Promise<void>
}

export interface Simulated {
  /** In the order of arrival. */
  readonly dossierIds: readonly string[]
  readonly endsAt: Date
  readonly roots: number
  /** Jobs of notices that were taken out of the queue. */
  readonly silenced: number
}

interface Visit {
  readonly dossier: SimulatedDossier
  /** Absent: it arrives. */
  readonly next?: { readonly next: NextAct; readonly state: DossierState }
}

type Appointment = Visit | SideAct

/** Lives the period through: everybody acts when his time comes, in the order of time over all dossiers. */
export async function simulateProvince(options: SimulationOptions): Promise<Simulated> {
  const { wish, db } = options
  const province = await openProvince(options)
  const { clock } = province
  const endsAt = instantAt(wish.to, '18:00')
  const agenda = new Agenda<Appointment>()
  const arrived: string[] = []
  try {
    for (const side of (await options.alongside?.(province)) ?? []) agenda.plan(side.at, side)
    for (const dossier of drawDossiers(province, wish)) agenda.plan(dossier.arrivesAt, { dossier })
    for (let visit = agenda.next(); visit && visit.at <= endsAt; visit = agenda.next()) {
      clock.set(visit.at)
      if ('act' in visit.what) {
        await visit.what.act()
        continue
      }
      const following = await visitDossier(province, visit.what)
      if (!visit.what.next && visit.what.dossier.id !== '') {
        arrived.push(visit.what.dossier.id)
        options.onProgress?.(arrived.length)
      }
      if (following) agenda.plan(following.at, following.what)
    }
  } finally {
    await province.pdf.close()
  }
  clock.set(endsAt)
  const silenced = await silenceNotices(db, clock, arrived)
  return { dossierIds: arrived, endsAt, silenced, roots: await sealRoots({ db, clock }) }
}

/** Does what the visit is for; gives the next one, if this dossier has one. */
async function visitDossier(
  province: SimulatedProvince,
  { dossier, next }: Visit,
): Promise<{ readonly at: Date; readonly what: Visit } | undefined> {
  const state = next ? await act(province, dossier, next) : await welcome(province, dossier)
  const following = state && nextAct(dossier, state)
  if (!state || !following) return undefined
  const nextAt = timeOf(province, dossier, following)
  const letterAt = await apologyMoment(province, dossier, { state, nextAt })
  const planned: NextAct = letterAt ? { kind: 'apologise' } : following
  return { at: letterAt ?? nextAt, what: { dossier, next: { next: planned, state } } }
}

async function openProvince(options: SimulationOptions): Promise<SimulatedProvince> {
  const { db, log, files, publicUrl, wish } = options
  const clock = manualClock(instantAt(wish.from, '00:00'))
  const directory = await loadDirectory(db)
  const catalog = await loadCatalog(db, directory)
  const accounts = { seed: wish.seed, offset: await countAccounts(db) }
  const count = Math.ceil(wish.files / 4)
  const accountIds = await insertAccounts(db, clock, { ...accounts, count, from: wish.from })
  const pdf = createPdfRenderer({ templateDirs: [DOCUMENT_TEMPLATES], fonts: tinosFontFiles() })
  const officers = await loadCaseOfficers(db)
  return { db, clock, log, directory, catalog, files, pdf, publicUrl, officers, accounts, accountIds }
}

const GROWTH = 1.3
const TRANSFERS = 0.9
const PAYS_DUTY = 0.04
/** Of the dossiers that get late. */
const APOLOGISES = 0.6

function drawDossiers(
  { catalog, directory }: SimulatedProvince,
  wish: SimulationWish,
): readonly SimulatedDossier[] {
  // One calendar serves the whole province.
  const days = new OfficeDays(directory.calendarOf(''), wish.from, wish.to)
  const chooseService = serviceChooser(catalog)
  return Array.from({ length: wish.files }, (_, index) => {
    const random = seededRandom(seedOf(wish.seed, index))
    // The first numbers of neighbouring seeds are alike.
    random()
    const service = chooseService(random)
    const revision = catalog.findProcedure(service.procedureId)
    if (!revision) throw new Error(`no procedure ${service.procedureId}`)
    const shape = chooseShape(random, revision)
    return {
      index,
      service,
      revision,
      shape,
      arrivesAt: days.momentAt((index + random()) / wish.files, GROWTH, shape.channel),
      pace: choosePace(random),
      withdrawnAfter: Math.floor(random() * 4),
      random,
      id: '',
      applicant: undefined,
      acts: 0,
      sentBack: false,
      transfers: random() < TRANSFERS,
      paysDuty: shape.ending === 'result' && random() < PAYS_DUTY,
      apologises: random() < APOLOGISES,
    }
  })
}

/** Undefined where nobody comes: the service is suspended. */
async function welcome(
  province: SimulatedProvince,
  dossier: SimulatedDossier,
): Promise<DossierState | undefined> {
  const { catalog } = province
  if (catalog.findService(dossier.service.id)?.suspendedFrom) return undefined
  dossier.revision = catalog.findProcedure(dossier.service.procedureId) ?? dossier.revision
  dossier.shape = fitShape(dossier.shape, dossier.revision)
  await arrive(province, dossier)
  const loaded = await findReadableDossier(contextFor(province, { kind: 'system' }), dossier.id)
  if (!loaded) throw new Error(`dossier ${dossier.id} is not there after its submission`)
  return loaded.state
}

/** After a pause in working hours that leaves the whole dossier with the pace it was drawn to have. */
function timeOf(province: SimulatedProvince, dossier: SimulatedDossier, next: NextAct): Date {
  const { random, revision, service, pace } = dossier
  const calendar = province.directory.calendarOf(service.agencyId)
  const some = 0.1 + random() * 0.9
  const hoursOf = (): number => {
    // The desk hands over within hours; the applicant takes days, and answers the desk gives come within the day.
    if (next.kind === 'transfer') return some * 5
    if (next.kind !== 'step') return some * 40
    if (next.task.kind === 'receive') return some * 7
    if (next.task.kind === 'hand_over') return some * 16
    const steps = Object.keys(province.catalog.stepOwners(revision, service.agencyId, {})).length - 1
    return (limitHours(revision) * pace * (0.4 + random() * 1.2)) / Math.max(1, steps)
  }
  return addWorkingHours(calendar, province.clock.now(), hoursOf())
}
