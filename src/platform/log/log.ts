import type { Clock } from '../clock/clock.ts'
import { describeError } from './describe-error.ts'

/**
 * Everything a log line may carry. A field that is not declared here does not compile and is dropped when it
 * comes all the same: names, numbers and texts of people have no way into the log. Adding one is a decision.
 */
export interface LogFields {
  readonly component?: string
  readonly requestId?: string
  readonly method?: string
  readonly route?: string
  readonly status?: number
  readonly ms?: number
  readonly job?: string
  readonly jobId?: string
  readonly attempt?: number
  readonly entity?: string
  readonly entityId?: string
  readonly actorId?: string
  readonly check?: string
  readonly migration?: string
  readonly table?: string
  readonly count?: number
  readonly bytes?: number
  readonly host?: string
  readonly port?: number
  readonly pid?: number
  readonly version?: string
  readonly mode?: string
  readonly signal?: string
  readonly code?: string
  readonly reason?: string
  readonly error?: unknown
}

const DECLARED: Readonly<Record<keyof LogFields, true>> = {
  component: true,
  requestId: true,
  method: true,
  route: true,
  status: true,
  ms: true,
  job: true,
  jobId: true,
  attempt: true,
  entity: true,
  entityId: true,
  actorId: true,
  check: true,
  migration: true,
  table: true,
  count: true,
  bytes: true,
  host: true,
  port: true,
  pid: true,
  version: true,
  mode: true,
  signal: true,
  code: true,
  reason: true,
  error: true,
}

/** `message` is a constant sentence; what varies goes into fields. */
export interface Log {
  debug(message: string, fields?: LogFields): void
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
}

const LEVELS = { debug: 10, info: 20, warn: 30, error: 40, silent: 99 } as const
export type LogLevel = keyof typeof LEVELS

export interface LogOptions {
  readonly clock: Clock
  readonly level?: LogLevel
  /** Takes one line, with its newline. */
  readonly write: (line: string) => void
}

const MAX_TEXT = 300

/** One JSON object a line. */
export function createLog({ clock, level = 'info', write }: LogOptions): Log {
  const floor = LEVELS[level]
  const at = (name: Exclude<LogLevel, 'silent'>) =>
    LEVELS[name] < floor
      ? () => {}
      : (message: string, fields?: LogFields) => {
          const line = { time: clock.now().toISOString(), level: name, message, ...declared(fields) }
          write(`${JSON.stringify(line)}\n`)
        }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

function declared(fields: LogFields | undefined): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(fields ?? {})) {
    if (!Object.hasOwn(DECLARED, name) || value === undefined) continue
    if (name === 'error') out[name] = describeError(value)
    else if (typeof value === 'string') out[name] = value.slice(0, MAX_TEXT)
    else if (typeof value === 'number' || typeof value === 'boolean') out[name] = value
  }
  return out
}

/** The same log with fields that every line of one piece of work carries. */
export function withFields(log: Log, fixed: LogFields): Log {
  return {
    debug: (message, fields) => log.debug(message, { ...fixed, ...fields }),
    info: (message, fields) => log.info(message, { ...fixed, ...fields }),
    warn: (message, fields) => log.warn(message, { ...fixed, ...fields }),
    error: (message, fields) => log.error(message, { ...fixed, ...fields }),
  }
}

export const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
