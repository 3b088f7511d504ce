import { adminCreateCommand } from './admin-create-command.ts'
import { catalogExportCommand } from './catalog-export-command.ts'
import { catalogImportCommand } from './catalog-import-command.ts'
import { clockCommand } from './clock-command.ts'
import type { Command } from './command.ts'
import { decisionReadCommand } from './decision-read-command.ts'
import { rebuildCommand } from './rebuild-command.ts'
import { reorganiseCommand } from './reorganise-command.ts'
import { seedCommand } from './seed-command.ts'
import { simulateCommand } from './simulate-command.ts'
import { verifyCommand } from './verify-command.ts'

/** The commands of the domain; those of the technical floor are in floor-commands.ts. */
export const domainCommands: readonly Command[] = [
  seedCommand,
  adminCreateCommand,
  verifyCommand,
  rebuildCommand,
  reorganiseCommand,
  simulateCommand,
  clockCommand,
  catalogImportCommand,
  catalogExportCommand,
  decisionReadCommand,
]
