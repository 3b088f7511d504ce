/** Removes tone and vowel marks and case: the key under which "Giấy", "giay" and "GIẦY" meet. */
export function fold(text: string): string {
  return text.normalize('NFC').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')
}

/** Lower-case, composed and with one tone placement: the key for accent-exact comparison. */
export function accentKey(text: string): string {
  return normaliseTone(text).toLowerCase()
}

const TONE = '[\u0300\u0301\u0303\u0309\u0323]'
// An open oa, oe or uy carries its tone on the first vowel. The u of "qu" belongs to the consonant,
// so "quý" is already right, and a closed rime ("hoàn", "huých") has only one spelling.
const TONE_ON_SECOND = new RegExp(`(?<!q)(o(?=[ae])|u(?=y))([aey])(${TONE})(?![\\p{L}\\p{M}])`, 'giu')
const TONE_ON_QU = new RegExp(`(q)(u)(${TONE})(y)(?![\\p{L}\\p{M}])`, 'giu')

/** Writes old and new tone placement ("hoà", "hòa") the same way, as place names in law do: "hòa". */
export function normaliseTone(text: string): string {
  return text
    .normalize('NFD')
    .replace(TONE_ON_SECOND, '$1$3$2')
    .replace(TONE_ON_QU, '$1$2$4$3')
    .normalize('NFC')
}

/** Words of a text as written, without punctuation; digits count as words. */
export function words(text: string): string[] {
  return text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? []
}

/** The folded words of a text, the unit of search: Vietnamese separates syllables, not words. */
export function syllables(text: string): string[] {
  return words(text).map(fold)
}
