import { attributes, type Html, html } from '../html.ts'

export interface ShareBarOptions {
  readonly part: number
  readonly whole: number
}

const WIDTH = 100

/** A part of a whole as a bar; the figures stand beside it, so it is hidden from those who hear the page. */
export function shareBar({ part, whole }: ShareBarOptions): Html {
  const width = whole > 0 ? Math.min(WIDTH, (part / whole) * WIDTH) : 0
  const filled = attributes({ x: 0, y: 0, height: 8, width: width.toFixed(1) })
  return html`<svg class="share-bar" viewBox="0 0 ${WIDTH} 8" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="share-bar__whole" x="0" y="0" width="${WIDTH}" height="8"/><rect class="share-bar__part"${filled}/></svg>`
}
