import { joined, type Placed, textOf } from '../source-line.ts'
import { COUNT, readCount } from '../written-number.ts'
import { type AlignedRow, alignRow, type Token } from './align-row.ts'
import {
  isColumnNumber,
  isGroupHeading,
  isGroupLabel,
  isSumRow,
  looksLikeAgency,
  rowNumber,
} from './cell-words.ts'
import { type Column, isNumberHeading } from './column.ts'

/** What stands in a list, one after another. */
export type ListItem =
  | { readonly kind: 'row'; readonly cells: AlignedRow['cells']; readonly pageLines: readonly number[] }
  | { readonly kind: 'group'; readonly heading: Placed; readonly declared: number | undefined }
  | { readonly kind: 'sum'; readonly text: Placed; readonly declared: number | undefined }
  /** The head again, or the numbers of the columns. */
  | { readonly kind: 'head'; readonly lines: readonly number[] }
  | { readonly kind: 'page'; readonly lines: readonly number[] }
  /** What fits nowhere: told, never dropped. */
  | { readonly kind: 'other'; readonly text: Placed }

export interface Reading {
  readonly item: ListItem
  /** How many tokens it takes. */
  readonly length: number
  readonly cost: number
}

export interface ItemShape {
  readonly columns: readonly Column[]
  readonly isLines: boolean
  /** Lines or cells of the head. */
  readonly headLength: number
  /** Rows are numbered within their groups: 1.1, 1.2. */
  readonly isNested: boolean
}

const OTHER_COST = 12
const PAGE_COST = 4
const EMPTY_COST = 4
const LONGEST_ROW_OF_LINES = 30
/** A level, a page's number, and one more. */
const MOST_NUMBERS_INSIDE = 3

/** Everything that may begin at this token, with how ill it fits there. */
export function readingsAt(tokens: readonly Token[], at: number, shape: ItemShape): readonly Reading[] {
  const token = tokens[at]
  if (!token) return []
  const other: Reading = {
    item: { kind: 'other', text: token },
    length: 1,
    cost: token.text === '' ? EMPTY_COST : OTHER_COST,
  }
  return [
    ...headReadings(tokens, at, shape),
    ...groupReadings(tokens, at, shape),
    ...sumReadings(tokens, at, shape),
    ...rowReadings(tokens, at, shape),
    ...pageReadings(token, shape),
    other,
  ]
}

function headReadings(
  tokens: readonly Token[],
  at: number,
  { columns, headLength }: ItemShape,
): readonly Reading[] {
  const text = tokens[at]?.text ?? ''
  if (isNumberHeading(text)) return [headReading(tokens, at, headLength)]
  if (isColumnNumber(text)) {
    let length = 1
    while (isColumnNumber(tokens[at + length]?.text ?? '')) length += 1
    return [headReading(tokens, at, length)]
  }
  const isCount = columns.every((_, index) => tokens[at + index]?.text === String(index + 1))
  return isCount ? [headReading(tokens, at, columns.length)] : []
}

function headReading(tokens: readonly Token[], at: number, length: number): Reading {
  const taken = tokens.slice(at, at + length)
  return {
    item: { kind: 'head', lines: taken.flatMap(({ lines }) => lines) },
    length: taken.length,
    cost: 0.2,
  }
}

function textAt(tokens: readonly Token[], at: number): string {
  return textOf(tokens[at])
}

function groupReadings(tokens: readonly Token[], at: number, shape: ItemShape): readonly Reading[] {
  const isLabel = isLabelled(textAt(tokens, at), textAt(tokens, at + 1), shape)
  if (!isLabel && !isGroupHeading(textAt(tokens, at))) return []
  const own = isLabel ? 2 : 1
  const more = shape.isLines ? 2 : shape.columns.length - own
  const rest = tokens.slice(at + own, at + own + more)
  const strange = rest.findIndex((token) => !isGroupRest(token, shape))
  const longest = strange === -1 ? rest.length : strange
  return Array.from({ length: longest + 1 }, (_, taken) => ({
    item: groupItem(tokens.slice(at, at + own + taken), isLabel),
    length: own + taken,
    cost: 1 + taken * (shape.isLines ? 0.5 : 0.01),
  }))
}

function isLabelled(label: string, heading: string, { isNested }: ItemShape): boolean {
  if (isGroupLabel(label)) return /\p{L}{2}/u.test(heading)
  return isNested && /^\d{1,3}[.)]?$/u.test(label) && looksLikeAgency(heading)
}

/** After a group's heading: empty cells, or how many it has; of lines, the rest of a broken heading. */
function isGroupRest({ text }: Token, { isLines }: ItemShape): boolean {
  if (isLines) return /^\p{Ll}/u.test(text)
  return text === '' || /^\(?\d{1,4}(?:\s*(?:dịch vụ|dvc|thủ tục|tthc)\)?)$/iu.test(text)
}

function groupItem(tokens: readonly Token[], isLabel: boolean): ListItem {
  const whole = joined(tokens.slice(isLabel ? 1 : 0))
  const text = isLabel ? whole.text : whole.text.replace(/^(?:[IVXL]{1,6}|[A-H])[.)]?\s+/u, '')
  const count = new RegExp(
    String.raw`\(?\s*(${COUNT})\s*(?:dịch vụ|dvc|thủ tục|tthc)[^)]*\)?\s*:?$`,
    'iu',
  ).exec(text)
  return {
    kind: 'group',
    heading: {
      text: (count ? text.slice(0, count.index) : text).replace(/[\s:–-]+$/u, ''),
      lines: joined(tokens).lines,
    },
    declared: count?.[1] === undefined ? undefined : readCount(count[1]),
  }
}

function sumReadings(tokens: readonly Token[], at: number, shape: ItemShape): readonly Reading[] {
  const shortest = isSumRow(textAt(tokens, at))
    ? 1
    : textAt(tokens, at) === '' && isSumRow(textAt(tokens, at + 1))
      ? 2
      : 0
  if (shortest === 0) return []
  const most = Math.min(shape.columns.length, tokens.length - at)
  const lengths = Array.from({ length: Math.max(0, most - shortest + 1) }, (_, index) => shortest + index)
  return lengths.map((length) => ({ item: sumItem(tokens.slice(at, at + length)), length, cost: 0.5 }))
}

function sumItem(tokens: readonly Token[]): ListItem {
  const text = joined(tokens)
  const count = new RegExp(COUNT, 'u').exec(text.text)?.[0]
  return { kind: 'sum', text, declared: count === undefined ? undefined : readCount(count) }
}

function rowReadings(tokens: readonly Token[], at: number, shape: ItemShape): readonly Reading[] {
  const text = textAt(tokens, at)
  if (rowNumber(text) === undefined && (shape.isLines || text !== '')) return []
  return rowEnds(tokens, at, shape).map((end) => {
    const { cost, cells, pageLines } = alignWithPages(tokens.slice(at, end), shape)
    const next = end < tokens.length ? textAt(tokens, end) : undefined
    return { item: { kind: 'row', cells, pageLines }, length: end - at, cost: cost + jump(text, next) }
  })
}

/** Where a row may end: before whatever may begin something else, and at the end of the list. */
function rowEnds(tokens: readonly Token[], at: number, shape: ItemShape): readonly number[] {
  const most = Math.min(tokens.length, at + (shape.isLines ? LONGEST_ROW_OF_LINES : shape.columns.length))
  const ends: number[] = []
  let numbersInside = 0
  for (let end = at + 2; end <= most; end += 1) {
    if (rowNumber(textAt(tokens, end - 1)) !== undefined) numbersInside += 1
    if (shape.isLines && numbersInside > MOST_NUMBERS_INSIDE) break
    if (end === tokens.length || mayBegin(textAt(tokens, end), shape)) ends.push(end)
  }
  return ends
}

/** Of lines, a number alone inside a row may be the page's: where the row fits much better without it. */
function alignWithPages(
  tokens: readonly Token[],
  { columns, isLines }: ItemShape,
): AlignedRow & { readonly pageLines: readonly number[] } {
  const whole = { ...alignRow(tokens, columns, isLines), pageLines: [] }
  if (!isLines || whole.cost < PAGE_COST) return whole
  const without = tokens.flatMap((token, index) => {
    if (index === 0 || !/^\d{1,3}$/u.test(token.text)) return []
    const aligned = alignRow(tokens.toSpliced(index, 1), columns, isLines)
    return [{ ...aligned, cost: aligned.cost + PAGE_COST, pageLines: token.lines }]
  })
  return [whole, ...without].reduce((best, one) => (one.cost < best.cost ? one : best))
}

function mayBegin(text: string, { isLines }: ItemShape): boolean {
  if (text === '') return !isLines
  return (
    rowNumber(text) !== undefined ||
    isGroupLabel(text) ||
    isGroupHeading(text) ||
    isNumberHeading(text) ||
    isColumnNumber(text) ||
    isSumRow(text)
  )
}

/** Rows mostly count one on, or begin again. */
function jump(number: string, next: string | undefined): number {
  const here = rowNumber(number)
  const there = next === undefined ? undefined : rowNumber(next)
  if (here === undefined || there === undefined || there === here + 1) return 0
  return there === 1 ? 1.5 : 3
}

function pageReadings(token: Token, { isLines }: ItemShape): readonly Reading[] {
  if (!isLines || !/^\d{1,3}$/u.test(token.text)) return []
  return [{ item: { kind: 'page', lines: token.lines }, length: 1, cost: PAGE_COST }]
}
