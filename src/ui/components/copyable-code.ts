import { type Html, html } from '../html.ts'
import { button } from './button.ts'
import { type Localised, pair } from './content.ts'

export interface CopyableCodeOptions extends Localised {
  readonly code: string
  /** In groups that can be read aloud; the code itself when left out. */
  readonly shown?: string | undefined
}

/** A code to keep; the copy button appears where JavaScript runs. */
export function copyableCode(options: CopyableCodeOptions): Html {
  const copy = button({
    text: pair(options.locale, 'Chép mã', 'Copy code'),
    type: 'button',
    classes: 'govuk-button--secondary copyable-code__button',
    attributes: { hidden: true },
  })
  return html`<span class="copyable-code" data-island="copy-code" data-code="${options.code}" data-done="${pair(options.locale, 'Đã chép', 'Copied')}"><span class="copyable-code__code">${options.shown ?? options.code}</span> ${copy} <span class="copyable-code__status" role="status"></span></span>`
}
