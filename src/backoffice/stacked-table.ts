import type { TableCell, TableHead, TableOptions } from '../ui/index.ts'

/** Head, rows and class of a table whose rows become lists on a telephone, each cell under the name of its column. */
export function stacked<H extends TableHead>(
  head: readonly H[],
  rows: readonly (readonly TableCell[])[],
): Pick<TableOptions, 'rows' | 'classes'> & { readonly head: readonly H[] } {
  const labelOf = (index: number) => {
    const text = head[index]?.text
    return typeof text === 'string' ? { 'data-label': text } : {}
  }
  return {
    classes: 'stacked-table',
    head,
    rows: rows.map((cells) =>
      cells.map((cell, index) => ({ ...cell, attributes: { ...labelOf(index), ...cell.attributes } })),
    ),
  }
}
