interface Asked<K, V> {
  readonly key: K
  readonly resolve: (value: V | undefined) => void
  readonly reject: (error: unknown) => void
}

/** What a statement found for all keys of one turn. */
export type Found<K, V> = (key: K) => V | undefined

/**
 * Looks up a row by its key. Requests that ask within one turn of the event loop are answered by one statement: under
 * load most of what a look-up costs is the way to the database and back. Each is sent after it was asked, so it sees
 * all that was committed before; nothing is kept for the next.
 */
export function lookUpTogether<K, V>(
  load: (keys: readonly K[]) => Promise<Found<K, V>>,
): (key: K) => Promise<V | undefined> {
  let waiting: Asked<K, V>[] = []
  const send = async (): Promise<void> => {
    const asked = waiting
    waiting = []
    try {
      const found = await load(asked.map(({ key }) => key))
      for (const { key, resolve } of asked) resolve(found(key))
    } catch (error) {
      for (const { reject } of asked) reject(error)
    }
  }
  return (key) =>
    new Promise((resolve, reject) => {
      if (waiting.push({ key, resolve, reject }) === 1) setImmediate(send)
    })
}
