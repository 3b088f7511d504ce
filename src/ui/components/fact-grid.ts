import { type Html, html } from '../html.ts'
import type { Content } from './content.ts'
import { icon, type IconName } from './icon.ts'

export interface Fact {
  readonly icon: IconName
  readonly term: Content
  readonly value: Content
  readonly note?: Content | undefined
}

/** The answers people come for, before any detail. */
export function factGrid(options: { readonly items: readonly Fact[] }): Html {
  const items = options.items.map((fact) => {
    const note = fact.note !== undefined && html`<span class="fact-grid__note">${fact.note}</span>`
    return html`<div class="fact-grid__item"><dt class="fact-grid__term">${icon(fact.icon)}<span>${fact.term}</span></dt><dd class="fact-grid__value">${fact.value}${note}</dd></div>`
  })
  return html`<dl class="fact-grid">${items}</dl>`
}
