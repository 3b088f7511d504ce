import type { Paragraph } from '../paragraph.ts'
import { keyOf, squeeze } from '../source-line.ts'
import { COUNT, readCount } from '../written-number.ts'
import { readLevels } from './levels.ts'
import { yearsIn } from './years.ts'

/** A figure of the kind "Tổng số …: 1.573", or one of the parts it is said to have. */
export interface Total {
  readonly what: string
  readonly value: number
  readonly unit: string
  /** Position of the total this one is a part of, where the text says so. */
  readonly partOf: number | null
  /** For figures of a year and of levels: what is promised, said once more. */
  readonly year: number | null
  readonly levels: readonly number[]
  readonly source: readonly number[]
}

const FIGURE = new RegExp(
  String.raw`^(.*?\p{L}.*?)(?::|\slà|\scó)\s*(${COUNT})(?![.,]?\d|\s*%)\s*(.*)$`,
  'iu',
)
const TOTAL = /^(?:tong so|tong cong|tong|so luong|so)\b/u
const PARTS = /trong đó\s*:?|gồm(?:\s+có)?\s*:?|bao gồm\s*:?/iu
const NAMED = /\p{L}[^:]*/u

interface Whole {
  readonly at: number
  readonly mark: string
}

/** Figures said as such: "label: number unit", their parts after "trong đó". */
export function readTotals(paragraphs: readonly Paragraph[]): readonly Total[] {
  const totals: Total[] = []
  let whole: Whole | undefined
  for (const paragraph of paragraphs) {
    if (isPartsOpening(paragraph)) continue
    const [head = '', ...tail] = splitParts(paragraph.text)
    const of = isPartOf(paragraph, whole) && isOpen(totals, paragraph) ? whole : undefined
    const figure = readFigure(paragraph, head, of !== undefined)
    if (!figure) {
      if (!/^trong đó/iu.test(paragraph.text)) whole = undefined
      continue
    }
    totals.push({ ...figure, partOf: of ? of.at : null })
    if (of) continue
    whole = { at: totals.length - 1, mark: paragraph.mark }
    const parts = tail.length > 0 ? inlineParts(paragraph, head.length, whole.at) : []
    totals.push(...parts)
    if (parts.length > 0) whole = undefined
  }
  return totals
}

/** Parts bear a mark of their own kind: "+" below "-". */
function isPartOf({ mark }: Paragraph, whole: Whole | undefined): boolean {
  return whole !== undefined && mark !== '' && mark !== whole.mark
}

function isPartsOpening({ text }: Paragraph): boolean {
  return /^(?:trong đó|gồm|bao gồm)\s*:?$/iu.test(text)
}

/** A part follows its whole or another part at once: figures of another section belong to nothing. */
function isOpen(totals: readonly Total[], paragraph: Paragraph): boolean {
  const last = totals.at(-1)?.source.at(-1)
  const first = paragraph.lines[0]
  return last !== undefined && first !== undefined && first - last <= 4
}

function splitParts(text: string): readonly string[] {
  const at = text.search(PARTS)
  return at > 0 ? [text.slice(0, at), text.slice(at)] : [text]
}

function readFigure(paragraph: Paragraph, head: string, isPart: boolean): Omit<Total, 'partOf'> | undefined {
  const bare = squeeze(head.slice(paragraph.mark.length)).replace(/[,;.(]+$/u, '')
  const found = FIGURE.exec(bare)
  if (!found) return undefined
  const [, label = '', count = '', rest = ''] = found
  if (!isPart && !TOTAL.test(keyOf(label))) return undefined
  if (label.length > 200 || rest.length > 60) return undefined
  return figureOf({ label, count, rest }, paragraph.lines)
}

function figureOf(
  { label, count, rest }: { readonly label: string; readonly count: string; readonly rest: string },
  source: readonly number[],
): Omit<Total, 'partOf'> {
  return {
    what: squeeze(label),
    value: readCount(count),
    unit: squeeze(rest.replace(/[.;,/]+$/u, '')),
    year: yearsIn(label).at(-1)?.year ?? null,
    levels: readLevels(label),
    source,
  }
}

/** "…: 1.200, trong đó cấp tỉnh 900, cấp huyện 200 TTHC; 100 TTHC cấp xã". */
function inlineParts(paragraph: Paragraph, from: number, partOf: number): readonly Total[] {
  const parts: Total[] = []
  const tail = paragraph.text.slice(from)
  const piece = new RegExp(String.raw`(?:[^,;\d(]|\([^)]*\))*(?:${COUNT})[^,;\d]*`, 'giu')
  for (const found of tail.matchAll(piece)) {
    const text = squeeze(
      found[0]
        .replace(PARTS, '')
        .replace(/^và\s/iu, '')
        .replace(/[.;,)]+$/u, ''),
    )
    const [count] = new RegExp(COUNT, 'u').exec(text) ?? []
    const label = squeeze(text.replace(count ?? '', ' ').replace(/[:;()]|(?<!\p{L})là(?!\p{L})/giu, ' '))
    if (count === undefined || !NAMED.test(label)) continue
    const source = paragraph.linesOf(from + found.index, from + found.index + found[0].length)
    parts.push({ ...figureOf({ label, count, rest: '' }, source), partOf })
  }
  return parts
}
