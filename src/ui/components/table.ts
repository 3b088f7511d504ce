import { attributes, type Html, html } from '../html.ts'
import { type Attributes, classAttribute, type Content, extra } from './content.ts'

export interface TableHead {
  readonly text: Content
  readonly format?: 'numeric' | undefined
  readonly colspan?: number | undefined
  readonly rowspan?: number | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export interface TableCell extends Omit<TableHead, 'text'> {
  readonly text?: Content | undefined
}

export interface TableOptions {
  readonly rows: readonly (readonly TableCell[] | undefined | false)[]
  readonly head?: readonly TableHead[] | undefined
  readonly caption?: Content | undefined
  readonly captionClasses?: string | undefined
  readonly firstCellIsHeader?: boolean | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

function spans(cell: TableCell): Html {
  return attributes({ colspan: cell.colspan || undefined, rowspan: cell.rowspan || undefined })
}

export function tableHeader(item: TableHead): Html {
  const format = item.format && `govuk-table__header--${item.format}`
  return html`<th scope="col"${classAttribute('govuk-table__header', format, item.classes)}${spans(item)}${extra(item.attributes)}>${item.text}</th>`
}

function bodyCell(cell: TableCell, isHeader: boolean): Html {
  const own = html`${spans(cell)}${extra(cell.attributes)}`
  if (isHeader) {
    return html`<th scope="row"${classAttribute('govuk-table__header', cell.classes)}${own}>${cell.text}</th>`
  }
  const format = cell.format && `govuk-table__cell--${cell.format}`
  return html`<td${classAttribute('govuk-table__cell', format, cell.classes)}${own}>${cell.text}</td>`
}

export function table(options: TableOptions): Html {
  const caption =
    options.caption !== undefined &&
    html`<caption${classAttribute('govuk-table__caption', options.captionClasses)}>${options.caption}</caption>`
  const head =
    options.head &&
    html`<thead class="govuk-table__head"><tr class="govuk-table__row">${options.head.map(tableHeader)}</tr></thead>`
  const rows = options.rows.map(
    (row) =>
      row &&
      html`<tr class="govuk-table__row">${row.map((cell, index) => bodyCell(cell, index === 0 && options.firstCellIsHeader === true))}</tr>`,
  )
  return html`<table${classAttribute('govuk-table', options.classes)}${extra(options.attributes)}>${caption}${head}<tbody class="govuk-table__body">${rows}</tbody></table>`
}
