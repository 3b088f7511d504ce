import { type Html, html } from '../html.ts'
import { type Localised, pair } from './content.ts'

export interface BulkBarOptions extends Localised {
  readonly actions: Html
  readonly label?: string | undefined
}

/** Acts on the chosen rows of the table in the same form; seen only while a row is chosen. */
export function bulkBar(options: BulkBarOptions): Html {
  const label = options.label ?? pair(options.locale, 'Làm với các dòng đã chọn', 'With the chosen rows')
  return html`<div class="bulk-bar" role="group" aria-label="${label}" data-island="bulk-select"><span class="bulk-bar__text">${label}<span class="bulk-bar__count" data-bulk-count aria-live="polite"></span></span><span class="bulk-bar__actions">${options.actions}</span></div>`
}
