import { floorCommands } from './cli/floor-commands.ts'
import { domainCommands } from './cli/domain-commands.ts'
import { startCommand } from './cli/start-command.ts'
import { runCommand } from './cli/run-command.ts'
import { readProcessConfig } from './config.ts'
import { systemClock } from './platform/clock/clock.ts'
import { createLog } from './platform/log/log.ts'

const argv = process.argv.slice(2)
const commands = [startCommand, ...floorCommands, ...domainCommands]

process.exitCode = await runCommand(commands, argv.length === 0 ? ['start'] : argv, {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  config: readProcessConfig,
  clock: systemClock,
  log: createLog({ clock: systemClock, level: 'warn', write: (line) => process.stderr.write(line) }),
})
