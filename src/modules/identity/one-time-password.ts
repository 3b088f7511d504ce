import type { Clock } from '../../platform/clock/clock.ts'
import { readableToken } from '../../platform/ids/id.ts'

const DAYS = 7

/** Twelve signs that can be read over the telephone, about 59 bits: `K7QM-2XW4-TB9C`. */
export function newOneTimePassword(): string {
  return (readableToken(12).match(/.{4}/g) ?? []).join('-')
}

/** One that nobody used within a week has most likely gone astray. */
export function isStale(clock: Clock, givenAt: Date): boolean {
  return clock.now().getTime() - givenAt.getTime() > DAYS * 86_400_000
}
