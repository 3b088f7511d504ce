import { alignRow, type Token } from './align-row.ts'
import { isNestedNumber, rowNumber } from './cell-words.ts'
import { type ItemShape, type ListItem, type Reading, readingsAt } from './list-item.ts'
import { textOf } from '../source-line.ts'
import type { ListTable } from './list-table.ts'

/** What stands in a list, in order: of all ways to part it, the one that fits best as a whole. */
export function readItems(list: ListTable): readonly ListItem[] {
  const { body, columns } = list
  const shape = {
    columns,
    isLines: body.kind === 'lines',
    headLength: body.kind === 'lines' ? list.head.length : columns.length,
    isNested: (body.kind === 'rows' ? body.rows.map(([first]) => first) : body.tokens).some((token) =>
      isNestedNumber(textOf(token)),
    ),
  }
  if (body.kind === 'rows') return body.rows.map((row) => readRow(row, shape))
  return partTokens(body.tokens, shape)
}

function partTokens(tokens: readonly Token[], shape: ItemShape): readonly ListItem[] {
  const best: ({ readonly cost: number; readonly reading: Reading } | undefined)[] = []
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    for (const reading of readingsAt(tokens, at, shape)) {
      const cost = reading.cost + (best[at + reading.length]?.cost ?? 0)
      if (cost < (best[at]?.cost ?? Infinity)) best[at] = { cost, reading }
    }
  }
  const items: ListItem[] = []
  for (let at = 0; at < tokens.length; ) {
    const reading = best[at]?.reading
    if (!reading) break
    items.push(reading.item)
    at += reading.length
  }
  return items
}

/** A row whose cells are known: only what kind of row it is has to be found. */
function readRow(row: readonly Token[], shape: ItemShape): ListItem {
  const whole = readingsAt(row, 0, shape).filter(
    ({ length, item }) => item.kind !== 'row' && item.kind !== 'other' && length >= filledLength(row),
  )
  const [first] = whole.toSorted((a, b) => a.cost - b.cost)
  if (first) return first.item
  const known =
    row.length > shape.columns.length
      ? [...row.slice(0, shape.columns.length - 1), mergedEnd(row, shape)]
      : row
  const isWhole = row.length >= shape.columns.length || rowNumber(row[0]?.text ?? '') === undefined
  // All cells are there: each stands in its own column, whatever it holds.
  const cells = isWhole
    ? shape.columns.map((_, index) => (known[index] ? [known[index]] : undefined))
    : alignRow(known, shape.columns, false).cells
  return { kind: 'row', cells, pageLines: [] }
}

function mergedEnd(row: readonly Token[], { columns }: ItemShape): Token {
  const rest = row.slice(columns.length - 1)
  return {
    text: rest
      .map(({ text }) => text)
      .join(' ')
      .trim(),
    lines: [...new Set(rest.flatMap(({ lines }) => lines))],
  }
}

function filledLength(row: readonly Token[]): number {
  return row.findLastIndex(({ text }) => text !== '') + 1
}
