import { adminCreateCommand } from './admin-create-command.ts'
import { clockCommand } from './clock-command.ts'
import type { Command } from './command.ts'
import { rebuildCommand } from './rebuild-command.ts'
import { seedCommand } from './seed-command.ts'
import { simulateCommand } from './simulate-command.ts'
import { verifyCommand } from './verify-command.ts'

/** The commands of the domain; those of the technical floor are in floor-commands.ts. */
export const domainCommands: readonly Command[] = [
  seedCommand,
  adminCreateCommand,
  verifyCommand,
  rebuildCommand,
  simulateCommand,
  clockCommand,
]
