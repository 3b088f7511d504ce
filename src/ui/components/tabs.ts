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

export interface TabItem {
  readonly label: string
  readonly id?: string | undefined
  readonly attributes?: Attributes | undefined
  readonly panel: { readonly text: Content; readonly attributes?: Attributes | undefined }
}

export interface TabsOptions extends Localised {
  readonly items: readonly (TabItem | undefined | false)[]
  readonly id?: string | undefined
  readonly idPrefix?: string | undefined
  readonly title?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** Without JavaScript: a list of links to the sections below it. */
export function tabs(options: TabsOptions): Html {
  const panelId = (item: TabItem, index: number) => item.id ?? `${options.idPrefix ?? ''}-${index + 1}`
  const links = options.items.map(
    (item, index) =>
      item &&
      html`<li${classAttribute('govuk-tabs__list-item', index === 0 && 'govuk-tabs__list-item--selected')}><a class="govuk-tabs__tab" href="#${panelId(item, index)}"${extra(item.attributes)}>${item.label}</a></li>`,
  )
  const panels = options.items.map((item, index) => {
    if (!item) return undefined
    const { text } = item.panel
    const content =
      typeof text === 'string' && hasContent(text) ? html`<p class="govuk-body">${text}</p>` : text
    return html`<div${classAttribute('govuk-tabs__panel', index > 0 && 'govuk-tabs__panel--hidden')} id="${panelId(item, index)}"${extra(item.panel.attributes)}>${content}</div>`
  })
  const title = options.title ?? pair(options.locale, 'Nội dung', 'Contents')
  const body = options.items.length > 0 && html`<ul class="govuk-tabs__list">${links}</ul>${panels}`
  return html`<div${attributes({ id: options.id })}${classAttribute('govuk-tabs', options.classes)}${extra(options.attributes)} data-module="govuk-tabs"><h2 class="govuk-tabs__title">${title}</h2>${body}</div>`
}
