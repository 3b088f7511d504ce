import { type Html, html } from '../html.ts'
import { classAttribute, type Content } from './content.ts'

export interface KeyFigure {
  readonly figure: string
  readonly text: Content
  /** A figure opens the list it counts. */
  readonly href?: string | undefined
}

export interface KeyFiguresOptions {
  readonly items: readonly KeyFigure[]
  readonly classes?: 'key-figures--compact' | undefined
}

function keyFigure(item: KeyFigure): Html {
  const value = html`<span class="key-figures__figure">${item.figure}</span>`
  const text = item.href ? html`<a class="govuk-link" href="${item.href}">${item.text}</a>` : item.text
  return html`<li class="key-figures__item">${value} <span class="key-figures__text">${text}</span></li>`
}

export function keyFigures(options: KeyFiguresOptions): Html {
  return html`<ul${classAttribute('key-figures', options.classes)}>${options.items.map(keyFigure)}</ul>`
}
