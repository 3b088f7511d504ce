import { type Random, seededRandom } from '../../engines/forms/index.ts'
import type { Catalog, ProcedureRevision, Service } from '../../modules/catalog/index.ts'
import { choosePace, chooseShape, type LifeShape } from '../life-shape.ts'
import type { OfficeDays } from '../office-days.ts'
import { type AccountPlan, seedOf } from '../simulated-accounts.ts'

export interface BulkPlan {
  readonly files: number
  readonly seed: number
  /** Dossiers already in the database: numbers made here come after theirs. */
  readonly offset: number
  readonly from: string
  readonly to: string
  readonly accounts: AccountPlan
  readonly accountIds: readonly string[]
}

export interface PlannedDossier {
  readonly index: number
  readonly service: Service
  readonly revision: ProcedureRevision
  readonly shape: LifeShape
  readonly submittedAt: Date
  /** Part of the time limit it takes. */
  readonly pace: number
  /** The dossier stands still for longer than usual: it has come to this part of its steps. */
  readonly stuckAt: number | undefined
  readonly random: Random
}

/** Arrivals at the end of the period against its beginning. */
const GROWTH = 2.5
/** Open files besides those of the last days: what every office has lying about. */
const STUCK = 0.021
const STUCK_WORKING_DAYS = 60

/** What dossier `index` will be; a pure function of the seed, so that any worker can plan any of them. */
export function planDossier(
  { plan, days, catalog }: { plan: BulkPlan; days: OfficeDays; catalog: Catalog },
  chooseService: (random: Random) => Service,
  index: number,
): PlannedDossier {
  const { random, service } = serviceOf(plan, chooseService, index)
  const revision = catalog.findProcedure(service.procedureId)
  if (!revision) throw new Error(`no procedure ${service.procedureId}`)
  const shape = chooseShape(random, revision)
  const stuck = random() < STUCK
  const place = (index + 0.5) / plan.files
  return {
    index,
    service,
    revision,
    shape: stuck ? { ...shape, ending: 'result' } : shape,
    submittedAt: stuck
      ? days.lateMoment(random, STUCK_WORKING_DAYS, shape.channel)
      : days.momentAt(place, GROWTH, shape.channel),
    pace: choosePace(random),
    stuckAt: stuck ? random() : undefined,
    random,
  }
}

function serviceOf(plan: BulkPlan, chooseService: (random: Random) => Service, index: number) {
  const random = seededRandom(seedOf(plan.seed, index))
  // The first numbers of neighbouring seeds are alike.
  random()
  return { random, service: chooseService(random) }
}

/**
 * The dossiers of one worker: those of some agencies, shared out so that all workers have about the same to do. Every
 * worker comes to the same shares.
 */
export function indexesOf(
  plan: BulkPlan,
  chooseService: (random: Random) => Service,
  { worker, workers }: { readonly worker: number; readonly workers: number },
): readonly number[] {
  const byAgency = new Map<string, number[]>()
  for (let index = 0; index < plan.files; index += 1) {
    const { agencyId } = serviceOf(plan, chooseService, index).service
    const known = byAgency.get(agencyId)
    if (known) known.push(index)
    else byAgency.set(agencyId, [index])
  }
  const loads = Array.from({ length: workers }, () => 0)
  const own: number[][] = []
  for (const indexes of [...byAgency.values()].toSorted((a, b) => b.length - a.length)) {
    const least = loads.indexOf(Math.min(...loads))
    loads[least] = (loads[least] ?? 0) + indexes.length
    if (least === worker) own.push(indexes)
  }
  return own.flat().toSorted((a, b) => a - b)
}
