/** What an island's file exports: it makes one element of the page quicker. */
export interface Island {
  readonly mount: (element: HTMLElement, startWithin: StartWithin) => void
}

/** Brings to life what an island has put into the page. */
export type StartWithin = (root: ParentNode) => void

/** Words of an island in the language of the page. */
export function word(vi: string, en: string): string {
  return document.documentElement.lang === 'en' ? en : vi
}
