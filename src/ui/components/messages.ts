import { attributes, type Html, html } from '../html.ts'
import { type Attributes, classAttribute, type Content, extra, type Localised, pair } from './content.ts'

export interface Message {
  readonly text: Content
  readonly type: 'sent' | 'received'
  readonly sender: string
  /** ISO 8601. */
  readonly timestamp: string
  readonly dateText: string
  readonly timeText: string
  readonly id?: string | undefined
}

export interface MessagesOptions extends Localised {
  readonly items: readonly Message[]
  readonly label: string
  readonly id?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

function messageItem(item: Message, previous: Message | undefined, options: MessagesOptions): Html {
  const day = item.timestamp.slice(0, 10)
  const date =
    item.dateText !== previous?.dateText &&
    html`<time class="moj-message-list__date" datetime="${day}">${item.dateText}</time>`
  const id = attributes({ id: item.id && `message_${item.id}` })
  return html`${date}<div${id} class="moj-message-item moj-message-item--${item.type}"><div class="moj-message-item__text moj-message-item__text--${item.type}">${item.text}</div><div class="moj-message-item__meta"><span class="moj-message-item__meta--sender">${item.sender}</span> ${pair(options.locale, 'lúc', 'at')} <time class="moj-message-item__meta--timestamp" datetime="${item.timestamp}">${item.timeText}</time></div></div>`
}

/** A conversation, oldest first; the day stands once over its messages. */
export function messages(options: MessagesOptions): Html {
  const own = html`${attributes({ id: options.id ?? 'messages' })}${classAttribute('moj-messages-container', options.classes)} role="group" aria-label="${options.label}"${extra(options.attributes)}`
  const items = options.items.map((item, index) => messageItem(item, options.items[index - 1], options))
  return html`<div${own}><div class="moj-message-list">${items}</div></div>`
}
