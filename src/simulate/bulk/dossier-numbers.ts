/** The last numbers given so far, by what is numbered. */
export type LastNumbers = Record<string, number>

/**
 * Gives running numbers in several workers at once without asking each other: each takes every nth number. Numbers
 * stay unique; at the end of a day one may be missing, as after a transaction that was rolled back.
 */
export class DossierNumbers {
  readonly #last: Map<string, number>
  readonly #worker: number
  readonly #workers: number

  constructor(last: LastNumbers, place: { readonly worker: number; readonly workers: number }) {
    this.#last = new Map(
      Object.entries(last).map(([key, value]) => [key, value + place.worker + 1 - place.workers]),
    )
    this.#worker = place.worker
    this.#workers = place.workers
  }

  next(key: string): number {
    const number = (this.#last.get(key) ?? this.#worker + 1 - this.#workers) + this.#workers
    this.#last.set(key, number)
    return number
  }

  /** Numbers that this worker gave last. */
  lastGiven(): LastNumbers {
    return Object.fromEntries([...this.#last].filter(([, value]) => value > 0))
  }
}

export const codeKey = (agencyId: string, day: string): string => `code ${agencyId} ${day}`

export const documentKey = (agencyId: string, abbreviation: string, year: number): string =>
  `document ${agencyId} ${abbreviation} ${year}`
