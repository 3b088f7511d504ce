import type { Clock } from '../../platform/clock/clock.ts'
import type { Db } from '../../platform/db/database.ts'
import type { Catalog } from '../catalog/index.ts'
import type { Actor, OfficerActor } from '../identity/index.ts'
import type { Directory } from '../organizations/index.ts'
import type { FilesOfService } from './file-figures.ts'
import type { Standing } from './standing.ts'

/** What the commands of this module are given. */
export interface RoadmapContext<A extends Actor = OfficerActor> {
  readonly db: Db
  readonly clock: Clock
  readonly actor: A
  readonly directory: Directory
  readonly catalog: Catalog
}

/** Levels on a day, as proven: what this module is told and never works out itself. */
export type ReadStanding = (day: string) => Promise<Standing>

/** Files of an agency by service, from the first day to the last, both counted: told to this module as well. */
export type ReadFiles = (
  agencyId: string,
  days: { readonly from: string; readonly to: string },
) => Promise<readonly FilesOfService[]>

export interface ReportContext extends RoadmapContext {
  readonly readStanding: ReadStanding
  readonly readFiles: ReadFiles
}
