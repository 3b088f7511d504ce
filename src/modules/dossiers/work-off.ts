import { type Db, inTransaction } from '../../platform/db/database.ts'

/** What a run that has just begun has seen last: every id comes after it. */
export const BEFORE_ALL_IDS = '00000000-0000-0000-0000-000000000000'

/**
 * Works off what was asked for, each batch with its progress in one transaction, so that a run that is killed goes on
 * where it stopped. A batch gives how many files it changed; undefined when nothing is left, or another process is at it.
 */
export async function workOff(
  db: Db,
  batch: (tx: Db) => Promise<number | undefined>,
  signal?: AbortSignal,
): Promise<number> {
  let changed = 0
  while (!signal?.aborted) {
    const done = await inTransaction(db, batch)
    if (done === undefined) break
    changed += done
  }
  return changed
}
