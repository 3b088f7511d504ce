import { type Html, html } from '../html.ts'
import { button } from './button.ts'
import { classNames, type Content, type Localised, pair } from './content.ts'

export interface RepeatRow {
  readonly legend: Content
  readonly html: Html
  /** Name and value sent by the button that takes the row away; none, and it cannot be. */
  readonly remove?:
    | { readonly name: string; readonly value: string; readonly label?: string | undefined }
    | undefined
}

export interface RepeatRowsOptions extends Localised {
  readonly id: string
  readonly rows: readonly RepeatRow[]
  readonly add?:
    | { readonly name: string; readonly value: string; readonly text?: Content | undefined }
    | undefined
  readonly emptyText?: Content | undefined
}

function rowElement(row: RepeatRow, options: RepeatRowsOptions): Html {
  const remove =
    row.remove &&
    button({
      text: html`${pair(options.locale, 'Bỏ dòng này', 'Remove')}<span class="govuk-visually-hidden">: ${row.remove.label ?? row.legend}</span>`,
      name: row.remove.name,
      value: row.remove.value,
      classes: 'govuk-button--secondary repeat-rows__remove',
      attributes: { 'data-repeat': 'remove', formnovalidate: true },
    })
  return html`<fieldset class="govuk-fieldset repeat-rows__row"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">${row.legend}</legend>${row.html}${remove}</fieldset>`
}

/**
 * Rows that can be added and taken away. The buttons submit the form and the server answers with the page;
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
