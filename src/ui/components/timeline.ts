import { type Html, html, trusted } from '../html.ts'
import {
  type Attributes,
  classAttribute,
  type Content,
  extra,
  hasContent,
  type HeadingLevel,
  type Localised,
  pair,
} from './content.ts'

export interface Moment {
  /** ISO 8601, for machines. */
  readonly timestamp: string
  /** As people read it. */
  readonly text: string
}

export interface TimelineItem {
  readonly label: { readonly text: Content }
  readonly datetime: Moment
  readonly byline?: { readonly text: Content } | undefined
  readonly text?: Content | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export interface TimelineOptions extends Localised {
  readonly items: readonly TimelineItem[]
  readonly headingLevel?: HeadingLevel | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

function timelineItem(item: TimelineItem, options: TimelineOptions): Html {
  const level = trusted(`h${options.headingLevel ?? 2}`)
  const byline =
    item.byline &&
    html` <p class="moj-timeline__byline">${pair(options.locale, 'bởi', 'by')} ${item.byline.text}</p>`
  const description = hasContent(item.text) && html`<div class="moj-timeline__description">${item.text}</div>`
  return html`<div${classAttribute('moj-timeline__item', item.classes)}${extra(item.attributes)}><div class="moj-timeline__header"><${level} class="moj-timeline__title">${item.label.text}</${level}>${byline}</div><p class="moj-timeline__date"><time datetime="${item.datetime.timestamp}">${item.datetime.text}</time></p>${description}</div>`
}

export function timeline(options: TimelineOptions): Html {
  return html`<div${classAttribute('moj-timeline', options.classes)}${extra(options.attributes)}>${options.items.map((item) => timelineItem(item, options))}</div>`
}
