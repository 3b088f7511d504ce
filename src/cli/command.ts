import type { Config } from '../config.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { Text } from '../platform/i18n/translator.ts'
import type { Log } from '../platform/log/log.ts'

/** What a command may touch of the world. */
export interface CommandIo {
  /** Writes a line of result to standard output. */
  out(line: string): void
  /** Writes a line of explanation or error to standard error. */
  err(line: string): void
  /** Reads the settings; throws `ConfigError`. Not read before it is called: `--help` works without any. */
  config(): Config
  readonly clock: Clock
  readonly log: Log
}

export interface Command {
  /** One or two words: `migrate`, `admin create`. */
  readonly name: string
  readonly summary: Text
  /** What follows the name: `<folder> [--force]`. */
  readonly usage: string
  /** A line for each argument and option. */
  readonly details?: readonly Text[]
  /** `args` are those after the name, as `parseArgs` of node:util takes them. Gives the exit code. */
  run(args: readonly string[], io: CommandIo): Promise<number>
}

/** Wrong arguments: the message is shown with the command's usage, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
