import { type Html, html } from '../html.ts'
import type { Content } from './content.ts'

/** In place of an empty list: says so, and what can be done. */
export function emptyState(options: { readonly text: Content; readonly action?: Html | undefined }): Html {
  return html`<div class="empty-state"><p class="empty-state__text">${options.text}</p>${options.action}</div>`
}
