import { type Html, html } from '../html.ts'
import type { Content } from './content.ts'

/** The one act of a page, always within reach: at the bottom of the screen until its place is reached. */
export function stickyBar(options: { readonly action: Html; readonly text?: Content | undefined }): Html {
  const text = options.text !== undefined && html`<p class="sticky-bar__text">${options.text}</p>`
  return html`<div class="sticky-bar"><div class="sticky-bar__inner">${text}${options.action}</div></div>`
}
