import type { Text } from '../../platform/i18n/translator.ts'
import { readActivities } from './activities.ts'
import { readCommitment } from './commitment.ts'
import { isOverdue, readInspection } from './inspection.ts'
import type { RoadmapRecord } from './roadmap-record.ts'
import { reachedDays, type Standing } from './standing.ts'

/** One thing a figure counts: the list that opens behind the figure. */
export interface FigureItem {
  readonly id: string
  readonly text: string
  readonly amount: number
}

export const FIGURE_KEYS = [
  'services',
  'reached',
  'reachedInPeriod',
  'notReached',
  'promised',
  'promisedReached',
  'budget',
  'budgetApproved',
  'outreachSessions',
  'outreachPeople',
  'trainingSessions',
  'trainingPeople',
  'findings',
  'findingsOverdue',
] as const
export type FigureKey = (typeof FIGURE_KEYS)[number]

/** A figure is nothing but the sum of its list: neither can be typed. */
export type Figures = Readonly<Record<FigureKey, readonly FigureItem[]>>

export const figureOf = (items: readonly FigureItem[]): number =>
  items.reduce((sum, { amount }) => sum + amount, 0)

export interface FigureSources {
  readonly agencyId: string
  readonly standing: Standing
  /** Lowest level that counts. */
  readonly minimum: number
  /** First day of the period; it ends with the day of the standing. */
  readonly from: string
  readonly commitment: RoadmapRecord | undefined
  readonly activities: RoadmapRecord | undefined
  readonly inspections: readonly RoadmapRecord[]
  readonly nameOf: (procedureId: string) => Text
}

/** All figures of an agency's report, from the register and its own records. */
export function readFigures(sources: FigureSources): Figures {
  return { ...serviceFigures(sources), ...planFigures(sources), ...findingFigures(sources) }
}

type ServiceKeys = 'services' | 'reached' | 'reachedInPeriod' | 'notReached' | 'promised' | 'promisedReached'

function serviceFigures(sources: FigureSources): Pick<Figures, ServiceKeys> {
  const { agencyId, standing, minimum, from, commitment, nameOf } = sources
  const own = standing.services.filter((service) => service.agencyId === agencyId)
  const days = reachedDays({ ...standing, services: own }, minimum)
  const promised = new Map(
    readCommitment(commitment).approved?.content.services.map(({ serviceId, level }) => [serviceId, level]) ??
      [],
  )
  const item = ({ serviceId, procedureId }: (typeof own)[number]): FigureItem => ({
    id: serviceId,
    text: nameOf(procedureId).vi,
    amount: 1,
  })
  const isReached = ({ serviceId }: { readonly serviceId: string }) => days.has(serviceId)
  const reached = own.filter(isReached)
  const wanted = own.filter(({ serviceId }) => promised.has(serviceId))
  return {
    services: own.map(item),
    reached: reached.map(item),
    reachedInPeriod: reached.filter(({ serviceId }) => (days.get(serviceId) ?? '') >= from).map(item),
    notReached: own.filter((service) => !isReached(service)).map(item),
    promised: wanted.map(item),
    promisedReached: wanted
      .filter(({ serviceId, level }) => level >= (promised.get(serviceId) ?? 0))
      .map(item),
  }
}

type PlanKeys =
  | 'budget'
  | 'budgetApproved'
  | 'outreachSessions'
  | 'outreachPeople'
  | 'trainingSessions'
  | 'trainingPeople'

function planFigures({ commitment, activities, from, standing }: FigureSources): Pick<Figures, PlanKeys> {
  const { approved } = readCommitment(commitment)
  const lines = (approved?.content.budget ?? []).map((line, index) => ({
    index,
    item: { id: String(index), text: line.purpose, amount: line.amountVnd },
  }))
  const held = readActivities(activities).flatMap(({ kind, title, held: done }) =>
    done
      .filter(({ on }) => on >= from && on <= standing.day)
      .map(({ heldId, on, sessions, people }) => ({
        kind,
        heldId,
        text: `${title} (${on})`,
        sessions,
        people,
      })),
  )
  const sum = (kind: string, count: 'sessions' | 'people') =>
    held
      .filter((one) => one.kind === kind && one[count] > 0)
      .map((one): FigureItem => ({ id: one.heldId, text: one.text, amount: one[count] }))
  return {
    budget: lines.map(({ item }) => item),
    budgetApproved: lines
      .filter(({ index }) => approved?.approval.lines.includes(index))
      .map(({ item }) => item),
    outreachSessions: sum('outreach', 'sessions'),
    outreachPeople: sum('outreach', 'people'),
    trainingSessions: sum('training', 'sessions'),
    trainingPeople: sum('training', 'people'),
  }
}

function findingFigures({
  inspections,
  standing,
}: FigureSources): Pick<Figures, 'findings' | 'findingsOverdue'> {
  const open = inspections
    .flatMap((record) => readInspection(record).findings)
    .filter(({ status }) => status !== 'closed')
  const item = ({ findingId, text }: (typeof open)[number]): FigureItem => ({
    id: findingId,
    text,
    amount: 1,
  })
  return {
    findings: open.map(item),
    findingsOverdue: open.filter((finding) => isOverdue(finding, standing.day)).map(item),
  }
}
