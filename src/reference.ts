import { type Catalog, catalogMark, loadCatalog } from './modules/catalog/index.ts'
import { type Directory, loadDirectory, timeRulesMark } from './modules/organizations/index.ts'
import type { Clock } from './platform/clock/clock.ts'
import type { Db } from './platform/db/database.ts'
import type { Log } from './platform/log/log.ts'

interface Snapshot {
  readonly directory: Directory
  readonly catalog: Catalog
  /** Which packs, publications, calendars and settled rules it was read from. */
  readonly mark: string
}

/** The directory and the catalogue as this process read them last; pages take what is there when they begin. */
export class Reference {
  readonly #db: Db
  readonly #clock: Clock
  #snapshot: Snapshot

  private constructor(db: Db, clock: Clock, snapshot: Snapshot) {
    this.#db = db
    this.#clock = clock
    this.#snapshot = snapshot
  }

  static async read(db: Db, clock: Clock): Promise<Reference> {
    const snapshot = await readSnapshot(db, clock)
    // Not waited for: the first pages need no search, and who searches meanwhile finds what is built finished.
    void snapshot.catalog.warm()
    return new Reference(db, clock, snapshot)
  }

  get directory(): Directory {
    return this.#snapshot.directory
  }

  get catalog(): Catalog {
    return this.#snapshot.catalog
  }

  async refresh(): Promise<void> {
    const snapshot = await readSnapshot(this.#db, this.#clock)
    await snapshot.catalog.warm()
    this.#snapshot = snapshot
  }

  /**
   * Tells when another process has loaded a pack (`motcua seed`), or changed the calendar or a rule, by a few
   * small queries each time. Gives what ends it.
   */
  watch({ everyMs, log, onChange }: Watch): () => void {
    let isLooking = false
    const look = async () => {
      if ((await markOf(this.#db)) !== this.#snapshot.mark) await onChange()
    }
    const timer = setInterval(() => {
      if (isLooking) return
      isLooking = true
      look()
        .catch((error: unknown) => log.warn('what other processes changed could not be read', { error }))
        .finally(() => (isLooking = false))
    }, everyMs)
    timer.unref()
    return () => clearInterval(timer)
  }
}

interface Watch {
  readonly everyMs: number
  readonly log: Log
  readonly onChange: () => Promise<void>
}

async function readSnapshot(db: Db, clock: Clock): Promise<Snapshot> {
  // First: what changes while the rest is read makes the snapshot outdated, not unnoticed.
  const mark = await markOf(db)
  const directory = await loadDirectory(db)
  return { mark, directory, catalog: await loadCatalog(db, directory, clock) }
}

async function markOf(db: Db): Promise<string> {
  const packs = await db.selectFrom('packs').select(['id', 'digest']).orderBy('id').execute()
  return JSON.stringify([packs, await timeRulesMark(db), await catalogMark(db)])
}
