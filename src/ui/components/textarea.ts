import { attributes, type Html, html } from '../html.ts'
import { classNames, extra } from './content.ts'
import { type FieldOptions, labelledField } from './form-field.ts'

export interface TextareaOptions extends FieldOptions {
  readonly value?: string | undefined
  readonly rows?: number | undefined
  readonly spellcheck?: boolean | undefined
  readonly autocomplete?: string | undefined
}

export function textarea(options: TextareaOptions): Html {
  return labelledField(options, (id, describedBy) => {
    const own = attributes({
      class: classNames('govuk-textarea', options.errorMessage && 'govuk-textarea--error', options.classes),
      id,
      name: options.name,
      rows: options.rows ?? 5,
      spellcheck: options.spellcheck === undefined ? undefined : String(options.spellcheck),
      disabled: options.disabled,
      'aria-describedby': describedBy,
      autocomplete: options.autocomplete,
    })
    // The parser drops one line break right after <textarea>: give it one to drop.
    const guard = options.value?.startsWith('\n') && '\n'
    return html`${options.formGroup?.beforeInput?.text}<textarea${own}${extra(options.attributes)}>${guard}${options.value}</textarea>${options.formGroup?.afterInput?.text}`
  })
}
