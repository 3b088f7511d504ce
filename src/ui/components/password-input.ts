import { type Html, html } from '../html.ts'
import { button } from './button.ts'
import { classNames, pair } from './content.ts'
import type { FieldOptions } from './form-field.ts'
import { scriptWordAttributes } from './script-words.ts'
import { textInput } from './text-input.ts'

export interface PasswordInputOptions extends FieldOptions {
  readonly value?: string | undefined
  readonly autocomplete?: string | undefined
  readonly showPasswordText?: string | undefined
  readonly hidePasswordText?: string | undefined
  readonly showPasswordAriaLabelText?: string | undefined
  readonly hidePasswordAriaLabelText?: string | undefined
  readonly passwordShownAnnouncementText?: string | undefined
  readonly passwordHiddenAnnouncementText?: string | undefined
  readonly button?: { readonly classes?: string | undefined } | undefined
}

function revealWords(options: PasswordInputOptions): Record<string, string> {
  const vi = (words: string) => pair(options.locale, words, '') || undefined
  return scriptWordAttributes({
    'show-password': options.showPasswordText ?? vi('Hiện'),
    'hide-password': options.hidePasswordText ?? vi('Ẩn'),
    'show-password-aria-label': options.showPasswordAriaLabelText ?? vi('Hiện mật khẩu'),
    'hide-password-aria-label': options.hidePasswordAriaLabelText ?? vi('Ẩn mật khẩu'),
    'password-shown-announcement': options.passwordShownAnnouncementText ?? vi('Mật khẩu đang hiện'),
    'password-hidden-announcement': options.passwordHiddenAnnouncementText ?? vi('Mật khẩu đang ẩn'),
  })
}

function revealButton(options: PasswordInputOptions, id: string): Html {
  return button({
    type: 'button',
    classes: classNames(
      'govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle',
      options.button?.classes,
    ),
    text: options.showPasswordText ?? pair(options.locale, 'Hiện', 'Show'),
    attributes: {
      'aria-controls': id,
      'aria-label':
        options.showPasswordAriaLabelText ?? pair(options.locale, 'Hiện mật khẩu', 'Show password'),
      hidden: true,
    },
  })
}

export function passwordInput(options: PasswordInputOptions): Html {
  const id = options.id ?? options.name
  const after = html`${revealButton(options, id)}${options.formGroup?.afterInput?.text}`
  return textInput({
    ...options,
    id,
    type: 'password',
    spellcheck: false,
    autocapitalize: 'none',
    autocomplete: options.autocomplete ?? 'current-password',
    classes: classNames('govuk-password-input__input govuk-js-password-input-input', options.classes),
    inputWrapper: { classes: 'govuk-password-input__wrapper' },
    formGroup: {
      classes: classNames('govuk-password-input', options.formGroup?.classes),
      attributes: {
        'data-module': 'govuk-password-input',
        ...revealWords(options),
        ...options.formGroup?.attributes,
      },
      beforeInput: options.formGroup?.beforeInput,
      afterInput: { text: after },
    },
  })
}
