/** The last numbers given so far, by what is numbered. */
export type LastNumbers = Record<string, number>

/**
 * Gives running numbers in several workers at once without asking each other. An agency's dossiers are all made by one
 * worker, so its codes run without a gap. Documents are issued by other agencies too: there each worker takes every
 * nth number, and at the end of a year one may be missing, as after a transaction that was rolled back.
 */
export class DossierNumbers {
  readonly #last: Map<string, number>
  readonly #worker: number
  readonly #workers: number

  constructor(last: LastNumbers, place: { readonly worker: number; readonly workers: number }) {
    this.#worker = place.worker
    this.#workers = place.workers
    this.#last = new Map(
      Object.entries(last).map(([key, value]) => [key, isCode(key) ? value : value + this.#before()]),
    )
  }

  next(key: string): number {
    const [before, step] = isCode(key) ? [0, 1] : [this.#before(), this.#workers]
    const number = (this.#last.get(key) ?? before) + step
    this.#last.set(key, number)
    return number
  }

  /** One step before this worker's first number. */
  #before(): number {
    return this.#worker + 1 - this.#workers
  }

  /** Numbers that this worker gave last. */
  lastGiven(): LastNumbers {
    return Object.fromEntries([...this.#last].filter(([, value]) => value > 0))
  }
}

const isCode = (key: string): boolean => key.startsWith('code ')

export const codeKey = (agencyId: string, day: string): string => `code ${agencyId} ${day}`

export const documentKey = (agencyId: string, abbreviation: string, year: number): string =>
  `document ${agencyId} ${abbreviation} ${year}`
