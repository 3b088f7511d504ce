import { type Html, html } from '../html.ts'

export interface FileViewOptions {
  /** Left: what was sent. */
  readonly main: Html
  /** Right: never scrolls away. */
  readonly aside: Html
  readonly asideLabel: string
}

/** Two columns; on a narrow screen the right one comes first. */
export function fileView(options: FileViewOptions): Html {
  return html`<div class="file-view"><div class="file-view__main">${options.main}</div><aside class="file-view__aside" aria-label="${options.asideLabel}">${options.aside}</aside></div>`
}
