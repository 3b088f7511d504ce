import { type Html, html } from '../html.ts'
import { icon, type IconName } from './icon.ts'
import type { Moment } from './timeline.ts'

export interface DeadlineOptions {
  readonly date: Moment
  /** "còn 2 ngày", "trễ 1 ngày". */
  readonly words: string
  readonly tone: 'calm' | 'soon' | 'late' | 'paused'
}

const ICONS: Readonly<Record<DeadlineOptions['tone'], IconName>> = {
  calm: 'clock',
  soon: 'warning',
  late: 'error',
  paused: 'pause',
}

/** A date and how far it is: the words carry the meaning, the colour only repeats it. */
export function deadline(options: DeadlineOptions): Html {
  return html`<span class="deadline deadline--${options.tone}"><time datetime="${options.date.timestamp}">${options.date.text}</time> <span class="deadline__words">${icon(ICONS[options.tone])}${options.words}</span></span>`
}
