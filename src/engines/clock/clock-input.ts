import type { TimeLimit, WorkCalendar } from '../calendar/index.ts'
import type { RuleProfile } from './rule-profile.ts'

/** Who can have a file in hand; a finer grain follows a colon: `unit:dat-dai`, `agency:thue`. */
export const HOLDER_KINDS = ['desk', 'unit', 'agency', 'applicant', 'treasury'] as const
export type HolderKind = (typeof HOLDER_KINDS)[number]
export type Holder = HolderKind | `${HolderKind}:${string}`

export const EVENT_TYPES = [
  'handed_over',
  'supplement_requested',
  'financial_duty_requested',
  'supplemented',
  'financial_duty_done',
  'extended',
  'resolved',
  'withdrawn',
  'stopped',
] as const
export type ClockEventType = (typeof EVENT_TYPES)[number]

export interface ClockEvent {
  readonly type: ClockEventType
  readonly at: Date
  /** Place in the history of the file; tells the order of events of one instant. */
  readonly seq?: number
  /** Of `extended`. */
  readonly newDueAt?: Date
  /** Of `handed_over`: who has the file from now on; the unit when not told. */
  readonly holder?: Holder
}

export interface ClockInput {
  readonly profile: RuleProfile
  readonly calendar: WorkCalendar
  readonly receivedAt: Date
  readonly limit: TimeLimit
  /** In any order. */
  readonly events: readonly ClockEvent[]
  readonly now: Date
}

/** Something that cannot have happened, or cannot be read. `field` is its place: `limit.unit`, `events[2].at`. */
export class ClockInputError extends Error {
  override readonly name = 'ClockInputError'
  readonly field: string
  readonly text: { readonly vi: string; readonly en: string }

  constructor(field: string, vi: string, en: string) {
    super(`${field}: ${vi} (${en})`)
    this.field = field
    this.text = { vi, en }
  }
}

const HOLDER = new RegExp(`^(${HOLDER_KINDS.join('|')})(:\\S.*)?$`)

export function isHolder(value: unknown): value is Holder {
  return typeof value === 'string' && HOLDER.test(value)
}
