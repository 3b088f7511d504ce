import { localDateAt, type TimeLimit } from '../../engines/calendar/index.ts'
import { type ClockEvent, type ClockInput, type Holder, readClock } from '../../engines/clock/index.ts'
import type { ProcessGraph } from '../../engines/workflow/index.ts'
import type { Directory } from '../organizations/index.ts'
import type { DossierEvent, NewEvent } from './dossier-event.ts'
import type { ProcessOf } from './dossier-process.ts'
import type { DossierState, OpenTask } from './dossier-state.ts'
import { applyEvent, reduceDossier } from './reduce-dossier.ts'

/** A dossier with what its clock is read from. */
export interface TimedDossier {
  readonly state: DossierState
  readonly events: readonly DossierEvent[]
  /** Of the revision it is dealt with by now. */
  readonly graph: ProcessGraph
  readonly processOf: ProcessOf
}

type ClockContext = { readonly directory: Directory }

/**
 * What the clock engine is asked about a dossier; undefined before reception, when nothing was promised. The calendar
 * is the one that counted its due date last, so that a life that has ended is never told otherwise.
 */
export function clockInputOf(
  { directory }: ClockContext,
  { state, events, processOf }: TimedDossier,
  now: Date,
): ClockInput | undefined {
  const received = events.find((event) => event.type === 'received')
  if (received?.type !== 'received' || !state.receivedAt) return undefined
  const { ruleProfile } = received.data
  const keptRules = ruleProfile === undefined ? undefined : directory.findRules(ruleProfile)
  return {
    profile: keptRules ?? directory.rulesOn(localDateAt(state.receivedAt)),
    calendar: directory.calendarOf(state.agencyId, state.calendarVersion),
    receivedAt: state.receivedAt,
    limit: limitOf(events) ?? received.data.limit,
    events: clockEvents(state.id, processOf, events),
    now: now < state.receivedAt ? state.receivedAt : now,
  }
}

/** The limit of the last revision that gave more time; undefined while the one of the reception stands. */
function limitOf(events: readonly DossierEvent[]): TimeLimit | undefined {
  const longer = events.findLast((event) => event.type === 'moved_to_revision' && event.data.limit)
  return longer?.type === 'moved_to_revision' ? longer.data.limit : undefined
}

/** The due date as it will be once `added` is written, counted by the calendar of today. */
export function dueDateAfter(
  ctx: ClockContext,
  dossier: TimedDossier,
  added: { readonly at: Date; readonly event: NewEvent },
): { readonly dueAt: string; readonly calendarVersion: string } {
  const { state, events } = dossier
  const last = { ...added.event, seq: state.lastSeq + 1, at: added.at, actor: { kind: 'system' } }
  const told = [...events, last as DossierEvent]
  const calendar = ctx.directory.calendarOf(state.agencyId)
  const input = clockInputOf(ctx, { ...dossier, events: told }, added.at)
  if (!input) throw new Error(`dossier ${state.id} has no due date yet`)
  const { dueAt } = readClock({ ...input, calendar })
  // A day off that was taken back does not make a promised date earlier.
  const promised = state.dueAt && state.dueAt > dueAt ? state.dueAt : dueAt
  return { dueAt: promised.toISOString(), calendarVersion: calendar.version }
}

/** Events of the dossier as the clock knows them, with every change of hands from reception to the end. */
export function clockEvents(
  id: string,
  processOf: ProcessOf,
  events: readonly DossierEvent[],
): readonly ClockEvent[] {
  const told: ClockEvent[] = []
  const state = reduceDossier(id, processOf, events.slice(0, 1))
  let holder: Holder = 'desk'
  for (const event of events.slice(1)) {
    applyEvent(state, processOf, event)
    if (!state.receivedAt) continue
    const { at, seq } = event
    const said = clockEventOf(event)
    if (said) told.push({ ...said, at, seq })
    if (said && ENDS.has(said.type)) break
    const next: Holder = holderOf(state) ?? holder
    if (next !== holder) told.push({ type: 'handed_over', at, seq, holder: next })
    holder = next
  }
  return told
}

const ENDS: ReadonlySet<ClockEvent['type']> = new Set(['resolved', 'withdrawn', 'stopped'])

function clockEventOf(event: DossierEvent): Omit<ClockEvent, 'at' | 'seq'> | undefined {
  switch (event.type) {
    case 'supplement_requested':
    case 'supplemented':
    case 'financial_duty_requested':
    case 'financial_duty_done':
    case 'withdrawn':
    case 'stopped':
      return { type: event.type }
    case 'issued':
      return { type: 'resolved' }
    case 'extended':
      return { type: 'extended', newDueAt: new Date(event.data.newDueAt) }
    default:
      return undefined
  }
}

/** Who has the file: one holder, also where several work on it at once; then the lead agency answers for it. */
export function holderOf(state: DossierState): Holder | undefined {
  if (!state.transferredAt) return 'desk'
  const task = state.tasks.find(({ agencyId }) => agencyId === state.agencyId) ?? state.tasks[0]
  return task && holderOfTask(state, task)
}

function holderOfTask(state: DossierState, task: OpenTask): Holder {
  if (task.role === 'receptionist') return 'desk'
  return task.agencyId === state.agencyId ? `unit:${task.unitId}` : `agency:${task.agencyId}`
}
