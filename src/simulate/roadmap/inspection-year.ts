import { type IsoDate, localDateAt } from '../../engines/calendar/index.ts'
import type { Random } from '../../engines/forms/index.ts'
import { actOnFinding, addFinding, type FindingAct, recordInspection } from '../../modules/roadmap/index.ts'
import { pick } from '../people.ts'
import { daysAfter, randomOf } from './plan-services.ts'
import {
  type AgencyYear,
  between,
  contextOf,
  expect,
  officeMoment,
  type RoadmapAct,
  type RoadmapScene,
  workingDaysLater,
} from './roadmap-scene.ts'
import {
  CLOSED_NOTES,
  FINDINGS,
  INSPECTION_SUMMARIES,
  MENDED_NOTES,
  REOPEN_REASONS,
} from './roadmap-words.ts'

const INSPECTED = 0.6
const MENDED = 0.75
const REOPENED = 0.15
const CLOSED = 0.85

/** The inspection of an agency in a year, with findings that are mended and closed, or not. */
export function inspectionActs(scene: RoadmapScene, of: AgencyYear): readonly RoadmapAct[] {
  const random = randomOf(scene.seed, 3_000_000 + of.number)
  const { agencyId, year } = of
  if (random() >= INSPECTED || agencyId === scene.departments.information) return []
  const at = officeMoment(scene.province, daysAfter(`${year}-09-01`, between(random, 0, 55)), 2)
  const on = localDateAt(at)
  const place = { agencyId, year }
  const inspector = () => contextOf(scene, scene.departments.information, 'agency_leader')
  const summary = pick(random, INSPECTION_SUMMARIES)
  const inspected: RoadmapAct = {
    at,
    act: async () =>
      void expect(await recordInspection(inspector(), { ...place, on, summary }), 'done', nameOf(of)),
  }
  const texts = FINDINGS.filter(() => random() < 0.3)
  return [
    inspected,
    ...texts.flatMap((text, index) => findingActs(scene, { ...of, random, at, on, text, no: index + 1 })),
  ]
}

const nameOf = ({ agencyId, year }: AgencyYear): string => `inspection of ${agencyId} in ${year}`

interface FindingPlan extends AgencyYear {
  readonly random: Random
  readonly at: Date
  readonly on: IsoDate
  readonly text: string
  readonly no: number
}

function findingActs(scene: RoadmapScene, plan: FindingPlan): readonly RoadmapAct[] {
  const { agencyId, year, random, on, text, no } = plan
  const place = { agencyId, year }
  const findingId = `${year}-${no}`
  const unit = pick(random, scene.province.directory.unitsOf(agencyId))
  const finding = { findingId, text, unitId: unit.id, dueOn: daysAfter(on, between(random, 20, 75)) }
  const inspector = () => contextOf(scene, scene.departments.information, 'agency_leader')
  const planner = () => contextOf(scene, agencyId, 'agency_admin')
  let { at } = plan
  const acts: RoadmapAct[] = [
    {
      at,
      act: async () =>
        void expect(await addFinding(inspector(), { ...place, finding }), 'done', nameOf(plan)),
    },
  ]
  const then = (act: FindingAct, note: string) => {
    at = workingDaysLater(scene, at, between(random, 8, 40))
    const ctx = act === 'mended' ? planner : inspector
    const asked = { ...place, findingId, act, note }
    acts.push({ at, act: async () => void expect(await actOnFinding(ctx(), asked), 'done', nameOf(plan)) })
  }
  const [isMended, isReopened, isClosed] = [random() < MENDED, random() < REOPENED, random() < CLOSED]
  if (!isMended) return acts
  then('mended', pick(random, MENDED_NOTES))
  if (isReopened) {
    then('reopened', pick(random, REOPEN_REASONS))
    then('mended', pick(random, MENDED_NOTES))
  }
  if (isClosed) then('closed', pick(random, CLOSED_NOTES))
  return acts
}
