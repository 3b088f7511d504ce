import { attributes, type Html, html } from '../html.ts'
import { classNames, type Localised, pair } from './content.ts'
import { table, type TableHead, type TableOptions } from './table.ts'

export interface SortableHead extends TableHead {
  /** How the rows are sorted by this column now; without it the column does not sort. */
  readonly sort?: 'ascending' | 'descending' | 'none' | undefined
  /** The same list sorted by this column (the other way round when it is already). */
  readonly href?: string | undefined
}

export interface SortableTableOptions extends Omit<TableOptions, 'head'>, Localised {
  readonly head: readonly SortableHead[]
  /** Names the box that scrolls sideways on a narrow screen. */
  readonly label: string
  /** One line a row and a head that stays, for lists worked through all day. */
  readonly dense?: boolean | undefined
}

const MARKS = { ascending: '▲', descending: '▼', none: '↕' }

function sortableHead(item: SortableHead, options: SortableTableOptions): TableHead {
  if (item.sort === undefined || item.href === undefined) return item
  const hint =
    item.sort === 'ascending'
      ? pair(options.locale, 'sắp ngược lại', 'sort the other way')
      : pair(options.locale, 'sắp theo cột này', 'sort by this column')
  const link = html`<a class="sort-link"${attributes({ href: item.href })}>${item.text}<span class="sort-link__mark" aria-hidden="true">${MARKS[item.sort]}</span><span class="govuk-visually-hidden">, ${hint}</span></a>`
  return { ...item, text: link, attributes: { ...item.attributes, 'aria-sort': item.sort } }
}

/** A table whose heads are links that sort: the server sorts, so it works for lists of any length. */
export function sortableTable(options: SortableTableOptions): Html {
  const classes = classNames('sortable-table', options.dense && 'dense-table', options.classes)
  const head = options.head.map((item) => sortableHead(item, options))
  const body = table({ ...options, head, classes })
  // Focusable, or the part outside the screen could not be reached by keyboard.
  return html`<div class="table-scroll" role="region" aria-label="${options.label}" tabindex="0">${body}</div>`
}
