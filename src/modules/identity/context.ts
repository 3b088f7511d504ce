import type { Clock } from '../../platform/clock/clock.ts'
import type { Db } from '../../platform/db/database.ts'

export interface IdentityContext {
  readonly db: Db
  readonly clock: Clock
  /** Keyed digests of codes and encryption of TOTP secrets. */
  readonly secret: string
}
