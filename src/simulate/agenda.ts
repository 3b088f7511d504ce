export interface Appointment<T> {
  readonly at: Date
  readonly what: T
}

/** What is to happen, in the order of time; what falls on one moment in the order in which it was planned. */
export class Agenda<T> {
  readonly #heap: (Appointment<T> & { readonly order: number })[] = []
  #planned = 0

  plan(at: Date, what: T): void {
    this.#heap.push({ at, what, order: this.#planned })
    this.#planned += 1
    this.#rise(this.#heap.length - 1)
  }

  /** Takes out the next; undefined when nothing is left. */
  next(): Appointment<T> | undefined {
    const first = this.#heap[0]
    const last = this.#heap.pop()
    if (first === undefined || last === undefined) return undefined
    if (this.#heap.length > 0) {
      this.#heap[0] = last
      this.#sink(0)
    }
    return first
  }

  #isBefore(a: number, b: number): boolean {
    const [one, other] = [this.#heap[a], this.#heap[b]]
    if (one === undefined || other === undefined) return false
    const apart = one.at.getTime() - other.at.getTime()
    return apart === 0 ? one.order < other.order : apart < 0
  }

  #swap(a: number, b: number): void {
    const [one, other] = [this.#heap[a], this.#heap[b]]
    if (one === undefined || other === undefined) return
    this.#heap[a] = other
    this.#heap[b] = one
  }

  #rise(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1
      if (!this.#isBefore(at, parent)) return
      this.#swap(at, parent)
      at = parent
    }
  }

  #sink(from: number): void {
    for (let at = from; ; ) {
      const left = 2 * at + 1
      const child = this.#isBefore(left + 1, left) ? left + 1 : left
      if (!this.#isBefore(child, at)) return
      this.#swap(at, child)
      at = child
    }
  }
}
