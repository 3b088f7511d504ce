import type { Placed } from '../source-line.ts'
import type { Column } from './column.ts'
import type { Token } from './align-row.ts'

/** A list of services as found in the text, before its cells are told apart. */
export interface ListTable {
  readonly title: Placed | undefined
  readonly columns: readonly Column[]
  /** Lines of the head. */
  readonly head: readonly number[]
  readonly body: ListBody
  /** Page numbers and running heads inside. */
  readonly pageMarks: readonly number[]
  /** Index of the first line after it. */
  readonly end: number
}

export type ListBody =
  /** One row a line: its cells are known. */
  | { readonly kind: 'rows'; readonly rows: readonly (readonly Token[])[] }
  /** One cell after another; where a row ends must be found. */
  | { readonly kind: 'cells'; readonly tokens: readonly Token[] }
  /** Lines alone: neither cells nor rows are marked. */
  | { readonly kind: 'lines'; readonly tokens: readonly Token[] }

const ENDS_LIST =
  /^(?:điều\s+\d+\b|nơi\s+nhận|tm\.|kt\.|phụ\s+lục\b|\.\/\.|ghi\s+chú\s*:|người\s+lập|chủ\s+tịch$|phó\s+chủ\s+tịch$)/iu

/** A line that can stand in no list. */
export function endsList(text: string): boolean {
  return ENDS_LIST.test(text)
}
