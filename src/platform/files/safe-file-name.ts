const MAX_BYTES = 180
// Control and format characters (direction overrides among them), and what file systems or headers forbid.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}:*?"<>|]+/gu
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * The name a person gave a file, fit to be shown, stored and sent back: Vietnamese letters stay, folders go,
 * and nothing in it can reorder the text ("gpj.exe" shown as "exe.jpg") or break a header.
 */
export function safeFileName(name: string): string {
  const last = name.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .replace(UNSAFE, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  if (clean === '') return 'tep'
  return shortened(RESERVED.test(clean) ? `_${clean}` : clean)
}

/** File systems count bytes, and a Vietnamese letter takes up to three; the extension outlives the cut. */
function shortened(name: string): string {
  if (Buffer.byteLength(name) <= MAX_BYTES) return name
  const extension = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? ''
  let kept = ''
  let bytes = extension.length
  for (const character of name.slice(0, name.length - extension.length)) {
    bytes += Buffer.byteLength(character)
    if (bytes > MAX_BYTES) break
    kept += character
  }
  return kept.trimEnd() + extension
}
