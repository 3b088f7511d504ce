import { type IsoDate, localDateAt } from '../../engines/calendar/index.ts'
import type { Catalog } from '../../modules/catalog/index.ts'
import {
  allocateTarget,
  DUTIES,
  type Duty,
  holderOf,
  minimumOf,
  procedureStandings,
  readSettled,
  type Settled,
  shareOut,
} from '../../modules/roadmap/index.ts'
import type { SimulatedProvince } from '../simulated-province.ts'
import { activityActs } from './activity-year.ts'
import { commitmentActs } from './commitment-year.ts'
import { inspectionActs } from './inspection-year.ts'
import { daysAfter, planProcedures, type ProcedureOwner, type RoadmapWish } from './plan-services.ts'
import { catalogueActs } from './publish-services.ts'
import { consolidatedActs, reportActs } from './report-year.ts'
import {
  contextOf,
  expect,
  LevelKeeper,
  officeMoment,
  type RoadmapAct,
  type RoadmapScene,
} from './roadmap-scene.ts'

/** All that is done for the roadmap from the day of the Decision on, each through the command of whoever does it. */
export async function roadmapActs(
  province: SimulatedProvince,
  wish: RoadmapWish,
): Promise<readonly RoadmapAct[]> {
  const settled = await readSettled(province.db)
  const owners = listOwners(province.catalog, settled)
  const scene = sceneOf(province, { wish, settled, owners })
  const agencyYears = scene.years.flatMap((year, index) =>
    scene.agencies.map((agencyId, place) => ({ agencyId, year, number: index * 1000 + place })),
  )
  return [
    ...catalogueActs(scene),
    ...allocationActs(scene, owners),
    ...agencyYears.flatMap((one) => [
      ...commitmentActs(scene, one),
      ...activityActs(scene, one),
      ...inspectionActs(scene, one),
      ...reportActs(scene, one),
    ]),
    ...scene.years.flatMap((year) => consolidatedActs(scene, year)),
  ]
}

interface Ground {
  readonly wish: RoadmapWish
  readonly settled: Settled
  readonly owners: readonly ProcedureOwner[]
}

function sceneOf(province: SimulatedProvince, { wish, settled, owners }: Ground): RoadmapScene {
  const { directory, catalog } = province
  const plans = planProcedures(owners, wish)
  const offering = new Set(catalog.services.map(({ agencyId }) => agencyId))
  const committee = directory.agencies.find(({ kind }) => kind === 'provincial_committee')
  const department = (duty: Duty) => holderOf(settled.duties, duty, wish.from) ?? missing(duty)
  const [first, last] = [wish.from, wish.to].map((day) => Number(day.slice(0, 4)))
  return {
    province,
    seed: wish.seed,
    committee: committee?.id ?? missing('committee'),
    departments: Object.fromEntries(DUTIES.map((duty) => [duty, department(duty)])) as Record<Duty, string>,
    plans,
    agencies: directory.agencies.filter(({ id }) => offering.has(id)).map(({ id }) => id),
    years: Array.from({ length: (last ?? 0) - (first ?? 0) + 1 }, (_, index) => (first ?? 0) + index),
    from: wish.from,
    to: wish.to,
    levels: new LevelKeeper(province, plans),
  }
}

function missing(what: string): never {
  throw new Error(`Chưa có nơi giữ việc ${what} trong lộ trình (nobody has that duty of the roadmap).`)
}

/**
 * Who has the procedures of the Decision's list, and how many more its numbers give him: those of the province in the
 * proportions of the list. What committees of a tier share stays what is listed.
 */
export function listOwners(
  catalog: Catalog,
  { denominators }: Pick<Settled, 'denominators'>,
): readonly ProcedureOwner[] {
  const keyOf = ({ offeredBy, tier }: (typeof catalog.procedures)[number]['record']) =>
    offeredBy.length === 1 ? (offeredBy[0] ?? '') : tier
  const province = catalog.procedures.filter(({ record }) => record.offeredBy.length === 1).length
  const inAll = denominators[0]?.province ?? province
  return [...Map.groupBy(catalog.procedures, ({ record }) => keyOf(record))].map(([key, own]) => {
    const draftedBy = own[0]?.record.offeredBy[0] ?? ''
    return {
      key,
      draftedBy,
      listed: own.map(({ procedureId }) => procedureId),
      whole: key === draftedBy ? Math.round((inAll * own.length) / province) : own.length,
      withFee: new Set(
        own.filter(({ record }) => record.fees.length > 0).map(({ procedureId }) => procedureId),
      ),
    }
  })
}

/** Shared out after the Decision, and what is left of the last target anew when the first half is over. */
function allocationActs(scene: RoadmapScene, owners: readonly ProcedureOwner[]): readonly RoadmapAct[] {
  const at = (day: IsoDate) => officeMoment(scene.province, day, 2)
  return [
    { at: at(daysAfter(scene.from, 16)), act: () => shareAll(scene, owners) },
    { at: at('2019-01-14'), act: () => shareRest(scene, owners) },
  ]
}

async function shareAll(scene: RoadmapScene, owners: readonly ProcedureOwner[]): Promise<void> {
  const { targets } = await readSettled(scene.province.db)
  for (const [index, { year, services }] of targets.entries()) {
    // The first target is the list itself.
    const totals = owners.map(({ key, whole, listed }) => ({
      key,
      total: index === 0 ? listed.length : whole,
    }))
    await share(scene, {
      year,
      shares: shareOut(services, totals),
      reason: 'Theo số thủ tục của từng cơ quan',
    })
  }
}

async function shareRest(scene: RoadmapScene, owners: readonly ProcedureOwner[]): Promise<void> {
  const { province, levels } = scene
  const { targets } = await readSettled(province.db)
  const target = targets.at(-1)
  if (!target) return
  const standing = await levels.readStanding(localDateAt(province.clock.now()))
  const reached = procedureStandings(standing, minimumOf(target)).filter(
    ({ reachedOn }) => reachedOn !== null,
  )
  const done = new Map(owners.map(({ key }) => [key, reached.filter(({ owner }) => owner === key).length]))
  const rest = shareOut(
    Math.max(0, target.services - reached.length),
    owners.map(({ key, whole }) => ({ key, total: Math.max(0, whole - (done.get(key) ?? 0)) })),
  )
  const shares = new Map([...rest].map(([key, services]) => [key, services + (done.get(key) ?? 0)]))
  await share(scene, { year: target.year, shares, reason: 'Chia lại phần còn thiếu sau sơ kết năm 2018' })
}

interface Sharing {
  readonly year: number
  readonly shares: ReadonlyMap<string, number>
  readonly reason: string
}

async function share(scene: RoadmapScene, { year, shares, reason }: Sharing): Promise<void> {
  const ctx = contextOf(scene, scene.departments.information, 'agency_leader')
  const asked = [...shares].map(([owner, services]) => ({ owner, services }))
  expect(await allocateTarget(ctx, { year, shares: asked, reason }), 'done', `target of ${year}`)
}
