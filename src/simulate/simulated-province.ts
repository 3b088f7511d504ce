import type { Random } from '../engines/forms/index.ts'
import type { Catalog, ProcedureRevision, Service } from '../modules/catalog/index.ts'
import type { DossierContext } from '../modules/dossiers/index.ts'
import type { Actor, CitizenActor } from '../modules/identity/index.ts'
import type { Directory } from '../modules/organizations/index.ts'
import type { ManualClock } from '../platform/clock/clock.ts'
import type { Db } from '../platform/db/database.ts'
import type { FileStore } from '../platform/files/index.ts'
import type { Log } from '../platform/log/log.ts'
import type { PdfRenderer } from '../platform/pdf/pdf-renderer.ts'
import type { CaseOfficers } from './case-officers.ts'
import type { LifeShape } from './life-shape.ts'
import type { AccountPlan } from './simulated-accounts.ts'

/** Everything the simulated people act in. */
export interface SimulatedProvince {
  readonly db: Db
  readonly clock: ManualClock
  readonly log: Log
  readonly directory: Directory
  /** Another one after each publication in the simulated days. */
  catalog: Catalog
  readonly files: FileStore
  readonly pdf: PdfRenderer
  readonly publicUrl: string
  readonly officers: CaseOfficers
  readonly accounts: AccountPlan
  readonly accountIds: readonly string[]
}

/** One dossier with what it was drawn to be. */
export interface SimulatedDossier {
  readonly index: number
  readonly service: Service
  /** In force when it arrives; until then, when it was drawn. */
  revision: ProcedureRevision
  shape: LifeShape
  readonly arrivesAt: Date
  /** Part of the time limit it takes. */
  readonly pace: number
  /** Steps after which the applicant takes it back, where the shape says so. */
  readonly withdrawnAfter: number
  readonly random: Random
  /** Set by its submission. */
  id: string
  applicant: CitizenActor | undefined
  acts: number
  sentBack: boolean
  /** Whether the desk notes the hand-over of papers, instead of leaving it to whoever takes them. */
  readonly transfers: boolean
  /** Whether a tax or charge will be asked for; false once it was. */
  paysDuty: boolean
  /** Whether a leader writes a letter when it gets late; false once he has. */
  apologises: boolean
}

export function contextFor<A extends Actor>(province: SimulatedProvince, actor: A): DossierContext<A> {
  const { db, clock, log, directory, catalog, files, pdf, publicUrl } = province
  return { db, clock, log, actor, directory, catalog, files, pdf, publicUrl }
}
