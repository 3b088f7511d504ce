import { type Html, html, trusted } from '../html.ts'
import { classNames } from './content.ts'

// Drawn for this project on a grid of 24, line of 2, round ends: one hand for the whole set.
const PATHS = {
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13M15.5 15.5L20.5 20.5',
  document: 'M6 3h8l5 5v13H6zM14 3v5h5M9 13h7M9 17h7',
  documents: 'M8 3h8l4 4v11H8zM4 7v14h12M12 10h4M12 14h4',
  clock: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M12 7v5l3.5 2.5',
  money: 'M3 6h18v12H3zM12 9.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 0 0 0-5M6.5 9.5v5M17.5 9.5v5',
  calendar: 'M4 5h16v16H4zM4 10h16M8 3v4M16 3v4',
  check: 'M4 12.5L9.5 18L20 6.5',
  warning: 'M12 3.5L22 20.5H2zM12 10v5M12 17.6v.2',
  error: 'M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 8v5M12 16.2v.2',
  info: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M12 11v6M12 7.4v.2',
  upload: 'M12 16V4M7 9l5-5l5 5M4 15v5h16v-5',
  download: 'M12 4v12M7 11l5 5l5-5M4 15v5h16v-5',
  print: 'M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z',
  phone: 'M5 3h4l2 5l-2.5 2a12 12 0 0 0 5.5 5.5l2-2.5l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5a2 2 0 0 1 2-2z',
  mail: 'M3 5h18v14H3zM3 6l9 7l9-7',
  person: 'M12 4a4 4 0 1 0 0 8a4 4 0 0 0 0-8M4 21c0-4 3.5-6.5 8-6.5s8 2.5 8 6.5',
  people:
    'M9 5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 0 0 0-7M2 20c0-3.5 3-5.5 7-5.5s7 2 7 5.5M16 5.5a3.5 3.5 0 0 1 0 6.5M18.5 15c2 .8 3.5 2.5 3.5 5',
  place:
    'M12 21c-4-4.5-6.5-8-6.5-11.5a6.5 6.5 0 0 1 13 0C18.5 13 16 16.5 12 21zM12 7.5a2 2 0 1 0 0 4a2 2 0 0 0 0-4',
  building: 'M3 21h18M5 21V9l7-5l7 5v12M10 21v-6h4v6M9 11.5h.1M15 11.5h.1',
  arrow: 'M4 12h16M14 6l6 6l-6 6',
  back: 'M20 12H4M10 6l-6 6l6 6',
  external: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  copy: 'M9 9h11v12H9zM5 15H4V3h11v2',
  keyboard: 'M2 6h20v12H2zM6 10h.1M10 10h.1M14 10h.1M18 10h.1M7 14h10',
  filter: 'M3 5h18l-7 8v7l-4-2v-5z',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l2 1H4zM10 21h4',
  lock: 'M5 11h14v10H5zM8 11V8a4 4 0 0 1 8 0v3M12 15v2',
  home: 'M3 11.5L12 4l9 7.5M5.5 10v10h13V10M10 20v-6h4v6',
  plus: 'M12 5v14M5 12h14',
  remove: 'M6 6l12 12M18 6L6 18',
  trash: 'M4 7h16M9 7V4h6v3M6 7l1 14h10l1-14M10 11v6M14 11v6',
  eye: 'M2 12c2.5-4.5 6-6.5 10-6.5s7.5 2 10 6.5c-2.5 4.5-6 6.5-10 6.5S4.5 16.5 2 12zM12 9a3 3 0 1 0 0 6a3 3 0 0 0 0-6',
  chat: 'M3 4h18v13H12l-5 4v-4H3zM7 9h10M7 13h6',
  list: 'M8 6h13M8 12h13M8 18h13M3.5 6h.1M3.5 12h.1M3.5 18h.1',
  pause: 'M8 5v14M16 5v14',
  hand: 'M3 13l4-1l5 3h4a1.5 1.5 0 0 1 0 3h-5M3 19l3-1l6 3l9-4a1.7 1.7 0 0 0-2-2.5l-3 1M12 3v7M9 7l3 3l3-3',
  stamp: 'M9 3h6v5l-1 4h5v5H5v-5h5L9 8zM4 21h16',
} as const

export type IconName = keyof typeof PATHS

export const ICON_NAMES = Object.keys(PATHS) as readonly IconName[]

export interface IconOptions {
  readonly classes?: string | undefined
}

/** A drawing beside a word, never instead of one: it is hidden from those who hear the page. */
export function icon(name: IconName, options: IconOptions = {}): Html {
  return html`<svg class="${classNames('icon', options.classes)}" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"><path d="${trusted(PATHS[name])}"/></svg>`
}

/** The usual pairing: icon, then word. */
export function iconText(name: IconName, text: string | Html): Html {
  return html`<span class="icon-text">${icon(name)}<span>${text}</span></span>`
}
