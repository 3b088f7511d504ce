import { parentPort, workerData } from 'node:worker_threads'
import { type Random, seededRandom } from '../../engines/forms/index.ts'
import { loadCatalog, type Service } from '../../modules/catalog/index.ts'
import { buildHistory, copyHistories, type DossierHistory } from '../../modules/dossiers/index.ts'
import { loadDirectory } from '../../modules/organizations/index.ts'
import type { Connection } from '../../platform/db/connection.ts'
import { APPLICATION_ROLE, openDatabase } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids/id.ts'
import { silentLog } from '../../platform/log/log.ts'
import { type CaseOfficer, CaseOfficers } from '../case-officers.ts'
import type { LifeShape } from '../life-shape.ts'
import { OfficeDays } from '../office-days.ts'
import { serviceChooser } from '../service-choice.ts'
import { seedOf } from '../simulated-accounts.ts'
import { type BulkWorld, buildLife, type Life, type SharedFiles } from './build-life.ts'
import { DossierNumbers, type LastNumbers } from './dossier-numbers.ts'
import { type BulkPlan, indexesOf, planDossier } from './plan-dossier.ts'
import { type Variation, varyLife } from './vary-life.ts'

export interface BulkAssignment {
  readonly connection: Connection
  readonly plan: BulkPlan
  readonly officers: readonly CaseOfficer[]
  readonly files: SharedFiles
  readonly lastNumbers: LastNumbers
  readonly worker: number
  readonly workers: number
  readonly endsAt: Date
}

export type BulkMessage =
  | { readonly kind: 'progress'; readonly dossiers: number; readonly events: number; readonly open: number }
  | { readonly kind: 'done'; readonly lastNumbers: LastNumbers }

/** Dossiers of one transaction. */
const BATCH = 1000
/** Different answers and officers for one service and shape of life. */
const VARIANTS = 3

async function work(assignment: BulkAssignment, tell: (message: BulkMessage) => void): Promise<void> {
  const { connection, plan, officers, files, worker, workers, endsAt } = assignment
  const database = openDatabase({ connection, role: APPLICATION_ROLE, log: silentLog, max: 2 })
  const client = await database.pool.connect()
  try {
    const directory = await loadDirectory(database.db)
    const catalog = await loadCatalog(database.db, directory)
    const world: BulkWorld = { catalog, directory, officers: new CaseOfficers(officers), files }
    const numbers = new DossierNumbers(assignment.lastNumbers, { worker, workers })
    const make = dossierMaker({ world, plan, numbers, endsAt })
    const own = indexesOf(plan, serviceChooser(catalog), { worker, workers })
    for (let from = 0; from < own.length; from += BATCH) {
      const histories = own.slice(from, from + BATCH).map(make)
      await copyHistories(client, histories)
      const events = histories.reduce((sum, { chained }) => sum + chained.length, 0)
      const open = histories.filter(({ state }) => state.tasks.length > 0).length
      tell({ kind: 'progress', dossiers: histories.length, events, open })
    }
    tell({ kind: 'done', lastNumbers: numbers.lastGiven() })
  } finally {
    client.release()
    await database.close()
  }
}

function dossierMaker(variation: Variation): (index: number) => DossierHistory {
  const { world, plan } = variation
  const { catalog, directory } = world
  // One calendar serves the whole province.
  const days = new OfficeDays(directory.calendarOf(''), plan.from, plan.to)
  const chooseService = serviceChooser(catalog)
  const lifeOf = lifeLibrary(world, plan.seed)
  return (index) => {
    const planned = planDossier({ plan, days, catalog }, chooseService, index)
    const life = lifeOf(planned.service, planned.shape, planned.random)
    const history = varyLife(variation, life, planned)
    return buildHistory(world, newId({ now: () => planned.submittedAt }), history)
  }
}

/** Lives made once for each service, shape and variant, then used again with other people and times. */
function lifeLibrary(world: BulkWorld, seed: number) {
  const known = new Map<string, Life>()
  return (service: Service, shape: LifeShape, random: Random): Life => {
    const variant = Math.floor(random() * VARIANTS)
    const key = `${service.id} ${Object.values(shape).join(' ')} ${variant}`
    // By its own name, not by when it was first needed: every worker makes the same one.
    const life =
      known.get(key) ?? buildLife(world, { service, shape }, seededRandom(seedOf(seed, hashOf(key))))
    known.set(key, life)
    return life
  }
}

function hashOf(text: string): number {
  let hash = 0
  for (const sign of text) hash = Math.imul(hash, 31) + (sign.codePointAt(0) ?? 0)
  return hash
}

const port = parentPort
if (port) await work(workerData as BulkAssignment, (message) => port.postMessage(message))
