// Marks that turn the direction of text round, with which one name can be made to show as another,
// and the byte order mark. Written as escapes: none of them can be seen in an editor.
const DIRECTION_MARKS = String.raw`\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff`
const NO_LINE = String.raw`\u0000-\u001f\u007f-\u009f${DIRECTION_MARKS}`
const NO_PARAGRAPHS = String.raw`\u0000-\u0008\u000b-\u001f\u007f-\u009f${DIRECTION_MARKS}`
const HALVES = String.raw`\ud800-\udfff`

const SOMETHING = String.raw`(?=[\s\S]*\S)`

/** For JSON Schema: one line, respectively several, not blank, without anything invisible or half a character. */
export const LINE_PATTERN = `^${SOMETHING}[^${NO_LINE}${HALVES}]*$`
export const PARAGRAPHS_PATTERN = `^${SOMETHING}[^${NO_PARAGRAPHS}${HALVES}]*$`

const UNWANTED_IN_LINE = new RegExp(`[${NO_LINE}]`, 'gu')
const UNWANTED_IN_PARAGRAPHS = new RegExp(`[${NO_PARAGRAPHS}]`, 'gu')
const PLAIN = /^[\x20-\x7e]*$/

/** One line as typed: NFC, spaces single, ends trimmed, nothing invisible. */
export function cleanLine(text: string): string {
  if (PLAIN.test(text)) return text.trim().replace(/ {2,}/g, ' ')
  const visible = text.toWellFormed().replace(/\s/gu, ' ').replace(UNWANTED_IN_LINE, '')
  return visible.normalize('NFC').replace(/ {2,}/g, ' ').trim()
}

/** Several lines as typed: as a line, but line breaks and inner spaces stay. */
export function cleanParagraphs(text: string): string {
  const lines = text.toWellFormed().replace(/\r\n?|[\u2028\u2029]/g, '\n')
  return lines.replace(UNWANTED_IN_PARAGRAPHS, '').normalize('NFC').trim()
}

/** Whether a text is longer than JSON Schema's `maxLength`, which counts characters and not UTF-16 halves. */
export function isLongerThan(text: string, limit: number): boolean {
  return text.length > limit && [...text].length > limit
}
