/** A number from 0 up to but not 1, like `Math.random`; seeded by the caller, so that a run can be repeated. */
export type Random = () => number

/** Mulberry32: the same sequence for the same seed on every machine. Not for secrets. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function integer(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1))
}

export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[integer(random, 0, items.length - 1)]
  if (item === undefined) throw new RangeError('Nothing to pick from.')
  return item
}

export function digits(random: Random, count: number): string {
  let text = ''
  for (let index = 0; index < count; index += 1) text += integer(random, 0, 9)
  return text
}
