import type { IsoDate } from '../calendar/index.ts'
import { monthsBetween } from './months.ts'

export interface Milestone {
  readonly on: IsoDate
  readonly services: number
}

/** Services a month needed to come from one point to another; 0 when there already, undefined when time is over. */
export function paceNeeded(from: Milestone, to: Milestone): number | undefined {
  const left = to.services - from.services
  if (left <= 0) return 0
  const months = monthsBetween(from.on, to.on)
  return months === 0 ? undefined : left / months
}
