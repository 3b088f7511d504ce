import { type Html, html } from '../html.ts'
import { button, type ButtonOptions } from './button.ts'
import {
  type Attributes,
  classAttribute,
  classNames,
  type Content,
  extra,
  type Localised,
  pair,
  type Styled,
} from './content.ts'
import type { FieldError } from './form-field.ts'
import { icon } from './icon.ts'
import { textInput, type TextInputOptions } from './text-input.ts'

export interface SearchOptions extends Localised {
  readonly action: string
  readonly method?: 'get' | 'post' | undefined
  readonly csrf?: { readonly name?: string | undefined; readonly value: string } | undefined
  readonly label: Styled
  readonly hint?: Styled | undefined
  readonly input: Partial<Omit<TextInputOptions, 'label' | 'hint' | 'errorMessage'>> & {
    readonly id: string
    readonly errorMessage?: FieldError | undefined
  }
  readonly button?:
    | (Partial<Omit<ButtonOptions, 'text'>> & { readonly text?: Content | undefined })
    | undefined
  readonly iconButton?: boolean | undefined
  readonly layout?: 'stacked' | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

function searchButton(options: SearchOptions): Html {
  const word = options.button?.text ?? pair(options.locale, 'Tìm', 'Search')
  const isIcon = options.iconButton === true && options.layout !== 'stacked'
  const text = isIcon ? html`${icon('search')}<span class="govuk-visually-hidden">${word}</span>` : word
  const classes = classNames(
    'moj-search__button',
    isIcon && 'moj-search__button--icon',
    options.button?.classes,
  )
  return button({ ...options.button, text, classes })
}

export function search(options: SearchOptions): Html {
  const isStacked = options.layout === 'stacked'
  const submit = searchButton(options)
  const token =
    options.csrf &&
    html`<input type="hidden" name="${options.csrf.name ?? '_csrf'}" value="${options.csrf.value}">`
  const field = textInput({
    ...options.input,
    name: options.input.name ?? 'search',
    type: options.input.type ?? 'search',
    classes: classNames('moj-search__input', options.input.classes),
    label: { ...options.label, classes: classNames('moj-search__label', options.label.classes) },
    hint: options.hint && { ...options.hint, classes: classNames('moj-search__hint', options.hint.classes) },
    inputWrapper: { classes: 'moj-search__input-wrapper' },
    formGroup: { afterInput: isStacked ? undefined : { text: submit } },
    locale: options.locale,
  })
  const classes = classAttribute('moj-search', isStacked && 'moj-search--stacked', options.classes)
  return html`<search${classes}${extra(options.attributes)}><form action="${options.action}" method="${options.method ?? 'get'}">${token}${field}${isStacked && submit}</form></search>`
}
