import { localDateAt } from '../../engines/calendar/index.ts'
import { handOverDueAt } from '../../engines/clock/index.ts'
import type { Directory } from '../organizations/index.ts'
import { clockInputOf, type TimedDossier } from './dossier-clock.ts'
import type { DossierEvent, EventType } from './dossier-event.ts'
import type { DossierState, OpenTask } from './dossier-state.ts'
import { timesOf } from './dossier-times.ts'
import { applyEvent, reduceDossier } from './reduce-dossier.ts'

/** Who gives or takes a file: an office, with the officer where one is known, or the applicant. */
export type Party =
  | {
      readonly kind: 'office'
      readonly agencyId: string
      /** Null where only the agency is known. */
      readonly unitId: string | null
      readonly accountId: string | null
    }
  | { readonly kind: 'applicant' }

/** How a step was done by its own plan. */
export type HandsOutcome = 'early' | 'on-time' | 'late'

export interface ChangeOfHands {
  readonly at: Date
  readonly from: Party
  /** Null where the file ends. */
  readonly to: Party | null
  readonly event: DossierEvent
  /** The step that was done or left; null where none was. */
  readonly stepId: string | null
  readonly outcome: HandsOutcome | null
  /** Letters with a new date since the change before. */
  readonly extensions: readonly Extract<DossierEvent, { type: 'extended' }>[]
}

/**
 * Every change of hands from reception on: by whom to whom, when, and whether in time. Several lines of one moment
 * where several offices are asked at once. Steps that stay in the same hands are no change of hands; the worst of
 * them counts when the file leaves.
 */
export function changesOfHands(
  ctx: { readonly directory: Directory },
  dossier: TimedDossier,
): readonly ChangeOfHands[] {
  const [first, ...rest] = dossier.events
  if (!first) return []
  const watch = new HandsWatch(ctx, dossier, reduceDossier(dossier.state.id, dossier.processOf, [first]))
  for (const event of rest) watch.see(event)
  return watch.lines.map((line) => withReceiver(line, dossier.events))
}

type Line = ChangeOfHands & { readonly token: number | null }

/** Steps that end a stay in somebody's hands, and what is waited for meanwhile. */
const ENDING: ReadonlySet<EventType> = new Set(['completed', 'sent_back', 'issued', 'returned'])
const ASKING: ReadonlySet<EventType> = new Set(['supplement_requested', 'financial_duty_requested'])
const ANSWERING: ReadonlySet<EventType> = new Set([
  'supplemented',
  'payment_proof_sent',
  'financial_duty_done',
])
const LEAVING: ReadonlySet<EventType> = new Set(['withdrawn', 'stopped'])

const APPLICANT: Party = { kind: 'applicant' }

class HandsWatch {
  readonly lines: Line[] = []
  readonly #ctx: { readonly directory: Directory }
  readonly #dossier: TimedDossier
  readonly #state: DossierState
  /** The desk has received and not handed over yet: who has it at the desk. */
  #atDesk: Party | null = null
  /** Outcomes of steps done since the file came into the hands it is in, by who has it. */
  readonly #worst = new Map<string, HandsOutcome>()
  #extensions: Extract<DossierEvent, { type: 'extended' }>[] = []

  constructor(ctx: { readonly directory: Directory }, dossier: TimedDossier, state: DossierState) {
    this.#ctx = ctx
    this.#dossier = dossier
    this.#state = state
  }

  see(event: DossierEvent): void {
    const before = this.#state.tasks
    applyEvent(this.#state, this.#dossier.processOf, event)
    if (event.type === 'extended') this.#extensions.push(event)
    if (event.type === 'received') return this.#receive(event)
    if (!this.#state.receivedAt) return
    this.#handOver(event, before)
    this.#passOn(event, before)
  }

  #receive(event: DossierEvent): void {
    const desk = this.#officeOf(event, this.#dossier.state.agencyId)
    const at = this.#state.receivedAt ?? event.at
    this.#add({ at, from: APPLICANT, to: desk, event, stepId: null, outcome: null, token: null })
    this.#atDesk = desk
    this.#handOver(event, [])
  }

  /** From the desk to those who work on it: said by the desk, or shown by their first act. */
  #handOver(event: DossierEvent, before: readonly OpenTask[]): void {
    const { transferredAt, tasks } = this.#state
    if (!this.#atDesk || !transferredAt) return
    const from = this.#atDesk
    this.#atDesk = null
    const open = before.length > 0 ? before : tasks
    for (const task of open) {
      const to = partyOf(task)
      if (isSameHands(from, to)) continue
      const outcome = this.#transferOutcome(transferredAt)
      this.#add({ at: transferredAt, from, to, event, stepId: null, outcome, token: task.token })
    }
  }

  /** By the plan of the process it was done in. */
  #stepDueAt(task: OpenTask): Date | null {
    const graph = this.#dossier.processOf(this.#state.revision)
    return timesOf(this.#ctx, { ...this.#dossier, graph }).stepDueAt(task)
  }

  #transferOutcome(at: Date): HandsOutcome | null {
    const input = clockInputOf(this.#ctx, this.#dossier, this.#dossier.state.lastEventAt)
    if (!input) return null
    return at > handOverDueAt(input.profile, input.calendar, input.receivedAt) ? 'late' : 'on-time'
  }

  #passOn(event: DossierEvent, before: readonly OpenTask[]): void {
    const after = this.#state.tasks
    const task = before.find(({ token }) => token === tokenOf(event)) ?? before[0]
    const from = this.#giver(event, task)
    const base = { at: event.at, event, stepId: task?.stepId ?? null, token: null }
    if (LEAVING.has(event.type)) return this.#add({ ...base, from, to: null, outcome: null })
    if (ASKING.has(event.type)) return this.#add({ ...base, from, to: APPLICANT, outcome: null })
    if (ANSWERING.has(event.type)) return this.#takeBack(event, before)
    if (event.type === 'assigned' && after.some(({ token }) => token === event.data.token)) {
      return this.#reassign(event, task)
    }
    if (!task || !(ENDING.has(event.type) || event.type === 'assigned')) return
    this.#finish(
      event,
      task,
      after.filter(({ token }) => !before.some((one) => one.token === token)),
    )
  }

  /** What was waited for came: the file is with those again who had asked. */
  #takeBack(event: DossierEvent, before: readonly OpenTask[]): void {
    const waited = before.filter(({ waitingFor }) => waitingFor === 'applicant').map(({ token }) => token)
    const task = this.#state.tasks.find(
      ({ token, waitingFor }) => waited.includes(token) && waitingFor === null,
    )
    if (!task) return
    const base = { at: event.at, event, stepId: null, outcome: null }
    this.#add({ ...base, from: APPLICANT, to: partyOf(task), token: task.token })
  }

  #reassign(event: Extract<DossierEvent, { type: 'assigned' }>, task: OpenTask | undefined): void {
    const { unitId, accountId, token } = event.data
    if (!task || task.assigneeAccountId === accountId) return
    const from = task.assigneeAccountId === null ? this.#giver(event, task) : partyOf(task)
    const to: Party = { kind: 'office', agencyId: task.agencyId, unitId, accountId }
    this.#add({ at: event.at, from, to, event, stepId: null, outcome: null, token })
  }

  #finish(event: DossierEvent, task: OpenTask, opened: readonly OpenTask[]): void {
    const from = this.#giver(event, task)
    const key = handsKey(from)
    const outcome = worse(this.#worst.get(key) ?? null, outcomeOf(event.at, this.#stepDueAt(task)))
    const receivers = opened.filter((next) => !isSameHands(from, partyOf(next)))
    if (opened.length > 0 && receivers.length === 0) {
      if (outcome) this.#worst.set(key, outcome)
      return
    }
    this.#worst.delete(key)
    const base = { at: event.at, from, event, stepId: task.stepId, outcome }
    for (const next of receivers) this.#add({ ...base, to: partyOf(next), token: next.token })
    if (opened.length === 0) this.#add({ ...base, to: this.#whoIsLeft(event, task), token: null })
  }

  /** Where nothing new opened: the applicant has his result, or the agency that leads waits for the others. */
  #whoIsLeft(event: DossierEvent, { agencyId }: OpenTask): Party | null {
    if (event.type === 'returned' || event.type === 'issued') return APPLICANT
    const { agencyId: lead } = this.#state
    return agencyId === lead ? null : { kind: 'office', agencyId: lead, unitId: null, accountId: null }
  }

  #giver(event: DossierEvent, task: OpenTask | undefined): Party {
    if (event.actor.kind === 'applicant') return task ? partyOf(task) : APPLICANT
    const place = task ?? { agencyId: this.#state.agencyId, unitId: null }
    const accountId = event.actor.kind === 'officer' ? event.actor.accountId : null
    return { kind: 'office', agencyId: place.agencyId, unitId: place.unitId, accountId }
  }

  #officeOf({ actor }: DossierEvent, agencyId: string): Party {
    const at = actor.kind === 'officer' ? actor.agencyId : agencyId
    const desk = this.#ctx.directory.unitsOf(at).find(({ kind }) => kind === 'one_stop')
    const accountId = actor.kind === 'officer' ? actor.accountId : null
    return { kind: 'office', agencyId: at, unitId: desk?.id ?? null, accountId }
  }

  #add(line: Omit<Line, 'extensions'>): void {
    this.lines.push({ ...line, extensions: this.#extensions })
    this.#extensions = []
  }
}

function tokenOf({ data }: DossierEvent): number | null {
  return 'token' in data ? data.token : null
}

function partyOf({ agencyId, unitId, assigneeAccountId }: OpenTask): Party {
  return { kind: 'office', agencyId, unitId, accountId: assigneeAccountId }
}

function handsKey(party: Party): string {
  return party.kind === 'applicant' ? 'applicant' : `${party.unitId} ${party.accountId}`
}

/** The same officer of the same unit goes on. */
function isSameHands(a: Party, b: Party): boolean {
  return a.kind === 'office' && b.kind === 'office' && a.accountId !== null && handsKey(a) === handsKey(b)
}

/** Against the last day of the plan: before it, on it, or after its end. */
function outcomeOf(at: Date, dueAt: Date | null): HandsOutcome | null {
  if (!dueAt) return null
  if (at > dueAt) return 'late'
  return localDateAt(at) === localDateAt(dueAt) ? 'on-time' : 'early'
}

const RANK: readonly HandsOutcome[] = ['early', 'on-time', 'late']

function worse(a: HandsOutcome | null, b: HandsOutcome | null): HandsOutcome | null {
  if (!a || !b) return a ?? b
  return RANK.indexOf(a) > RANK.indexOf(b) ? a : b
}

/** An office was given the file; who of it took it shows later. */
function withReceiver({ token, ...line }: Line, events: readonly DossierEvent[]): ChangeOfHands {
  const { to } = line
  if (token === null || to?.kind !== 'office' || to.accountId !== null) return line
  const taken = events.find(
    (event) => event.seq >= line.event.seq && tokenOf(event) === token && event.actor.kind === 'officer',
  )
  const accountId = taken && taken.actor.kind === 'officer' ? taken.actor.accountId : null
  return { ...line, to: { ...to, accountId } }
}
