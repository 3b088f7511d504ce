import { type Html, html } from '../html.ts'
import { type Attributes, classAttribute, extra, type Styled } from './content.ts'

export interface TicketPanelOptions {
  /** Colours by class: `moj-ticket-panel__content--blue|red|green|orange|grey`. */
  readonly items: readonly Styled[]
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export function ticketPanel(options: TicketPanelOptions): Html {
  const items = options.items.map(
    (item) =>
      html`<div${classAttribute('moj-ticket-panel__content', item.classes)}${extra(item.attributes)}>${item.text}</div>`,
  )
  return html`<div${classAttribute('moj-ticket-panel', options.classes)}${extra(options.attributes)}>${items}</div>`
}
