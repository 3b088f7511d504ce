/** What an agency promises, plans, was inspected on and reports: each a list of events that only grows. */
export type RecordKind = 'commitment' | 'activities' | 'inspection' | 'report'

export interface RecordKey {
  readonly kind: RecordKind
  readonly agencyId: string
  readonly year: number
  /** Of a report: `half_year`, `year`, or the name of an ad hoc one. */
  readonly part?: string
}

export interface RoadmapEvent {
  readonly no: number
  readonly type: string
  readonly data: unknown
  readonly at: Date
  readonly accountId: string
}

export interface RoadmapRecord {
  readonly id: string
  readonly kind: RecordKind
  readonly agencyId: string
  readonly year: number
  readonly part: string
  readonly events: readonly RoadmapEvent[]
}

/** Number of the last event: what a form was made from, so that nobody overwrites what he has not seen. */
export function versionOf(record: Pick<RoadmapRecord, 'events'> | undefined): number {
  return record?.events.at(-1)?.no ?? 0
}

export interface NewEvent {
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}

/** What becomes of a wish: events to add (none where it was done before), or why not. */
export type Decision<E extends string = never> =
  | { readonly kind: 'done'; readonly event?: NewEvent }
  | { readonly kind: 'refused'; readonly reason: RefusedReason }
  | { readonly kind: 'invalid'; readonly errors: readonly E[] }
  /** Somebody else changed it since the form was opened. */
  | { readonly kind: 'changed' }

export type RefusedReason = 'not-found' | 'not-your-role' | 'not-now'

export type RoadmapOutcome<E extends string = never> =
  | { readonly kind: 'done'; readonly record: RoadmapRecord }
  | Exclude<Decision<E>, { readonly kind: 'done' }>

export const refused = (
  reason: RefusedReason,
): { readonly kind: 'refused'; readonly reason: RefusedReason } => ({
  kind: 'refused',
  reason,
})

/** Years a record can be of; the database holds no other. */
export const isYear = (year: number): boolean => Number.isInteger(year) && year >= 2000 && year <= 2099
