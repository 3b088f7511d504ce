import { attributes, type Html, html } from '../html.ts'
import type { Content, Localised } from './content.ts'

/**
 * `counted` runs the clock, `paused` stops it, `free` was never counted; `over` is past the limit. `first` to `fourth`
 * tell apart parts of one kind, in the colours of the charts.
 */
export type LedgerTone = 'counted' | 'paused' | 'free' | 'over' | 'first' | 'second' | 'third' | 'fourth'

export interface LedgerSegment {
  readonly tone: LedgerTone
  /** Any unit: the bar divides by the sum. */
  readonly length: number
  readonly label: Content
  /** Why this stretch counts or does not, and who held the file. */
  readonly note?: Content | undefined
}

export interface LedgerBarOptions extends Localised {
  /** Says the whole in one line; the drawing is hidden from those who hear the page. */
  readonly summary: Content
  readonly segments: readonly LedgerSegment[]
  readonly id: string
}

const WIDTH = 1000

interface Placed extends LedgerSegment {
  readonly start: number
  readonly width: number
}

function place(segments: readonly LedgerSegment[]): Placed[] {
  const total = segments.reduce((sum, segment) => sum + segment.length, 0)
  let start = 0
  return segments.map((segment) => {
    const width = total > 0 ? (segment.length / total) * WIDTH : 0
    const placed = { ...segment, start, width }
    start += width
    return placed
  })
}

function bar({ tone, start, width }: Placed): Html {
  // A gap of two units tells neighbours of one tone apart.
  const own = attributes({ x: start.toFixed(1), y: 0, width: Math.max(width - 2, 1).toFixed(1), height: 28 })
  return html`<rect class="ledger-bar__${tone}"${own}/>`
}

function row(segment: LedgerSegment): Html {
  const note = segment.note !== undefined && html`<span class="ledger-bar__note">${segment.note}</span>`
  return html`<li class="ledger-bar__item ledger-bar__item--${segment.tone}"><span class="ledger-bar__label">${segment.label}</span>${note}</li>`
}

/** Where the time of a file went: drawn as a bar, and told line by line below it. */
export function ledgerBar(options: LedgerBarOptions): Html {
  // Rectangles, not boxes with a width: the content policy allows no inline style.
  const drawing = html`<svg class="ledger-bar__drawing" viewBox="0 0 ${WIDTH} 28" preserveAspectRatio="none" aria-hidden="true" focusable="false">${place(options.segments).map(bar)}</svg>`
  return html`<div class="ledger-bar" id="${options.id}"><p class="ledger-bar__summary">${options.summary}</p>${drawing}<ol class="ledger-bar__list">${options.segments.map(row)}</ol></div>`
}
