import { backupCommand } from './backup-command.ts'
import type { Command } from './command.ts'
import { migrateCommand } from './migrate-command.ts'
import { restoreCommand } from './restore-command.ts'

/** The commands of the technical floor; the program adds those of its domain. */
export const floorCommands: readonly Command[] = [migrateCommand, backupCommand, restoreCommand]
