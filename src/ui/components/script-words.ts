import { attributes, type Html } from '../html.ts'

/** Words for a component's script: one text, or one for each plural form. */
export type ScriptWords = Readonly<Record<string, string | Readonly<Record<string, string>> | undefined>>

/** The `data-i18n.*` attributes in which the component scripts look for their words. */
export function scriptWordAttributes(words: ScriptWords): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [key, word] of Object.entries(words)) {
    if (word === undefined || word === '') continue
    if (typeof word === 'string') values[`data-i18n.${key}`] = word
    else for (const [form, text] of Object.entries(word)) values[`data-i18n.${key}.${form}`] = text
  }
  return values
}

export function scriptWords(words: ScriptWords): Html {
  return attributes(scriptWordAttributes(words))
}
