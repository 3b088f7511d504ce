import type { Clock } from '../../platform/clock/clock.ts'
import type { Db } from '../../platform/db/database.ts'
import type { Log } from '../../platform/log/log.ts'
import type { Catalog, ProcedureRevision } from '../catalog/index.ts'
import type { Directory } from '../organizations/index.ts'
import type { ReadDeclarations } from './declaration.ts'

export interface LevelContext {
  readonly db: Db
  readonly clock: Clock
  readonly log: Log
  readonly catalog: Catalog
  readonly directory: Directory
  readonly readDeclarations: ReadDeclarations
  /** Really makes the blank form of a revision, as the portal gives it; rejects where that fails. */
  readonly makeBlankForm: (revision: ProcedureRevision) => Promise<unknown>
}
