import type { JsonValue } from './json-value.ts'

// Direction overrides and zero-width marks (Cf) let a name read otherwise on paper than in the record;
// control characters (Cc) have no glyph and make a PDF/A export fail. Tab and line feed are kept.
const UNPRINTABLE = /(?![\t\n])[\p{Cc}\p{Cf}]/gu

/** Text as it may stand on a document: composed (NFC), well formed, with nothing invisible in it. */
export function printableText(text: string): string {
  return text.toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n').replace(UNPRINTABLE, '')
}

/** The same for every string inside a value; keys are the program's own and stay. */
export function printableJson(value: JsonValue): JsonValue {
  if (typeof value === 'string') return printableText(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(printableJson)
  const entries: [string, JsonValue][] = []
  for (const [key, item] of Object.entries(value)) {
    if (item !== undefined) entries.push([key, printableJson(item)])
  }
  return Object.fromEntries(entries)
}
