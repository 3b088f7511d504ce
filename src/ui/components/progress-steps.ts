import { attributes, type Html, html } from '../html.ts'
import { type Content, type Localised, pair } from './content.ts'

export interface ProgressStep {
  readonly text: Content
  readonly state: 'done' | 'current' | 'next'
  readonly note?: Content | undefined
}

export interface ProgressStepsOptions extends Localised {
  readonly items: readonly ProgressStep[]
  readonly label: string
}

const WORDS = {
  done: ['Đã xong', 'Done'],
  current: ['Đang làm', 'In progress'],
  next: ['Tiếp theo', 'Next'],
} as const

/** What has happened, what is happening, what comes: each with its word, never by colour alone. */
export function progressSteps(options: ProgressStepsOptions): Html {
  const items = options.items.map((step) => {
    const [vi, en] = WORDS[step.state]
    const note = step.note !== undefined && html`<span class="progress-steps__note">${step.note}</span>`
    const current = attributes({ 'aria-current': step.state === 'current' ? 'step' : undefined })
    return html`<li class="progress-steps__item progress-steps__item--${step.state}"${current}><span class="progress-steps__text">${step.text}</span> <span class="progress-steps__state">${pair(options.locale, vi, en)}</span>${note}</li>`
  })
  return html`<ol class="progress-steps" aria-label="${options.label}">${items}</ol>`
}
