import {
  addWorkingDays,
  HOUR,
  type IsoDate,
  instantAt,
  localDateAt,
  nextSessionStart,
} from '../../engines/calendar/index.ts'
import type { Random } from '../../engines/forms/index.ts'
import { loadCatalog } from '../../modules/catalog/index.ts'
import type { OfficerActor, Role } from '../../modules/identity/index.ts'
import { examineLevels } from '../../modules/levels/index.ts'
import type { Duty, ReadStanding, ReportContext } from '../../modules/roadmap/index.ts'
import { manualClock } from '../../platform/clock/clock.ts'
import { levelContext } from '../../web/contexts.ts'
import { fileReader, standingReader } from '../../web/roadmap/index.ts'
import type { SimulatedProvince } from '../simulated-province.ts'
import { daysAfter, type PlannedProcedure } from './plan-services.ts'

/** Something that somebody does at a moment; it looks at the province only then. */
export interface RoadmapAct {
  readonly at: Date
  readonly act: () => Promise<void>
}

/** The province with what the agencies of the roadmap will do in it. */
export interface RoadmapScene {
  readonly province: SimulatedProvince
  readonly seed: number
  /** The People's Committee of the province, with the control office of procedures. */
  readonly committee: string
  /** Departments by their duty. */
  readonly departments: Readonly<Record<Duty, string>>
  readonly plans: readonly PlannedProcedure[]
  /** Agencies that offer services, in the order of the directory. */
  readonly agencies: readonly string[]
  readonly years: readonly number[]
  readonly from: IsoDate
  readonly to: IsoDate
  readonly levels: LevelKeeper
}

/** What is told of an agency for a year. */
export interface AgencyYear {
  readonly agencyId: string
  readonly year: number
  /** One of its own, for what is drawn about it alone. */
  readonly number: number
}

/** Plans of a year are made from here on: the first year begins with the roadmap. */
export const yearBegins = ({ from }: RoadmapScene, year: number): IsoDate =>
  from.startsWith(String(year)) ? daysAfter(from, 28) : `${year}-01-05`

/** Levels of the simulated days: examined after each change, read by whoever plans and reports. */
export class LevelKeeper {
  readonly #province: SimulatedProvince
  /** Forms that were really made once; procedures begun with the words of another have the same. */
  readonly #made = new Map<string, Promise<unknown>>()
  readonly #basedOn: ReadonlyMap<string, string>
  #read: ReadStanding | undefined

  constructor(province: SimulatedProvince, plans: readonly PlannedProcedure[]) {
    this.#province = province
    this.#basedOn = new Map(plans.map(({ id, basedOn }) => [id, basedOn ?? id]))
  }

  /** Reads the catalogue anew and examines what changed in it. */
  async examine(): Promise<void> {
    const province = this.#province
    province.catalog = await loadCatalog(province.db, province.directory, province.clock)
    const ctx = levelContext(province)
    await examineLevels({
      ...ctx,
      makeBlankForm: (revision) => {
        const form = this.#basedOn.get(revision.procedureId) ?? revision.procedureId
        const made = this.#made.get(form) ?? ctx.makeBlankForm(revision)
        this.#made.set(form, made)
        return made
      },
    })
    this.#read = undefined
  }

  /** Levels stand still between two examinations, however far the clock moves. */
  get readStanding(): ReadStanding {
    const { db, clock } = this.#province
    this.#read ??= standingReader({ db, clock: manualClock(clock.now()) })
    return this.#read
  }
}

/** What an officer of that role at an agency acts with; the first by user name. */
export function contextOf({ province, levels }: RoadmapScene, agencyId: string, role: Role): ReportContext {
  const { db, clock, directory, catalog } = province
  const readFiles = fileReader({ db, clock, directory, catalog })
  const actor = officerAt(province, agencyId, role)
  return { db, clock, directory, catalog, actor, readStanding: levels.readStanding, readFiles }
}

function officerAt({ officers }: SimulatedProvince, agencyId: string, role: Role): OfficerActor {
  const found = officers.all.find((one) => one.agencyId === agencyId && one.role === role)
  if (!found) throw new Error(`Không có cán bộ ${role} ở ${agencyId} (no such officer).`)
  return officers.actorOf(found.accountId)
}

/** Some hours into the first working day from `day` on. */
export function officeMoment({ directory }: SimulatedProvince, day: IsoDate, hours: number): Date {
  const start = nextSessionStart(directory.calendarOf(''), instantAt(day, '00:00'))
  return new Date(start.getTime() + hours * HOUR)
}

/** The same hours of a day some working days later. */
export function workingDaysLater(scene: RoadmapScene, at: Date, days: number): Date {
  const later = addWorkingDays(scene.province.directory.calendarOf(''), at, days)
  const morning = officeMoment(scene.province, localDateAt(later), 0)
  const hours = (at.getTime() - officeMoment(scene.province, localDateAt(at), 0).getTime()) / HOUR
  return new Date(morning.getTime() + hours * HOUR)
}

/** The outcome that was planned; any other is a fault of ours. */
export function expect<O extends { readonly kind: string }, K extends O['kind']>(
  outcome: O,
  kind: K,
  what: string,
): Extract<O, { readonly kind: K }> {
  if (outcome.kind === kind) return outcome as Extract<O, { readonly kind: K }>
  throw new Error(`${what}: ${JSON.stringify(outcome).slice(0, 300)}`)
}

export const between = (random: Random, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1))
