import { type Decision, type RoadmapRecord, refused } from './roadmap-record.ts'

export interface Finding {
  readonly findingId: string
  readonly text: string
  /** Who has to mend it: a unit of the agency that was inspected. */
  readonly unitId: string
  readonly dueOn: string
  readonly status: 'open' | 'mended' | 'closed'
  /** What the agency says it did. */
  readonly mended: { readonly note: string; readonly at: Date } | undefined
  readonly closed: { readonly note: string; readonly at: Date } | undefined
  /** Why it was not accepted as mended. */
  readonly reopenedFor: string | undefined
}

export interface Inspection {
  readonly on: string | undefined
  readonly summary: string
  readonly findings: readonly Finding[]
}

type Data = Readonly<Record<string, string>>

const CHANGES: Readonly<Record<string, (finding: Finding, data: Data, at: Date) => Finding>> = {
  mended: (finding, { note = '' }, at) => ({ ...finding, status: 'mended', mended: { note, at } }),
  closed: (finding, { note = '' }, at) => ({ ...finding, status: 'closed', closed: { note, at } }),
  reopened: (finding, { reason = '' }) => ({
    ...finding,
    status: 'open',
    closed: undefined,
    reopenedFor: reason,
  }),
}

function newFinding({ findingId = '', text = '', unitId = '', dueOn = '' }: Data): Finding {
  return {
    findingId,
    text,
    unitId,
    dueOn,
    status: 'open',
    mended: undefined,
    closed: undefined,
    reopenedFor: undefined,
  }
}

export function readInspection(record: Pick<RoadmapRecord, 'events'> | undefined): Inspection {
  const events = record?.events ?? []
  const findings = new Map<string, Finding>()
  for (const { type, data: told, at } of events) {
    const data = told as Data
    const { findingId = '' } = data
    const finding = findings.get(findingId)
    const changed = type === 'found' ? newFinding(data) : finding && CHANGES[type]?.(finding, data, at)
    if (changed) findings.set(findingId, changed)
  }
  const { on, summary = '' } = (events.findLast(({ type }) => type === 'inspected')?.data ?? {}) as {
    readonly on?: string
    readonly summary?: string
  }
  return { on, summary, findings: [...findings.values()] }
}

export function isOverdue({ status, dueOn }: Finding, today: string): boolean {
  return status !== 'closed' && dueOn < today
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))

export type InspectedError = 'on' | 'summary'

/** The inspection itself; told again it is corrected, and what was told before stays in the events. */
export function decideInspected(
  record: RoadmapRecord,
  input: { readonly on: string; readonly summary: string; readonly today: string },
): Decision<InspectedError> {
  const { on } = input
  const summary = input.summary.trim()
  const errors: InspectedError[] = []
  if (!isDay(on) || on > input.today || !on.startsWith(String(record.year))) errors.push('on')
  if (summary === '' || summary.length > 4000) errors.push('summary')
  if (errors.length > 0) return { kind: 'invalid', errors }
  const known = readInspection(record)
  if (known.on === on && known.summary === summary) return { kind: 'done' }
  return { kind: 'done', event: { type: 'inspected', data: { on, summary } } }
}

export type FindingError = 'text' | 'unitId' | 'dueOn'

export interface NewFinding {
  readonly findingId: string
  readonly text: string
  readonly unitId: string
  readonly dueOn: string
}

const isSame = (known: Finding, { text, unitId, dueOn }: NewFinding): boolean =>
  known.text === text && known.unitId === unitId && known.dueOn === dueOn

const isAnswered = ({ mended, closed, reopenedFor }: Finding): boolean =>
  (mended ?? closed ?? reopenedFor) !== undefined

/** Told again under its id it is corrected, until the agency has answered it. */
export function decideFinding(
  record: RoadmapRecord,
  { finding, units }: { readonly finding: NewFinding; readonly units: ReadonlySet<string> },
): Decision<FindingError> {
  const { on, findings } = readInspection(record)
  if (on === undefined) return refused('not-now')
  const text = finding.text.trim()
  const known = findings.find(({ findingId }) => findingId === finding.findingId)
  if (known && isSame(known, { ...finding, text })) return { kind: 'done' }
  if (known && isAnswered(known)) return refused('not-now')
  const errors: FindingError[] = []
  if (text === '' || text.length > 2000) errors.push('text')
  if (!units.has(finding.unitId)) errors.push('unitId')
  if (!isDay(finding.dueOn) || finding.dueOn < on) errors.push('dueOn')
  if (errors.length > 0) return { kind: 'invalid', errors }
  return { kind: 'done', event: { type: 'found', data: { ...finding, text } } }
}

export type FindingAct = 'mended' | 'closed' | 'reopened'

const FROM: Readonly<Record<FindingAct, readonly Finding['status'][]>> = {
  mended: ['open'],
  // An inspector who sees that it is done needs nobody to say so.
  closed: ['open', 'mended'],
  reopened: ['mended', 'closed'],
}
const LEADS_TO: Readonly<Record<FindingAct, Finding['status']>> = {
  mended: 'mended',
  closed: 'closed',
  reopened: 'open',
}

export function decideFindingAct(
  record: RoadmapRecord,
  { findingId, act, note }: { readonly findingId: string; readonly act: FindingAct; readonly note: string },
): Decision<'note'> {
  const finding = readInspection(record).findings.find((one) => one.findingId === findingId)
  if (!finding) return refused('not-found')
  if (finding.status === LEADS_TO[act]) return { kind: 'done' }
  if (!FROM[act].includes(finding.status)) return refused('not-now')
  const words = note.trim()
  if (words === '') return { kind: 'invalid', errors: ['note'] }
  const data = act === 'reopened' ? { findingId, reason: words } : { findingId, note: words }
  return { kind: 'done', event: { type: act, data } }
}
