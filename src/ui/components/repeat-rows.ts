import { type Html, html } from '../html.ts'
import { button } from './button.ts'
import { classNames, type Content, type Localised, pair } from './content.ts'

/** Name and value that a button of a row sends. */
interface RowButton {
  readonly name: string
  readonly value: string
  /** Which row, for those who hear the page; the legend where absent. */
  readonly label?: string | undefined
}

export interface RepeatRow {
  readonly legend: Content
  readonly html: Html
  /** Takes the row away; none, and it cannot be. */
  readonly remove?: RowButton | undefined
  /** Where the order says something: none on the first row. */
  readonly up?: RowButton | undefined
  /** None on the last row. */
  readonly down?: RowButton | undefined
}

export interface RepeatRowsOptions extends Localised {
  readonly id: string
  readonly rows: readonly RepeatRow[]
  readonly add?:
    | { readonly name: string; readonly value: string; readonly text?: Content | undefined }
    | undefined
  readonly emptyText?: Content | undefined
}

function rowElement(row: RepeatRow, { locale }: RepeatRowsOptions): Html {
  const buttonOf = (own: RowButton | undefined, kind: 'up' | 'down' | 'remove', text: string) =>
    own &&
    button({
      text: html`${text}<span class="govuk-visually-hidden">: ${own.label ?? row.legend}</span>`,
      name: own.name,
      value: own.value,
      classes: `govuk-button--secondary repeat-rows__${kind === 'remove' ? kind : 'move'}`,
      attributes: { 'data-repeat': kind, formnovalidate: true },
    })
  const up = buttonOf(row.up, 'up', pair(locale, 'Lên', 'Up'))
  const down = buttonOf(row.down, 'down', pair(locale, 'Xuống', 'Down'))
  const remove = buttonOf(row.remove, 'remove', pair(locale, 'Bỏ dòng này', 'Remove'))
  return html`<fieldset class="govuk-fieldset repeat-rows__row"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">${row.legend}</legend>${row.html}${up}${down}${remove}</fieldset>`
}

/**
 * Rows that can be added, moved and taken away. The buttons submit the form and the server answers with the page;
 * the island does the same in the background and swaps this element only.
 */
export function repeatRows(options: RepeatRowsOptions): Html {
  const add =
    options.add &&
    button({
      text: options.add.text ?? pair(options.locale, 'Thêm dòng', 'Add a row'),
      name: options.add.name,
      value: options.add.value,
      classes: classNames('govuk-button--secondary', 'repeat-rows__add'),
      attributes: { 'data-repeat': 'add', formnovalidate: true },
    })
  const rows = options.rows.map((row) => rowElement(row, options))
  const empty =
    options.rows.length === 0 &&
    options.emptyText !== undefined &&
    html`<p class="govuk-hint">${options.emptyText}</p>`
  return html`<div class="repeat-rows" id="${options.id}" data-island="repeat-rows">${rows}${empty}${add}</div>`
}
