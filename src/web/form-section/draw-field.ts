import type { ControlView, FieldView, RepeatView, RowView } from '../../engines/forms/index.ts'
import { inLocale, type Locale, translator } from '../../platform/i18n/translator.ts'
import { attributes, errorMessage, hint, type Html, html, repeatRows } from '../../ui/index.ts'
import {
  drawCheckbox,
  drawCheckboxes,
  drawDate,
  drawInput,
  drawRadios,
  drawSelect,
  drawTextarea,
} from './draw-control.ts'
import { errorOf, hintOf, labelOf } from './field-words.ts'

type Draw = (view: FieldView, locale: Locale) => Html
type Of<T extends ControlView['type']> = FieldView & { readonly control: Extract<ControlView, { type: T }> }

const as =
  <T extends ControlView['type']>(draw: (view: Of<T>, locale: Locale) => Html): Draw =>
  (view, locale) =>
    draw(view as Of<T>, locale)

/** One drawing for each kind of control; a new control does not compile without one. */
const DRAWINGS: Readonly<Record<ControlView['type'], Draw>> = {
  input: as<'input'>((view, locale) => drawInput(view, locale)),
  textarea: as<'textarea'>(drawTextarea),
  date: as<'date'>(drawDate),
  radios: as<'radios'>(drawRadios),
  checkboxes: as<'checkboxes'>(drawCheckboxes),
  checkbox: as<'checkbox'>(drawCheckbox),
  select: as<'select'>(drawSelect),
  repeat: as<'repeat'>(drawRepeat),
}

/** A field as the page shows it. One with a condition stands in a box of its own, hidden while it is not asked. */
export function drawField(view: FieldView, locale: Locale): Html {
  const field = DRAWINGS[view.control.type](view, locale)
  if (view.condition === undefined) return field
  return html`<div${attributes({ 'data-field': view.name, hidden: !view.visible })}>${field}</div>`
}

/** Value of the button that adds a row, or takes the row with that marker away. */
export const rowAction = {
  add: (key: string) => `add:${key}`,
  remove: (key: string, index: number) => `remove:${key}:${index}`,
}

/** Between the rows in the one marker of a list: `owners.row` = `0,1,2`. */
export const ROW_SEPARATOR = ','

function drawRepeat(view: Of<'repeat'>, locale: Locale): Html {
  const { control, name, id } = view
  const t = translator(locale)
  const help = hintOf(view, locale)
  const error = errorOf(view, locale)
  const canRemove = control.rows.length > control.minRows
  const rows = control.rows.map((row) => ({
    legend: t(`Dòng ${row.index + 1}`, `Row ${row.index + 1}`),
    html: drawRow(row, control, locale),
    ...(canRemove
      ? {
          remove: {
            name: '_action',
            value: rowAction.remove(name, row.index),
            label: `${inLocale(view.label, locale)}, ${row.index + 1}`,
          },
        }
      : {}),
  }))
  const add =
    control.rows.length < control.maxRows
      ? { name: '_action', value: rowAction.add(name), text: addText(view, locale) }
      : undefined
  const list = repeatRows({ id: `${id}-rows`, rows, add, locale })
  const messages = html`${help && hint({ ...help, id: `${id}-hint` })}${error && errorMessage({ ...error, id: `${id}-error`, locale })}`
  return html`<section class="govuk-form-group${error && ' govuk-form-group--error'}" aria-labelledby="${id}-title"><h2 class="govuk-heading-m" id="${id}-title">${labelOf(view, locale)}</h2>${messages}${list}</section>`
}

function addText(view: FieldView, locale: Locale): Html {
  const t = translator(locale)
  return html`${t('Thêm dòng', 'Add a row')}<span class="govuk-visually-hidden">: ${inLocale(view.label, locale)}</span>`
}

/** One marker for all rows, in the first: names of hidden fields must not repeat within a form. */
function drawRow(row: RowView, { marker, rows }: RepeatView, locale: Locale): Html {
  const shown = row === rows[0] && rows.map(({ index }) => index).join(ROW_SEPARATOR)
  return html`${shown !== false && html`<input type="hidden" name="${marker}" value="${shown}">`}${row.fields.map((field) => drawField(field, locale))}`
}
