import { type RuleProfile, supplementRequestDueAt } from '../../engines/clock/index.ts'
import type { Directory } from '../organizations/index.ts'
import { clockInputOf, type TimedDossier } from './dossier-clock.ts'

/** What the rules of a dossier's day say of asking its applicant for more now. */
export interface SupplementStanding {
  readonly profile: RuleProfile
  /** Until when it may be asked; null where the rules set no limit. */
  readonly askBy: Date | null
  readonly isLate: boolean
  /** Requests so far since reception. */
  readonly asked: number
  readonly isBeyondAllowed: boolean
}

/** Whether asking now is against the rules: it has to be said so, and is flagged. */
export function breaksRules(standing: SupplementStanding | undefined): boolean {
  return standing !== undefined && (standing.isLate || standing.isBeyondAllowed)
}

/** Undefined before reception: there the desk asks before anything was promised. */
export function supplementStanding(
  ctx: { readonly directory: Directory },
  dossier: TimedDossier,
  now: Date,
): SupplementStanding | undefined {
  const input = clockInputOf(ctx, dossier, now)
  if (!input) return undefined
  const { profile, calendar, events } = input
  const since = events.findLast(({ type }) => type === 'supplemented')?.at ?? input.receivedAt
  const asked = events.filter(({ type }) => type === 'supplement_requested').length
  const askBy = supplementRequestDueAt(profile, calendar, since)
  const allowed = profile.rules.supplementsAllowed.value
  return {
    profile,
    askBy,
    isLate: askBy !== null && now > askBy,
    asked,
    isBeyondAllowed: allowed !== null && asked >= allowed,
  }
}
