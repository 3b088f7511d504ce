export type Locale = 'vi' | 'en'

/** A text in both languages; Vietnamese is the one of record. */
export interface Text {
  readonly vi: string
  readonly en: string
}

export function inLocale(text: Text, locale: Locale): string {
  return text[locale] || text.vi
}

/** A label as it stands inside a sentence: "E-mail" becomes "e-mail", while "X (m)" and "UBND xã" stay. */
export function inSentence(label: Text): Text {
  return { vi: lowerFirst(label.vi), en: lowerFirst(label.en) }
}

function lowerFirst(label: string): string {
  return /^\p{Lu}-?\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
}
