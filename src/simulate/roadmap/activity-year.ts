import { ACTIVITY_KINDS, dropActivity, planActivity, recordHeld } from '../../modules/roadmap/index.ts'
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
  yearBegins,
} from './roadmap-scene.ts'
import { DROP_REASONS, OUTREACH, TRAINING } from './roadmap-words.ts'

const DROPPED = 0.1
const NEVER_TOLD = 0.08

/** Outreach and training that an agency plans for a year, and what it held of it. */
export function activityActs(
  scene: RoadmapScene,
  { agencyId, year, number }: AgencyYear,
): readonly RoadmapAct[] {
  const random = randomOf(scene.seed, 2_000_000 + number)
  const place = { agencyId, year }
  const what = `activities of ${agencyId} in ${year}`
  const planner = () => contextOf(scene, agencyId, 'agency_admin')
  const plannedOn = daysAfter(yearBegins(scene, year), between(random, 10, 35))
  const first = Number(plannedOn.slice(5, 7)) + 1
  return Array.from({ length: between(random, 2, 4) }, (_, index) => {
    const activityId = `${year}-${index + 1}`
    const kind = pick(random, ACTIVITY_KINDS)
    const title = pick(random, kind === 'outreach' ? OUTREACH : TRAINING)
    const sessions = between(random, 1, 6)
    const people = sessions * between(random, 15, kind === 'outreach' ? 120 : 40)
    const month = between(random, first, 12)
    const plan = { activityId, kind, title, month, sessions, people }
    const on = `${year}-${String(month).padStart(2, '0')}-${between(random, 10, 28)}`
    const held = {
      heldId: `${activityId}-1`,
      on,
      sessions: Math.max(1, sessions - between(random, 0, 2)),
      people: Math.round(people * (0.5 + random() * 0.7)),
      note: '',
    }
    const drawn = random()
    const told = officeMoment(scene.province, daysAfter(on, between(random, 1, 5)), 1 + random() * 2)
    const reason = pick(random, DROP_REASONS)
    const planned: RoadmapAct = {
      at: officeMoment(scene.province, plannedOn, 1 + index * 0.2),
      act: async () => void expect(await planActivity(planner(), { ...place, plan }), 'done', what),
    }
    if (drawn < NEVER_TOLD) return [planned]
    const tell = () =>
      drawn < NEVER_TOLD + DROPPED
        ? dropActivity(planner(), { ...place, activityId, reason })
        : recordHeld(planner(), { ...place, activityId, held })
    return [planned, { at: told, act: async () => void expect(await tell(), 'done', what) }]
  }).flat()
}
