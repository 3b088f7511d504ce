import type { Text } from '../../platform/i18n/translator.ts'

/** A page of plain words, the same for everybody. */
export interface InfoPage {
  readonly name: string
  readonly path: `/${string}`
  readonly title: Text
  readonly lead: Text
  readonly sections: readonly InfoSection[]
}

export interface InfoSection {
  readonly heading: Text
  readonly paragraphs?: readonly Text[]
  /** Done one after the other. */
  readonly steps?: readonly Text[]
  readonly items?: readonly Text[]
  readonly questions?: readonly { readonly question: Text; readonly answer: Text }[]
  readonly links?: readonly { readonly text: Text; readonly route: string }[]
}
