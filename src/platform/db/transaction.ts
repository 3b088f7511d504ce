import { setTimeout as sleep } from 'node:timers/promises'
import type { IsolationLevel, Transaction } from 'kysely'
import type { Db } from './db.ts'
import { isRetryable } from './database-error.ts'
import type { DB } from './schema.generated.ts'

export interface TransactionOptions {
  readonly isolation?: IsolationLevel
  /** How often `work` may be run again after a serialization failure or a deadlock; 3 unless told. */
  readonly retry?: number
}

/**
 * Runs `work` in a transaction. Within another transaction it joins that one, whose isolation and retries hold.
 * `work` may run more than once: it must touch nothing outside the database.
 */
export async function inTransaction<T>(
  db: Db,
  work: (tx: Transaction<DB>) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  if (db.isTransaction) return work(db as Transaction<DB>)
  for (let left = options.retry ?? 3; ; left -= 1) {
    try {
      const builder = db.transaction()
      return await (options.isolation === undefined
        ? builder
        : builder.setIsolationLevel(options.isolation)
      ).execute(work)
    } catch (error) {
      if (left <= 0 || !isRetryable(error)) throw error
      // Apart in time, or the same two meet again.
      await sleep(5 + Math.random() * 20)
    }
  }
}
