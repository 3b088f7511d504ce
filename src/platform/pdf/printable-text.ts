import type { JsonValue } from './json-value.ts'

// Direction overrides and zero-width marks let a name read otherwise on paper than in the record;
// control characters have no glyph and make a PDF/A export fail. Tab and line feed are kept.
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

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
