import type { Clock } from '../../platform/clock/clock.ts'
import type { Db } from '../../platform/db/database.ts'
import type { Catalog } from '../catalog/index.ts'
import type { Actor, OfficerActor } from '../identity/index.ts'
import type { Directory } from '../organizations/index.ts'
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

export interface ReportContext extends RoadmapContext {
  readonly readStanding: ReadStanding
}
