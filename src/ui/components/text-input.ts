import { attributes, type Html, html } from '../html.ts'
import { type Attributes, classAttribute, classNames, extra, hasContent, type Styled } from './content.ts'
import { type FieldOptions, labelledField } from './form-field.ts'

export interface TextInputOptions extends FieldOptions {
  readonly value?: string | number | undefined
  readonly type?: string | undefined
  readonly inputmode?: string | undefined
  readonly autocomplete?: string | undefined
  readonly autocapitalize?: string | undefined
  readonly pattern?: string | undefined
  readonly spellcheck?: boolean | undefined
  readonly prefix?: Styled | undefined
  readonly suffix?: Styled | undefined
  readonly inputWrapper?:
    | { readonly classes?: string | undefined; readonly attributes?: Attributes | undefined }
    | undefined
}

function affix(kind: 'prefix' | 'suffix', options: Styled | undefined): Html | undefined {
  if (!options || !hasContent(options.text)) return undefined
  return html`<div${classAttribute(`govuk-input__${kind}`, options.classes)} aria-hidden="true"${extra(options.attributes)}>${options.text}</div>`
}

function inputElement(options: TextInputOptions, id: string, describedBy: string | undefined): Html {
  const own = attributes({
    class: classNames('govuk-input', options.classes, options.errorMessage && 'govuk-input--error'),
    id,
    name: options.name,
    type: options.type ?? 'text',
    spellcheck: options.spellcheck === undefined ? undefined : String(options.spellcheck),
    value: options.value,
    disabled: options.disabled,
    'aria-describedby': describedBy,
    autocomplete: options.autocomplete,
    autocapitalize: options.autocapitalize,
    pattern: options.pattern,
    inputmode: options.inputmode,
  })
  return html`<input${own}${extra(options.attributes)}>`
}

export function textInput(options: TextInputOptions): Html {
  const before = options.formGroup?.beforeInput?.text
  const after = options.formGroup?.afterInput?.text
  const prefix = affix('prefix', options.prefix)
  const suffix = affix('suffix', options.suffix)
  return labelledField(options, (id, describedBy) => {
    const input = inputElement(options, id, describedBy)
    if (!hasContent(before) && !hasContent(after) && !prefix && !suffix) return input
    const wrapper = html`${classAttribute('govuk-input__wrapper', options.inputWrapper?.classes)}${extra(options.inputWrapper?.attributes)}`
    return html`<div${wrapper}>${before}${prefix}${input}${suffix}${after}</div>`
  })
}
