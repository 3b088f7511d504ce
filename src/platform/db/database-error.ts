import pg from 'pg'

/** The PostgreSQL error inside `error`, also when Kysely or we wrapped it. */
function databaseErrorOf(error: unknown): pg.DatabaseError | undefined {
  for (let current = error; current instanceof Error; current = current.cause) {
    if (current instanceof pg.DatabaseError) return current
  }
  return undefined
}

function hasCode(error: unknown, codes: readonly string[], constraint?: string): boolean {
  const found = databaseErrorOf(error)
  if (found?.code === undefined || !codes.includes(found.code)) return false
  return constraint === undefined || found.constraint === constraint
}

/** With `constraint`: of that constraint or unique index only. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  return hasCode(error, ['23505'], constraint)
}

export function isCheckViolation(error: unknown, constraint?: string): boolean {
  return hasCode(error, ['23514'], constraint)
}

/** Refused by grants, or by a trigger that guards an append-only table. */
export function isPermissionDenied(error: unknown): boolean {
  return hasCode(error, ['42501'])
}

/** Another transaction was in the way: the same work may succeed when run again. */
export function isRetryable(error: unknown): boolean {
  return hasCode(error, ['40001', '40P01'])
}

/** The server ended the connection with this error: stopped by an administrator, restarted, idle for too long. */
export function isConnectionEnded(error: unknown): boolean {
  const severity = databaseErrorOf(error)?.severity
  return severity === 'FATAL' || severity === 'PANIC'
}
