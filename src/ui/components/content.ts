import { attributes, type Html, html } from '../html.ts'

/** What a person reads: a string is escaped, an `Html` is printed as it is. */
export type Content = string | Html

export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

/** Words of a component that its caller did not give are in this language; Vietnamese by default. */
export type Locale = 'vi' | 'en'

export interface Localised {
  readonly locale?: Locale | undefined
}

/** A piece of text that may carry classes and attributes of its own. */
export interface Styled {
  readonly text: Content
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export function pair(locale: Locale | undefined, vi: string, en: string): string {
  return locale === 'en' ? en : vi
}

export function classNames(...names: readonly (string | undefined | false)[]): string {
  return names.filter((name) => name !== undefined && name !== false && name !== '').join(' ')
}

export function classAttribute(...names: readonly (string | undefined | false)[]): Html {
  const value = classNames(...names)
  return value === '' ? html`` : html` class="${value}"`
}

export function extra(values: Attributes | undefined): Html {
  return values === undefined ? html`` : attributes(values)
}

export function hasContent(text: Content | undefined): text is Content {
  return text !== undefined && String(text) !== ''
}

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6
