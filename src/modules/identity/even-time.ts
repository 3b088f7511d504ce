import { setTimeout as sleep } from 'node:timers/promises'

const LEAST_MS = 250

/**
 * Answers no sooner than after a fixed time: looking up an address that has an account takes longer than one
 * that has none, and the difference would tell which is which.
 */
export async function inEvenTime<T>(work: () => Promise<T>): Promise<T> {
  const [result] = await Promise.all([work(), sleep(LEAST_MS)])
  return result
}
