export type Locale = 'vi' | 'en'

/** A text in both languages; Vietnamese is the one of record. */
export interface Text {
  readonly vi: string
  readonly en: string
}

export type Translate = (vi: string, en: string) => string

/**
 * Texts are written where they are shown, as a pair: a reader sees both languages at once,
 * and a missing translation does not compile (ADR 0013).
 */
export function translator(locale: Locale): Translate {
  return locale === 'en' ? (_vi, en) => en : (vi) => vi
}

export function inLocale(text: Text, locale: Locale): string {
  return text[locale] || text.vi
}
