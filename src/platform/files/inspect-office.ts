import { hasClaimedSize, readZip, type ZipEntry, zipEntryText } from './read-zip.ts'
import type { UploadProblem } from './upload-problem.ts'

const MAX_ENTRIES = 5_000
const MAX_UNPACKED = 250 * 1024 ** 2
// Sheets of numbers shrink 20 to 60 times; bombs thousands of times. Small files may have any ratio.
const MAX_RATIO = 200
const RATIO_MATTERS_FROM = 20 * 1024 ** 2
const MAX_PART_TEXT = 4 * 1024 ** 2
const MAIN_TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
} as const

export type OfficeFindings = { readonly kind: 'docx' | 'xlsx' } | { readonly problem: UploadProblem }

/** Word and Excel files are ZIPs of XML; what they may do when opened is written in their parts. */
export async function inspectOffice(file: Buffer): Promise<OfficeFindings> {
  const entries = readZip(file)
  if (entries === undefined) return { problem: { code: 'office-damaged' } }
  if (isBomb(entries, file.length)) return { problem: { code: 'archive-bomb' } }
  const findings = partFindings(entries)
  if ('problem' in findings) return findings
  for (const entry of entries) {
    if (!(await hasClaimedSize(entry))) return { problem: { code: 'office-damaged' } }
  }
  return findings
}

function partFindings(entries: readonly ZipEntry[]): OfficeFindings {
  const typesPart = entries.find(({ name }) => name === '[Content_Types].xml')
  if (typesPart === undefined) return { problem: { code: 'other-type', params: { found: 'ZIP' } } }
  if (entries.some(({ encrypted }) => encrypted)) return { problem: { code: 'office-locked' } }
  const types = zipEntryText(typesPart, MAX_PART_TEXT)
  const linkParts = entries.filter(({ name }) => name.toLowerCase().endsWith('.rels'))
  const links = linkParts.map((part) => zipEntryText(part, MAX_PART_TEXT))
  if (types === undefined || links.includes(undefined)) return { problem: { code: 'office-damaged' } }
  const problem = activeContent(entries, types, links.join('\n'))
  if (problem !== undefined) return { problem }
  if (types.includes(MAIN_TYPES.docx)) return { kind: 'docx' }
  if (types.includes(MAIN_TYPES.xlsx)) return { kind: 'xlsx' }
  return { problem: { code: 'other-type', params: { found: 'Office' } } }
}

function isBomb(entries: readonly ZipEntry[], fileSize: number): boolean {
  const unpacked = entries.reduce((sum, { size }) => sum + size, 0)
  if (entries.length > MAX_ENTRIES || unpacked > MAX_UNPACKED) return true
  return unpacked > RATIO_MATTERS_FROM && unpacked > fileSize * MAX_RATIO
}

// Macros are known by their part's type or relationship: the part itself can bear any name.
const MACRO_MARKS = /vbaProject|vbaData|macroEnabled|xlmacrosheet|intlmacrosheet/i
const MACRO_PARTS = /(^|\/)(vbaProject\.bin|vbaData\.xml|activeX\/|macrosheets\/)/i
// Word notes the path of the writer's own template here (file:///C:/…), which is harmless; another host is not.
const REMOTE = /^(https?:|ftp:|mhtml:|\\\\|file:\/\/(?!\/)|file:\/{4,})/i
const LOADED_WHEN_OPENED = /relationships\/(attachedTemplate|frame|oleObject|subDocument)"/i

function activeContent(
  entries: readonly ZipEntry[],
  types: string,
  links: string,
): UploadProblem | undefined {
  const hasMacros =
    MACRO_MARKS.test(types) || MACRO_MARKS.test(links) || entries.some(({ name }) => MACRO_PARTS.test(name))
  if (hasMacros) return { code: 'office-macros' }
  for (const [link] of links.matchAll(/<Relationship\s[^>]*>/g)) {
    const target = /\bTarget\s*=\s*["']([^"']*)/.exec(link)?.[1] ?? ''
    if (LOADED_WHEN_OPENED.test(link.replaceAll("'", '"')) && REMOTE.test(target.trim()))
      return { code: 'office-remote' }
  }
  return undefined
}
