import { attributes, type Html, html } from '../html.ts'
import { type Attributes, classNames, extra } from './content.ts'
import { type FieldOptions, labelledField } from './form-field.ts'

export interface SelectItem {
  readonly text: string
  /** Without a value the text is sent. */
  readonly value?: string | number | undefined
  readonly selected?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly attributes?: Attributes | undefined
}

export interface SelectOptions extends FieldOptions {
  readonly items: readonly (SelectItem | undefined | false)[]
  /** Options already drawn, after `items`: long lists are drawn once and kept by the caller. */
  readonly drawnItems?: Html | undefined
  readonly value?: string | number | undefined
}

function optionElement(item: SelectItem, chosen: string | number | undefined): Html {
  const own = attributes({
    value: item.value,
    selected:
      item.selected ?? (chosen !== undefined && chosen !== '' && (item.value ?? item.text) === chosen),
    disabled: item.disabled,
  })
  return html`<option${own}${extra(item.attributes)}>${item.text}</option>`
}

export function select(options: SelectOptions): Html {
  return labelledField(options, (id, describedBy) => {
    const own = attributes({
      class: classNames('govuk-select', options.classes, options.errorMessage && 'govuk-select--error'),
      id,
      name: options.name,
      disabled: options.disabled,
      'aria-describedby': describedBy,
    })
    const items = options.items.map((item) => item && optionElement(item, options.value))
    return html`${options.formGroup?.beforeInput?.text}<select${own}${extra(options.attributes)}>${items}${options.drawnItems}</select>${options.formGroup?.afterInput?.text}`
  })
}
