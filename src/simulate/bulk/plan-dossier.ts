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
  const random = seededRandom(seedOf(plan.seed, index))
  // The first numbers of neighbouring seeds are alike.
  random()
  const service = chooseService(random)
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
