/**
 * Terms in code unit order with the entries that hold each. All postings stand in two arrays, one term's after
 * another's: a term costs its letters and one number, and those that begin alike are one stretch.
 */
export interface TermTable {
  readonly terms: readonly string[]
  /** Where the postings of each term begin; one more for the end. */
  readonly starts: Uint32Array
  /** Ascending within a term. */
  readonly entries: Uint32Array
  /** 0 to 1, of the best text the entry holds the term in: a place in `weightsOf`. */
  readonly weights: Uint8Array
  readonly weightsOf: Float32Array
}

/** A stretch of postings; empty where nothing is found. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

export const NOTHING: Stretch = { from: 0, to: 0 }

export function postingsOf(table: TermTable, term: string): Stretch {
  const at = firstAtLeast(table.terms, term)
  return table.terms[at] === term ? stretchOf(table, at, at + 1) : NOTHING
}

/** Postings of the terms that begin with `prefix` and go on. */
export function postingsStartingWith(table: TermTable, prefix: string): Stretch {
  const { terms } = table
  const low = firstAtLeast(terms, prefix)
  const from = terms[low] === prefix ? low + 1 : low
  // No letter of a word comes after this one.
  const to = firstAtLeast(terms, `${prefix}\u{ffff}`)
  return stretchOf(table, from, Math.max(from, to))
}

function stretchOf({ starts }: TermTable, from: number, to: number): Stretch {
  return { from: starts[from] ?? 0, to: starts[to] ?? 0 }
}

// Binary search compares code units, and so must the order it searches in.
function firstAtLeast(terms: readonly string[], wanted: string): number {
  let low = 0
  let high = terms.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((terms[middle] ?? '') < wanted) low = middle + 1
    else high = middle
  }
  return low
}

const FIRST_ROOM = 1 << 12

/** Takes terms as they come, entry after entry, and sorts them once. */
export class TermTableBuilder {
  readonly #ids = new Map<string, number>()
  readonly #weights = new Map<number, number>()
  #terms = new Uint32Array(FIRST_ROOM)
  #entries = new Uint32Array(FIRST_ROOM)
  #codes = new Uint8Array(FIRST_ROOM)
  #count = 0

  /** Entries ascend; `weight` is one of a few values. */
  add(term: string, entry: number, weight: number): void {
    if (this.#count === this.#terms.length) this.#grow()
    this.#terms[this.#count] = numberOf(this.#ids, term)
    this.#entries[this.#count] = entry
    this.#codes[this.#count] = numberOf(this.#weights, weight)
    this.#count += 1
  }

  build(): TermTable {
    const terms = [...this.#ids.keys()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    const weightsOf = Float32Array.from(this.#weights.keys())
    const { starts, order } = this.#ordered(terms)
    const entries = new Uint32Array(order.length)
    const weights = new Uint8Array(order.length)
    let count = 0
    for (const place of terms.keys()) {
      const from = count
      for (const at of order.subarray(starts[place], starts[place + 1])) {
        const entry = item(this.#entries, at)
        const weight = item(this.#codes, at)
        // A term met again in the same entry counts once, by its best text.
        if (count === from || item(entries, count - 1) !== entry) {
          entries[count] = entry
          weights[count] = weight
          count += 1
        } else if (item(weightsOf, weight) > item(weightsOf, item(weights, count - 1)))
          weights[count - 1] = weight
      }
      starts[place] = from
    }
    starts[terms.length] = count
    return { terms, starts, entries: entries.slice(0, count), weights: weights.slice(0, count), weightsOf }
  }

  /** What was taken, in the order of its terms, within a term as it came; and where each term begins in it. */
  #ordered(terms: readonly string[]) {
    const placeOf = new Uint32Array(terms.length)
    for (const [place, term] of terms.entries()) placeOf[this.#ids.get(term) ?? 0] = place
    const starts = new Uint32Array(terms.length + 1)
    const taken = this.#terms.subarray(0, this.#count)
    for (const id of taken) raise(starts, item(placeOf, id) + 1, 1)
    for (const place of terms.keys()) raise(starts, place + 1, item(starts, place))
    const next = starts.slice()
    const order = new Uint32Array(this.#count)
    for (const [at, id] of taken.entries()) {
      const place = item(placeOf, id)
      order[item(next, place)] = at
      raise(next, place, 1)
    }
    return { starts, order }
  }

  #grow(): void {
    const room = this.#terms.length * 2
    this.#terms = enlarged(this.#terms, new Uint32Array(room))
    this.#entries = enlarged(this.#entries, new Uint32Array(room))
    this.#codes = enlarged(this.#codes, new Uint8Array(room))
  }
}

function raise(numbers: Uint32Array, at: number, by: number): void {
  numbers[at] = item(numbers, at) + by
}

/** Of an array of numbers that reaches so far. */
function item(from: Uint32Array | Uint8Array | Float32Array, at: number): number {
  return from[at] ?? 0
}

function enlarged<T extends Uint32Array | Uint8Array>(from: T, into: T): T {
  into.set(from)
  return into
}

function numberOf<K>(known: Map<K, number>, key: K): number {
  const found = known.get(key)
  if (found !== undefined) return found
  known.set(key, known.size)
  return known.size - 1
}
