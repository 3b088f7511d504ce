import type { Command } from './command.ts'
import { rebuildCommand } from './rebuild-command.ts'
import { verifyCommand } from './verify-command.ts'

/** The commands of the domain; those of the technical floor are in floor-commands.ts. */
export const domainCommands: readonly Command[] = [verifyCommand, rebuildCommand]
