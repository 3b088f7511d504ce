import { readProcessConfig } from '../config.ts'
import { systemClock } from '../platform/clock/clock.ts'
import { createLog } from '../platform/log/log.ts'
import type { Command } from './command.ts'
import { runCommand } from './run-command.ts'
import { startCommand } from './start-command.ts'

/** Runs the command named, or starts the program. Gives the exit code. */
export async function runMain(argv: readonly string[]): Promise<number> {
  const isStart = argv.length === 0 || argv[0] === startCommand.name
  const commands = isStart ? [startCommand] : [startCommand, ...(await otherCommands())]
  return runCommand(commands, argv.length === 0 ? [startCommand.name] : argv, {
    out: (line) => process.stdout.write(`${line}\n`),
    err: (line) => process.stderr.write(`${line}\n`),
    config: readProcessConfig,
    clock: systemClock,
    log: createLog({ clock: systemClock, level: 'warn', write: (line) => process.stderr.write(line) }),
  })
}

/** They bring most of the program with them, which a start loads while its database gets ready. */
async function otherCommands(): Promise<readonly Command[]> {
  const [{ floorCommands }, { domainCommands }] = await Promise.all([
    import('./floor-commands.ts'),
    import('./domain-commands.ts'),
  ])
  return [...floorCommands, ...domainCommands]
}
