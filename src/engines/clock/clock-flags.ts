import type { ClockInput } from './clock-input.ts'
import { apologyDueAt, handOverDueAt, supplementRequestDueAt } from './profile-deadlines.ts'
import type { Life } from './read-life.ts'

/** Something done against the rules of the profile. It is shown and reported; what it did to the clock stands. */
export interface ClockFlag {
  readonly code:
    | 'late_transfer'
    | 'late_supplement_request'
    | 'supplement_beyond_allowed'
    | 'late_apology'
    | 'extension_beyond_allowed'
  readonly at: Date
}

export function flagsOf(
  input: ClockInput,
  life: Life,
  dueAsOf: (at: number) => number,
): readonly ClockFlag[] {
  return [
    ...transferFlags(input, life),
    ...supplementFlags(input, life),
    ...extensionFlags(input, life, dueAsOf),
  ]
}

function transferFlags({ calendar, profile, receivedAt }: ClockInput, life: Life): ClockFlag[] {
  // What ends at the desk was decided there and is handed over to nobody.
  if (life.handedOverAt === null && life.ended) return []
  const dueAt = handOverDueAt(profile, calendar, receivedAt)
  const handedOverAt = new Date(life.handedOverAt ?? life.until)
  return handedOverAt > dueAt ? [{ code: 'late_transfer', at: handedOverAt }] : []
}

function supplementFlags({ calendar, profile }: ClockInput, life: Life): ClockFlag[] {
  const { supplementsAllowed } = profile.rules
  const flags: ClockFlag[] = []
  for (const [nth, time] of life.supplementRequestedAt.entries()) {
    const at = new Date(time)
    const allowed = supplementsAllowed.value
    if (allowed !== null && nth >= allowed) flags.push({ code: 'supplement_beyond_allowed', at })
    const since = new Date(life.completedAt.findLast((moment) => moment <= time) ?? life.receivedAt)
    const dueAt = supplementRequestDueAt(profile, calendar, since)
    if (dueAt !== null && at > dueAt) flags.push({ code: 'late_supplement_request', at })
  }
  return flags
}

function extensionFlags(
  { calendar, profile }: ClockInput,
  life: Life,
  dueAsOf: (at: number) => number,
): ClockFlag[] {
  const { extensionsAllowed } = profile.rules
  const flags: ClockFlag[] = []
  for (const [nth, { at: time }] of life.extensions.entries()) {
    const at = new Date(time)
    const allowed = extensionsAllowed.value
    if (allowed !== null && nth >= allowed) flags.push({ code: 'extension_beyond_allowed', at })
    if (at > apologyDueAt(profile, calendar, new Date(dueAsOf(time))))
      flags.push({ code: 'late_apology', at })
  }
  return flags
}
