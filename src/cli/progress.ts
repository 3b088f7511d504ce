import type { Clock } from '../platform/clock/clock.ts'

const EVERY_MS = 3000

/** Passes a growing count on at most every three seconds: long work shows that it moves, short work stays silent. */
export function everyFewSeconds(clock: Clock, tell: (count: number) => void): (count: number) => void {
  let last = clock.now().getTime()
  return (count) => {
    const now = clock.now().getTime()
    if (now - last < EVERY_MS) return
    last = now
    tell(count)
  }
}
