import { readFile } from 'node:fs/promises'
import { describeUploadProblem, inspectUpload } from '../../../platform/files/index.ts'
import { describeDocumentProblem } from '../../../platform/office/index.ts'
import { openParts } from '../../../platform/office/office-parts.ts'
import { readXlsx } from '../../../platform/office/read-xlsx.ts'
import type { FileProblem } from './decode-facts-text.ts'

/** The rows of the visible sheets of a workbook. Formulas, macros, damage and bombs are refused by name. */
export async function readWorkbook(
  path: string,
): Promise<{ readonly rows: readonly (readonly string[])[] } | FileProblem> {
  const inspected = await inspectUpload(path)
  if (!inspected.ok) return { problem: describeUploadProblem(inspected.reason) }
  if (inspected.kind !== 'xlsx')
    return { problem: describeDocumentProblem({ code: 'other-type', found: inspected.kind.toUpperCase() }) }
  const parts = openParts(await readFile(path))
  const sheet = parts && readXlsx(parts)
  if (!sheet) return { problem: describeDocumentProblem({ code: 'damaged' }) }
  if ('formulas' in sheet)
    return { problem: describeDocumentProblem({ code: 'formulas', cells: sheet.formulas }) }
  // Cells of a sheet are parted by tabs, and hold none themselves.
  return { rows: sheet.lines.map((line) => line.split('\t')) }
}
