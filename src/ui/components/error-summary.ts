import { attributes, type Html, html } from '../html.ts'
import {
  type Attributes,
  classAttribute,
  type Content,
  extra,
  hasContent,
  type Localised,
  pair,
} from './content.ts'

export interface ErrorListItem {
  readonly text: Content
  /** `#` and the id of the control to mend. */
  readonly href?: string | undefined
  readonly attributes?: Attributes | undefined
}

export interface ErrorSummaryOptions extends Localised {
  readonly titleText?: Content | undefined
  readonly descriptionText?: Content | undefined
  readonly errorList?: readonly ErrorListItem[] | undefined
  readonly disableAutoFocus?: boolean | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

function errorLine(item: ErrorListItem): Html {
  if (!item.href) return html`<li>${item.text}</li>`
  return html`<li><a href="${item.href}"${extra(item.attributes)}>${item.text}</a></li>`
}

/** At the top of a page with errors: each line leads to its field. */
export function errorSummary(options: ErrorSummaryOptions): Html {
  const focus = options.disableAutoFocus
  const own = html`${classAttribute('govuk-error-summary', options.classes)}${attributes({
    'data-disable-auto-focus': focus === undefined ? undefined : String(focus),
  })}${extra(options.attributes)} data-module="govuk-error-summary"`
  const title = options.titleText ?? pair(options.locale, 'Có chỗ cần sửa', 'There is a problem')
  const description = hasContent(options.descriptionText) && html`<p>${options.descriptionText}</p>`
  const list =
    options.errorList &&
    options.errorList.length > 0 &&
    html`<ul class="govuk-list govuk-error-summary__list">${options.errorList.map(errorLine)}</ul>`
  // The alert is a child of its own: focus going to the parent would cut its announcement off.
  return html`<div${own}><div role="alert"><h2 class="govuk-error-summary__title">${title}</h2><div class="govuk-error-summary__body">${description}${list}</div></div></div>`
}
