import { ConfigError } from '../config.ts'
import { type Command, type CommandIo, UsageError } from './command.ts'

const PROGRAM = 'npm run -s motcua --'

const OK = 0
const FAILED = 1
const MISUSED = 2

/** Runs the command that `argv` (without node and the script) names. Gives the exit code. */
export async function runCommand(
  commands: readonly Command[],
  argv: readonly string[],
  io: CommandIo,
): Promise<number> {
  const command = findCommand(commands, argv)
  if (command === undefined) {
    const wanted = argv.find((word) => !word.startsWith('-'))
    if (wanted === undefined || wanted === 'help') {
      showCommands(commands, io.out)
      return OK
    }
    io.err(`Không có lệnh "${wanted}" (no such command)`)
    showCommands(commands, io.err)
    return MISUSED
  }
  const args = argv.slice(command.name.split(' ').length)
  if (asksForHelp(args)) {
    showCommand(command, io.out)
    return OK
  }
  try {
    return await command.run(args, io)
  } catch (error) {
    return explain(error, command, io)
  }
}

/** The longest name that `argv` begins with. */
function findCommand(commands: readonly Command[], argv: readonly string[]): Command | undefined {
  return [...commands]
    .sort((a, b) => b.name.split(' ').length - a.name.split(' ').length)
    .find(({ name }) => name.split(' ').every((word, index) => argv[index] === word))
}

/** Words after `--` belong to the command. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  return args.slice(0, end === -1 ? args.length : end).some((word) => word === '--help' || word === '-h')
}

function explain(error: unknown, command: Command, io: CommandIo): number {
  if (isMisuse(error)) {
    io.err(error.message)
    io.err(`${PROGRAM} ${command.name} ${command.usage}`.trimEnd())
    return MISUSED
  }
  if (error instanceof ConfigError) {
    io.err(error.message)
    return MISUSED
  }
  // Our own errors say what to do; of others the log keeps the stack, without personal data.
  io.err(error instanceof Error ? error.message : String(error))
  io.log.debug('command failed', { error })
  return FAILED
}

function isMisuse(error: unknown): error is Error {
  if (error instanceof UsageError) return true
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined
  return typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS')
}

function showCommands(commands: readonly Command[], write: (line: string) => void): void {
  const width = Math.max(...commands.map((command) => command.name.length))
  write(`Cách dùng / Usage: ${PROGRAM} <lệnh / command> [--help]`)
  write('')
  for (const { name, summary } of [...commands].sort((a, b) => a.name.localeCompare(b.name))) {
    write(`  ${name.padEnd(width)}  ${summary.vi}`)
    write(`  ${' '.repeat(width)}  ${summary.en}`)
  }
}

function showCommand(command: Command, write: (line: string) => void): void {
  write(`${PROGRAM} ${command.name} ${command.usage}`.trimEnd())
  write('')
  write(command.summary.vi)
  write(command.summary.en)
  if (command.details === undefined) return
  write('')
  for (const detail of command.details) {
    write(`  ${detail.vi}`)
    write(`  ${detail.en}`)
  }
}
