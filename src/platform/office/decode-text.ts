import type { DocumentProblem } from './document-problem.ts'

export type DecodedText = { readonly text: string } | { readonly problem: DocumentProblem }

/** The text of a plain file, by its byte order mark or by what its bytes can be; never by a guess. */
export function decodeText(bytes: Buffer): DecodedText {
  if (bytes.length === 0) return { problem: { code: 'empty' } }
  const wide = wideEncoding(bytes)
  if (wide) return checked(decode(bytes, wide) ?? decodeCut(bytes, wide))
  if (isBinary(bytes)) return { problem: { code: 'binary' } }
  const utf8 = decode(bytes, 'utf-8')
  if (utf8 !== undefined) return checked(utf8)
  if (decodeCut(bytes, 'utf-8') !== undefined && /[\u0100-\u1eff]/u.test(decodeCut(bytes, 'utf-8') ?? '')) {
    return { problem: { code: 'cut' } }
  }
  return decodeOldVietnamese(bytes)
}

function decode(bytes: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** All but a last letter of which only the beginning is there. */
function decodeCut(bytes: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return undefined
  }
}

function wideEncoding(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  // Without a mark: the upper byte of spaces and of most letters of a Vietnamese text is 0 or 0x1e.
  const head = bytes.subarray(0, 4_096)
  const zeros = (rest: number) => head.filter((byte, index) => byte === 0 && index % 2 === rest).length
  const [even, odd] = [zeros(0), zeros(1)]
  if (odd > head.length / 4 && even < head.length / 50) return 'utf-16le'
  return even > head.length / 4 && odd < head.length / 50 ? 'utf-16be' : undefined
}

function isBinary(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 65_536)
  let strange = 0
  for (const byte of head) {
    if (byte === 0) return true
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) strange += 1
  }
  return strange > head.length / 200
}

// "Ủy ban" saved as UTF-8, read as windows-1252 and saved again.
const WRONGLY_SAVED = /á»|áº|Æ°|Ã[¡-¿]|Ä‘/gu
// Letters of TCVN3 in Unicode files: © for â, ¸ for á, ® for đ, and the like, inside words.
const OLD_FONT =
  /\p{L}[¨©ª«¬®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþ]*[¨©ª«¬®µ¶·¸¹»¼½¾×÷]/gu

function checked(text: string | undefined): DecodedText {
  if (text === undefined) return { problem: { code: 'encoding' } }
  const letters = countOf(text, /\p{L}/gu)
  const isOften = (pattern: RegExp) => countOf(text, pattern) > Math.max(4, letters / 100)
  if (isOften(WRONGLY_SAVED)) return { problem: { code: 'wrongly-saved' } }
  if (countOf(text, CONTROL) > text.length / 200) return { problem: { code: 'binary' } }
  const isVietnamese = countOf(text, /[\u1ea0-\u1ef9\u01a0\u01a1\u01af\u01b0\u0110\u0111]/gu) > letters / 50
  if (!isVietnamese && isOften(OLD_FONT)) return { problem: { code: 'old-font' } }
  return { text }
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

// Signs that no keyboard makes, but for the page feed and the breaks of lines.
const CONTROL = /(?![\t\n\v\f\r\u0085])\p{Cc}|[\ufffe\uffff]/gu
// windows-1258 writes marks after their letter; other signs of its upper half hardly occur in a text.
const RARE = /[¡-©«-¯±-¿×÷ÆÐØÞßæøþ]/gu

/** windows-1258, where what comes out is Vietnamese; other single-byte encodings cannot be told from it. */
function decodeOldVietnamese(bytes: Buffer): DecodedText {
  const text = decode(bytes, 'windows-1258')?.normalize('NFC')
  if (text === undefined) return { problem: { code: 'encoding' } }
  const marked = countOf(text, /[\u1ea0-\u1ef9\u01a0\u01a1\u01af\u01b0]/gu)
  const rare = countOf(text, RARE)
  const loose = countOf(text, /[^\p{L}\p{M}][\u0300\u0301\u0303\u0309\u0323]/gu)
  if (marked > rare * 4 && loose === 0) return { text }
  return { problem: { code: rare > marked ? 'old-font' : 'encoding' } }
}
