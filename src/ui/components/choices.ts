import { attributes, type Html, html } from '../html.ts'
import { type Attributes, classAttribute, classNames, type Content, extra, hasContent } from './content.ts'
import { fieldset, type FieldsetOptions } from './fieldset.ts'
import { type FieldOptions, fieldMessages, formGroup, type FormGroup, type Insert } from './form-field.ts'
import { hint } from './hint.ts'
import { label } from './label.ts'
import type { Styled } from './content.ts'

/** One radio or checkbox. */
export interface ChoiceItem {
  readonly text: Content
  readonly value: string | number
  readonly id?: string | undefined
  readonly checked?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly label?: Omit<Styled, 'text'> | undefined
  readonly hint?: Styled | undefined
  /** Shown only while the item is chosen (always shown without JavaScript). */
  readonly conditional?: { readonly html: Html } | undefined
  readonly attributes?: Attributes | undefined
}

export interface ChoiceDivider {
  readonly divider: string
}

export interface ChoicesOptions extends Omit<FieldOptions, 'label' | 'id' | 'formGroup' | 'disabled'> {
  readonly idPrefix?: string | undefined
  readonly fieldset?: Omit<FieldsetOptions, 'html' | 'role'> | undefined
  readonly formGroup?:
    | (FormGroup & { readonly beforeInputs?: Insert | undefined; readonly afterInputs?: Insert | undefined })
    | undefined
}

interface ChoiceKind {
  readonly block: 'govuk-radios' | 'govuk-checkboxes'
  readonly type: 'radio' | 'checkbox'
}

interface RenderedChoice {
  readonly item: ChoiceItem
  readonly id: string
  readonly name: string
  readonly isChecked: boolean
  readonly describedBy?: string | undefined
  readonly behaviour?: string | undefined
}

/** Only the first id has no number, so that the error summary can link to it by the field's own id. */
export function choiceId(item: ChoiceItem, idPrefix: string, index: number): string {
  return item.id ?? (index === 0 ? idPrefix : `${idPrefix}-${index + 1}`)
}

export function choiceDivider(kind: ChoiceKind, item: ChoiceDivider): Html {
  return html`<div class="${kind.block}__divider">${item.divider}</div>`
}

function choiceInput(kind: ChoiceKind, choice: RenderedChoice, conditionalId: string | undefined): Html {
  const { item, id } = choice
  const own = attributes({
    class: `${kind.block}__input`,
    id,
    name: choice.name,
    type: kind.type,
    value: item.value,
    checked: choice.isChecked,
    disabled: item.disabled,
    'data-aria-controls': conditionalId,
    'data-behaviour': choice.behaviour,
    'aria-describedby': choice.describedBy || undefined,
  })
  return html`<input${own}${extra(item.attributes)}>`
}

export function choiceElement(kind: ChoiceKind, choice: RenderedChoice): Html {
  const { block } = kind
  const { item, id } = choice
  const hasHint = item.hint !== undefined && hasContent(item.hint.text)
  const hintId = `${id}-item-hint`
  const conditionalId = item.conditional && `conditional-${id}`
  const describedBy = classNames(choice.describedBy, hasHint && hintId)
  const labelElement = label({
    text: item.text,
    classes: classNames(`${block}__label`, item.label?.classes),
    attributes: item.label?.attributes,
    for: id,
  })
  const hintElement =
    hasHint &&
    item.hint &&
    hint({ ...item.hint, id: hintId, classes: classNames(`${block}__hint`, item.hint.classes) })
  const conditional =
    item.conditional &&
    html`<div${classAttribute(`${block}__conditional`, !choice.isChecked && `${block}__conditional--hidden`)} id="${conditionalId}">${item.conditional.html}</div>`
  const input = choiceInput(kind, { ...choice, describedBy }, conditionalId)
  return html`<div class="${block}__item">${input}${labelElement}${hintElement}</div>${conditional}`
}

/** A group of choices: hint and error first, the whole in a fieldset when there is one. */
export function choiceGroup(
  kind: ChoiceKind,
  options: ChoicesOptions,
  items: (describedBy: string | undefined) => readonly (Html | undefined | false)[],
): Html {
  const id = options.idPrefix ?? options.name
  const given = options.fieldset?.describedBy ?? options.describedBy
  const { content, describedBy } = fieldMessages({ ...options, id, describedBy: given })
  const inner = html`${content}<div${classAttribute(kind.block, options.classes)}${extra(options.attributes)} data-module="${kind.block}">${
    options.formGroup?.beforeInputs?.text
  }${items(describedBy)}${options.formGroup?.afterInputs?.text}</div>`
  const body = options.fieldset ? fieldset({ ...options.fieldset, describedBy, html: inner }) : inner
  return formGroup(options.formGroup, options.errorMessage !== undefined, body)
}
