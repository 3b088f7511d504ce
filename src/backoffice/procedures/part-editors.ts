import { PAPER_PARTS } from './parts/paper-parts.ts'
import type { PartEditor } from './parts/part-editor.ts'
import { SHEET_PARTS } from './parts/sheet-parts.ts'
import { STEP_PARTS } from './parts/step-parts.ts'
import { WAY_PARTS } from './parts/way-parts.ts'

/** All parts of a record that are changed by plain forms, in the order in which they are offered. */
export const PART_EDITORS: readonly PartEditor[] = [
  ...SHEET_PARTS,
  ...PAPER_PARTS,
  ...STEP_PARTS,
  ...WAY_PARTS,
]
