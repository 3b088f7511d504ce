import type { Text } from '../../platform/i18n/translator.ts'
import { readActivities } from './activities.ts'
import { readCommitment } from './commitment.ts'
import { FILE_KEYS, fileFigures, type FileKey, type FilesOfService } from './file-figures.ts'
import type { FigureItem } from './figure-item.ts'
import { isOverdue, readInspection } from './inspection.ts'
import type { RoadmapRecord } from './roadmap-record.ts'
import { reachedDays, type Standing } from './standing.ts'

const REGISTER_KEYS = [
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
type RegisterKey = (typeof REGISTER_KEYS)[number]

export const FIGURE_KEYS = [...REGISTER_KEYS, ...FILE_KEYS] as const
export type FigureKey = (typeof FIGURE_KEYS)[number]

type Lists<K extends string> = Readonly<Record<K, readonly FigureItem[]>>

/**
 * A figure is nothing but the sum of its list: neither can be typed. Reports signed before files were counted have no
 * figures of files, and stay as they were signed.
 */
export type Figures = Lists<RegisterKey> & Partial<Lists<FileKey>>

/** The figures there are, in the order of reports, each with its list. */
export function listFigures(
  figures: Figures,
): readonly { readonly key: FigureKey; readonly items: readonly FigureItem[] }[] {
  return FIGURE_KEYS.flatMap((key) => {
    const items = figures[key]
    return items ? [{ key, items }] : []
  })
}

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
  readonly files: readonly FilesOfService[]
  readonly nameOf: (procedureId: string) => Text
}

/** All figures of an agency's report, from the register and its own records. */
export function readFigures(sources: FigureSources): Figures {
  return {
    ...serviceFigures(sources),
    ...planFigures(sources),
    ...findingFigures(sources),
    ...fileFigures(sources.files, sources.nameOf),
  }
}

type ServiceKeys = 'services' | 'reached' | 'reachedInPeriod' | 'notReached' | 'promised' | 'promisedReached'

function serviceFigures(sources: FigureSources): Lists<ServiceKeys> {
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

function planFigures({ commitment, activities, from, standing }: FigureSources): Lists<PlanKeys> {
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

function findingFigures({ inspections, standing }: FigureSources): Lists<'findings' | 'findingsOverdue'> {
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
