import { type Decision, type RoadmapRecord, refused } from './roadmap-record.ts'

/** Outreach tells people of the services, training teaches officers. Căn cứ: Quyết định 43/QĐ-UBND năm 2015, mục III.3, III.5. */
export const ACTIVITY_KINDS = ['outreach', 'training'] as const
export type ActivityKind = (typeof ACTIVITY_KINDS)[number]

export interface PlannedActivity {
  readonly activityId: string
  readonly kind: ActivityKind
  readonly title: string
  readonly month: number
  readonly sessions: number
  readonly people: number
}

/** What was done of it; a line told again under its id replaces the one before. */
export interface HeldActivity {
  readonly heldId: string
  readonly on: string
  readonly sessions: number
  readonly people: number
  readonly note: string
}

export interface Activity extends PlannedActivity {
  readonly held: readonly HeldActivity[]
  readonly sessionsDone: number
  readonly peopleDone: number
  /** Why it was given up. */
  readonly droppedFor: string | undefined
}

export function readActivities(record: Pick<RoadmapRecord, 'events'> | undefined): readonly Activity[] {
  const plans = new Map<string, PlannedActivity>()
  const held = new Map<string, Map<string, HeldActivity>>()
  const dropped = new Map<string, string>()
  for (const { type, data } of record?.events ?? []) {
    const { activityId } = data as { readonly activityId: string }
    if (type === 'planned') plans.set(activityId, data as PlannedActivity)
    if (type === 'dropped') dropped.set(activityId, (data as { readonly reason: string }).reason)
    if (type === 'held') {
      const lines = held.get(activityId) ?? new Map<string, HeldActivity>()
      held.set(activityId, lines.set((data as HeldActivity).heldId, data as HeldActivity))
    }
  }
  return [...plans.values()].map((plan): Activity => {
    const lines = [...(held.get(plan.activityId)?.values() ?? [])]
    return {
      ...plan,
      held: lines,
      sessionsDone: lines.reduce((sum, { sessions }) => sum + sessions, 0),
      peopleDone: lines.reduce((sum, { people }) => sum + people, 0),
      droppedFor: dropped.get(plan.activityId),
    }
  })
}

export type PlanError = 'title' | 'kind' | 'month' | 'sessions' | 'people'

const isCount = (value: number, least: number): boolean =>
  Number.isSafeInteger(value) && value >= least && value <= 1_000_000

export function decidePlan(record: RoadmapRecord, plan: PlannedActivity): Decision<PlanError> {
  const errors: PlanError[] = []
  if (plan.title.trim() === '' || plan.title.length > 300) errors.push('title')
  if (!ACTIVITY_KINDS.includes(plan.kind)) errors.push('kind')
  if (!isCount(plan.month, 1) || plan.month > 12) errors.push('month')
  if (!isCount(plan.sessions, 1)) errors.push('sessions')
  if (!isCount(plan.people, 0)) errors.push('people')
  if (errors.length > 0) return { kind: 'invalid', errors }
  const known = readActivities(record).find(({ activityId }) => activityId === plan.activityId)
  const { activityId, kind, month, sessions, people } = plan
  const data = { activityId, kind, title: plan.title.trim(), month, sessions, people }
  const isSame = known && Object.entries(data).every(([key, value]) => known[key as keyof Activity] === value)
  return isSame ? { kind: 'done' } : { kind: 'done', event: { type: 'planned', data } }
}

export type HeldError = 'on' | 'sessions' | 'people' | 'note'

interface HeldInput {
  readonly activityId: string
  readonly held: HeldActivity
  readonly today: string
}

export function decideHeld(
  record: RoadmapRecord,
  { activityId, held, today }: HeldInput,
): Decision<HeldError> {
  const activity = readActivities(record).find((one) => one.activityId === activityId)
  if (!activity) return refused('not-found')
  const errors = heldErrors(held, { year: record.year, today })
  if (errors.length > 0) return { kind: 'invalid', errors }
  const { heldId, on, sessions, people } = held
  const data = { activityId, heldId, on, sessions, people, note: held.note.trim() }
  const known = activity.held.find((one) => one.heldId === heldId)
  const isSame =
    known &&
    (Object.keys(data) as (keyof typeof data)[]).every((key) => ({ ...known, activityId })[key] === data[key])
  return isSame ? { kind: 'done' } : { kind: 'done', event: { type: 'held', data } }
}

/** What was done is told afterwards, in the year of its plan. */
function heldErrors(
  { on, sessions, people, note }: HeldActivity,
  { year, today }: { readonly year: number; readonly today: string },
): readonly HeldError[] {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(on) && !Number.isNaN(Date.parse(on))
  return [
    ...(isDay && on <= today && on.startsWith(String(year)) ? [] : (['on'] as const)),
    ...(isCount(sessions, 0) ? [] : (['sessions'] as const)),
    ...(isCount(people, 0) ? [] : (['people'] as const)),
    ...(note.length <= 1000 ? [] : (['note'] as const)),
  ]
}

export function decideDrop(
  record: RoadmapRecord,
  { activityId, reason }: { readonly activityId: string; readonly reason: string },
): Decision<'reason'> {
  const activity = readActivities(record).find((one) => one.activityId === activityId)
  if (!activity) return refused('not-found')
  if (activity.droppedFor !== undefined) return { kind: 'done' }
  if (reason.trim() === '') return { kind: 'invalid', errors: ['reason'] }
  return { kind: 'done', event: { type: 'dropped', data: { activityId, reason: reason.trim() } } }
}
