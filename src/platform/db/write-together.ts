import { setImmediate as endOfTurn } from 'node:timers/promises'

export interface TogetherOptions {
  /** Runs under way at a time on one target; 1 unless told. */
  readonly lanes?: number
  /** Items that go together at most. */
  readonly most?: number
}

type Run<Target, Item, Result> = (on: Target, items: readonly Item[]) => Promise<readonly Result[]>

const MOST = 64
/** A run that hangs (a lock, a lost connection) keeps those who come later waiting no longer than that. */
const PATIENCE_MS = 250

/**
 * Turns many calls at a time into few runs. Whoever comes alone is served at once; who comes in the same turn of the
 * event loop, or while all lanes are busy, goes along with the next run. So the more there is to do, the cheaper each
 * becomes, and nobody waits for others to come. Only calls on the same target (a database handle) go together.
 *
 * `run` gives the results in the order of its items. When it fails for several, each is run alone: one bad item
 * spoils nothing for the others. What a failed run did must therefore be undone, or harmless to do again.
 */
export function writeTogether<Target extends object, Item, Result>(
  run: Run<Target, Item, Result>,
  { lanes = 1, most = MOST }: TogetherOptions = {},
): (on: Target, item: Item) => Promise<Result> {
  const queues = new WeakMap<Target, Queue<Item, Result>>()
  return (on, item) => {
    const queue = queues.get(on) ?? new Queue((items: readonly Item[]) => run(on, items), lanes, most)
    queues.set(on, queue)
    return queue.add(item)
  }
}

interface Waiting<Item, Result> {
  readonly item: Item
  readonly resolve: (result: Result) => void
  readonly reject: (error: unknown) => void
}

class Queue<Item, Result> {
  readonly #run: (items: readonly Item[]) => Promise<readonly Result[]>
  readonly #lanes: number
  readonly #most: number
  readonly #waiting: Waiting<Item, Result>[] = []
  #busy = 0

  constructor(run: (items: readonly Item[]) => Promise<readonly Result[]>, lanes: number, most: number) {
    this.#run = run
    this.#lanes = lanes
    this.#most = most
  }

  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject })
      if (this.#busy < this.#lanes) void this.#work()
    })
  }

  async #work(): Promise<void> {
    this.#busy += 1
    do {
      await endOfTurn()
      await endOrPatience(this.#settle(this.#waiting.splice(0, this.#most)))
    } while (this.#waiting.length > 0)
    this.#busy -= 1
  }

  async #settle(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    // Another lane may have taken all that was waiting.
    if (batch.length === 0) return
    try {
      const results = await this.#run(batch.map(({ item }) => item))
      batch.forEach(({ resolve }, at) => resolve(results[at] as Result))
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error)
      else await Promise.all(batch.map((one) => this.#settle([one])))
    }
  }
}

function endOrPatience(work: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PATIENCE_MS)
    void work.finally(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}
